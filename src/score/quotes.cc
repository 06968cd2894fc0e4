#include "score/quotes.h"

#include "base/utf8.h"
#include "score/call_record.h"

namespace zhijian {

namespace {

// A regex may find a whole turn, which may have megabytes.
void clip(std::string& text) {
  size_t end = 0;
  for (size_t count = 0; count < kQuoteLength; ++count) {
    if (end >= text.size()) return;
    end += utf8_length(static_cast<unsigned char>(text[end]));
  }
  if (end >= text.size()) return;
  text.resize(end);
  text += "…";
}

}  // namespace

Quote make_quote(std::string_view call, const HitRecord& hit, bool review) {
  Quote quote;
  quote.call = call;
  quote.turn = hit.turn;
  quote.missing = hit.missing;
  quote.review = review;
  quote.phrase = hit.phrase;
  quote.probe = hit.probe;
  quote.value = hit.value;
  quote.label = hit.label;
  quote.sentence = hit.sentence;
  if (hit.missing && hit.moment) {
    quote.turn = hit.moment->turn;
    quote.text = hit.moment->part.text;
  }
  for (const HitRecord::Part& part : hit.parts) quote.text += part.text;
  if (hit.parts.size() > 1) {
    if (quote.sentence.empty()) quote.sentence = hit.parts.front().text;
    for (size_t i = 1; i < hit.parts.size(); ++i) quote.sentence += hit.parts[i].text;
  }
  clip(quote.text);
  clip(quote.sentence);
  return quote;
}

RankedQuote::RankedQuote(const Quote& quote, size_t position)
    : position_(static_cast<uint32_t>(position)),
      turn_(quote.turn),
      value_(quote.value),
      probe_(quote.probe),
      missing_(quote.missing),
      review_(quote.review) {
  const std::string* const texts[kTexts] = {&quote.call, &quote.text, &quote.sentence, &quote.phrase,
                                            &quote.label};
  size_t size = 0;
  for (const std::string* text : texts) size += text->size();
  texts_.reserve(size);
  for (size_t i = 0; i < kTexts; ++i) add(i, *texts[i]);
}

void RankedQuote::add(size_t index, std::string_view text) {
  texts_ += text;
  ends_[index] = static_cast<uint32_t>(texts_.size());
}

Quote RankedQuote::quote() const {
  Quote quote;
  quote.call = text(0);
  quote.turn = turn_;
  quote.text = text(1);
  quote.sentence = text(2);
  quote.missing = missing_;
  quote.review = review_;
  quote.phrase = text(3);
  quote.probe = probe_;
  quote.value = value_;
  quote.label = text(4);
  return quote;
}

}  // namespace zhijian
