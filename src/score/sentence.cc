#include "score/sentence.h"

#include "base/utf8.h"
#include "text/fold.h"

namespace zhijian {

namespace {

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u;
}

bool is_ascii_alphanumeric(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

size_t before(std::string_view text, size_t at) {
  do --at;
  while (is_continuation(text[at]));
  return at;
}

// Whether a sentence ends with the code point at `at`; moves `at` behind it.
bool ends_sentence(std::string_view text, size_t& at) {
  const size_t begin = at;
  const char32_t c = decode_utf8(text, at);
  if (c == '\n') return true;
  if (classify(c) != CharClass::SentenceEnd) return false;
  const bool in_number = c == '.' && begin > 0 && at < text.size() &&
                         is_ascii_alphanumeric(text[begin - 1]) && is_ascii_alphanumeric(text[at]);
  return !in_number;
}

bool is_space_before(std::string_view text, size_t end) {
  return end > 0 &&
         (text[end - 1] == ' ' || text[end - 1] == '\n' || text[end - 1] == '\r' || text[end - 1] == '\t');
}

bool is_space_at(std::string_view text, size_t at) {
  return at < text.size() && is_space_before(text, at + 1);
}

}  // namespace

std::string_view sentence_around(std::string_view text, Span place, uint32_t reach) {
  size_t begin = place.begin;
  const bool at_end = place.empty() && begin == text.size();
  for (uint32_t i = 0; i < reach && begin > 0; ++i) {
    const size_t previous = before(text, begin);
    size_t after = previous;
    const bool is_last = at_end && i == 0;
    if (ends_sentence(text, after) && !is_last) break;
    begin = previous;
  }
  size_t end = place.end;
  for (uint32_t i = 0; i < reach && end < text.size(); ++i) {
    if (ends_sentence(text, end)) break;
  }
  while (begin < place.begin && is_space_at(text, begin)) ++begin;
  while (end > place.end && is_space_before(text, end)) --end;
  return text.substr(begin, end - begin);
}

}  // namespace zhijian
