#include "score/quote.h"

#include "base/utf8.h"

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

}  // namespace zhijian
