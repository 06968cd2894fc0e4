#include "calls/json/json_value.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace zhijian::json {

namespace {

/// Takes digits away; false where there are none.
bool take_digits(std::string_view& text) {
  const size_t before = text.size();
  while (!text.empty() && is_ascii_digit(text.front())) text.remove_prefix(1);
  return text.size() < before;
}

bool take_one_of(std::string_view characters, std::string_view& text) {
  if (text.empty() || characters.find(text.front()) == characters.npos) return false;
  text.remove_prefix(1);
  return true;
}

/// As JSON writes numbers: no plus sign, no zero before other digits, digits on both sides of a point.
bool is_number(std::string_view text) {
  take_one_of("-", text);
  if (!take_one_of("0", text) && !take_digits(text)) return false;
  if (take_one_of(".", text) && !take_digits(text)) return false;
  if (take_one_of("eE", text)) {
    take_one_of("+-", text);
    if (!take_digits(text)) return false;
  }
  return text.empty();
}

std::optional<double> number_of(std::string_view token) {
  double number = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), number);
  if (!is_number(token) || error != std::errc()) return std::nullopt;
  return number;
}

/// The four digits of a `\\u` escape at `at`, 0 where none is there.
uint32_t escape_at(std::string_view token, size_t at) {
  if (at + 6 > token.size() || token[at] != '\\' || token[at + 1] != 'u') return 0;
  uint32_t code = 0;
  const char* const begin = token.data() + at + 2;
  const auto [end, error] = std::from_chars(begin, begin + 4, code, 16);
  return error == std::errc() && end == begin + 4 ? code : 0;
}

/// The token with the escape of U+FFFD for each half of a pair of surrogates that stands alone.
std::string without_lone_surrogates(std::string_view token) {
  std::string out(token);
  for (size_t at = 0; at + 1 < out.size(); ++at) {
    if (out[at] != '\\') continue;
    const uint32_t code = escape_at(out, at);
    const uint32_t next = escape_at(out, at + 6);
    if (code >= 0xD800 && code < 0xDC00 && next >= 0xDC00 && next < 0xE000) {
      at += 11;
    } else if (code >= 0xD800 && code < 0xE000) {
      out.replace(at, 6, "\\ufffd");
      at += 5;
    } else {
      ++at;  // what is escaped
    }
  }
  return out;
}

Fault shortest_number(std::string_view token, std::string& out) {
  if (!is_number(token)) return Fault::Syntax;
  if (token.find_first_of(".eE") == token.npos) {
    out = token;
    return Fault::None;
  }
  const std::optional<double> number = number_of(token);
  if (!number) return Fault::Syntax;
  char digits[32];
  out.assign(digits, std::to_chars(digits, digits + sizeof digits, *number).ptr);
  return Fault::None;
}

}  // namespace

struct ValueReader::Unescaper {
  simdjson::ondemand::parser parser;
};

ValueReader::ValueReader(Tokens& tokens) : tokens_(tokens), unescaper_(std::make_unique<Unescaper>()) {}
ValueReader::~ValueReader() = default;

Fault ValueReader::unescape(std::string_view token, Text& out) {
  // The token's own document: behind it stands what is behind the whole text at least.
  simdjson::ondemand::document document;
  std::string_view text;
  if (unescaper_->parser.iterate(token, token.size() + Tokens::kBeyond).get(document)) return Fault::Syntax;
  if (document.get_string().get(text)) {
    // A text cut in the middle of a character has one of two surrogates left.
    const simdjson::padded_string mended(without_lone_surrogates(token));
    if (unescaper_->parser.iterate(mended).get(document)) return Fault::Syntax;
    if (document.get_string().get(text)) return Fault::Syntax;
    ++replaced_;
  }
  if (unescaped_count_ == unescaped_.size()) unescaped_.emplace_back();
  std::string& kept = unescaped_[unescaped_count_++];
  kept = text;
  out = {kept, true};
  return Fault::None;
}

Fault ValueReader::read_number(Text& out) {
  const std::string_view token = tokens_.token();
  if (!is_number(token)) return Fault::Syntax;
  out = {token, false};
  tokens_.next();
  return Fault::None;
}

Fault ValueReader::read_odd_milliseconds(std::string_view token, int64_t& out) {
  constexpr double kMax = 9e15;  // beyond, doubles skip integers
  if (!begins_number(tokens_.front())) return Fault::WrongType;
  const std::optional<double> amount = number_of(token);
  if (!amount) return Fault::Syntax;
  if (!(*amount >= 0 && *amount <= kMax)) return Fault::WrongType;
  out = std::llround(*amount);
  return Fault::None;
}

Fault ValueReader::read_scalar(std::string& out) {
  const std::string_view token = tokens_.token();
  if (token == "true" || token == "false") {
    out = token;
  } else if (begins_number(tokens_.front())) {
    if (const Fault fault = shortest_number(token, out); fault != Fault::None) return fault;
  } else {
    Text text;
    if (const Fault fault = text_of(token, text); fault != Fault::None) return fault;
    out = text.text;
  }
  tokens_.next();
  return Fault::None;
}

}  // namespace zhijian::json
