#include "score/quotes.h"

#include "base/utf8.h"
#include "score/call_record.h"

namespace zhijian {

namespace {

/// Takes texts one after the other, up to kQuoteLength code points in all: a regex may find a whole turn,
/// which may have megabytes.
class Clipped {
 public:
  explicit Clipped(std::string& out) : out_(out) {}
  ~Clipped() {
    if (cut_) out_ += "…";
  }
  Clipped(const Clipped&) = delete;
  Clipped& operator=(const Clipped&) = delete;

  Clipped& operator<<(std::string_view text) {
    size_t end = 0;
    for (; end < text.size() && left_ > 0; --left_) end += utf8_length(static_cast<unsigned char>(text[end]));
    cut_ |= end < text.size();
    out_ += text.substr(0, end);
    return *this;
  }

 private:
  std::string& out_;
  size_t left_ = kQuoteLength;
  bool cut_ = false;
};

/// The words found, over all parts; of a missing phrase those of the moment.
void add_words(const HitRecord& hit, std::string& out) {
  Clipped words(out);
  if (hit.missing && hit.moment) words << hit.moment->part.text;
  for (const HitRecord::Part& part : hit.parts) words << part.text;
}

/// What the first part was said in, and the others.
void add_sentence(const HitRecord& hit, std::string& out) {
  Clipped sentence(out);
  sentence << hit.sentence;
  if (hit.parts.size() > 1 && hit.sentence.empty()) sentence << hit.parts.front().text;
  for (size_t i = 1; i < hit.parts.size(); ++i) sentence << hit.parts[i].text;
}

}  // namespace

RankedQuote::RankedQuote(std::string_view call, const HitRecord& hit, bool review, size_t position)
    : position_(static_cast<uint32_t>(position)),
      turn_(hit.missing && hit.moment ? hit.moment->turn : hit.turn),
      value_(hit.value),
      probe_(hit.probe),
      missing_(hit.missing),
      review_(review) {
  constexpr size_t kUsual = 512;
  std::string texts;
  texts.reserve(kUsual);
  std::array<size_t, kTexts> ends;
  texts += call;
  ends[0] = texts.size();
  add_words(hit, texts);
  ends[1] = texts.size();
  add_sentence(hit, texts);
  ends[2] = texts.size();
  texts += hit.phrase;
  ends[3] = texts.size();
  texts += hit.label;
  ends[4] = texts.size();
  set_texts(texts, ends);
}

RankedQuote::RankedQuote(const Quote& quote, size_t position)
    : position_(static_cast<uint32_t>(position)),
      turn_(quote.turn),
      value_(quote.value),
      probe_(quote.probe),
      missing_(quote.missing),
      review_(quote.review) {
  std::string texts;
  std::array<size_t, kTexts> ends;
  size_t index = 0;
  for (const std::string* text : {&quote.call, &quote.text, &quote.sentence, &quote.phrase, &quote.label}) {
    texts += *text;
    ends[index++] = texts.size();
  }
  set_texts(texts, ends);
}

void RankedQuote::set_texts(std::string_view texts, const std::array<size_t, kTexts>& ends) {
  texts_ = texts;  // in no more room than they need
  for (size_t i = 0; i < kTexts; ++i) ends_[i] = static_cast<uint32_t>(ends[i]);
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
