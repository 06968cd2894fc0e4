#include "transcript/json_value.h"

#include <simdjson.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <optional>

namespace zhijian::json {

namespace {

bool begins_number(char c) {
  return c == '-' || is_ascii_digit(c);
}

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

/// Most times are a few digits, which are taken in at once. False for anything else. Eight bytes from the
/// token's begin can be read.
bool few_digits(std::string_view token, int64_t& number) {
  constexpr size_t kWord = sizeof(uint64_t);
  constexpr uint64_t kZeros = 0x3030303030303030;
  if (std::endian::native != std::endian::little) return false;
  if (token.empty() || token.size() > kWord || (token.front() == '0' && token.size() > 1)) return false;
  uint64_t word = 0;
  std::memcpy(&word, token.data(), kWord);
  // Zeros before the digits; then each byte is 0x30 to 0x39, or this is no number.
  if (token.size() < kWord) word = word << 8 * (kWord - token.size()) | kZeros >> 8 * token.size();
  const uint64_t too_high = word + 0x4646464646464646, too_low = word - kZeros;
  if (((too_high | too_low) & 0x8080808080808080) != 0) return false;
  // Neighbours are added up in pairs: two digits each, then four, then all eight.
  word = (word & 0x0F0F0F0F0F0F0F0F) * (10 << 8 | 1) >> 8;
  word = (word & 0x00FF00FF00FF00FF) * (100 << 16 | 1) >> 16;
  number = static_cast<int64_t>((word & 0x0000FFFF0000FFFF) * (uint64_t{10'000} << 32 | 1) >> 32);
  return true;
}

}  // namespace

struct ValueReader::Unescaper {
  simdjson::ondemand::parser parser;
};

ValueReader::ValueReader(Tokens& tokens) : tokens_(tokens), unescaper_(std::make_unique<Unescaper>()) {}
ValueReader::~ValueReader() = default;

Fault ValueReader::text_of(std::string_view token, Text& out) {
  if (token.empty() || token.front() != '"') return Fault::WrongType;
  if (token.size() < 2 || token.back() != '"') return Fault::Syntax;  // something sticks to its end
  if (tokens_.has_escapes() && token.find('\\') != token.npos) return unescape(token, out);
  out = {token.substr(1, token.size() - 2), false};
  return Fault::None;
}

Fault ValueReader::unescape(std::string_view token, Text& out) {
  // The token's own document: behind it stands what is behind the whole text at least.
  simdjson::ondemand::document document;
  std::string_view text;
  if (unescaper_->parser.iterate(token, token.size() + Tokens::kBeyond).get(document)) return Fault::Syntax;
  if (document.get_string().get(text)) return Fault::Syntax;
  if (unescaped_count_ == unescaped_.size()) unescaped_.emplace_back();
  std::string& kept = unescaped_[unescaped_count_++];
  kept = text;
  out = {kept, true};
  return Fault::None;
}

Fault ValueReader::read_string(Text& out) {
  const Fault fault = text_of(tokens_.token(), out);
  if (fault == Fault::None) tokens_.next();
  return fault;
}

Fault ValueReader::read_id(Text& out) {
  if (!begins_number(tokens_.front())) return read_string(out);
  const std::string_view token = tokens_.token();
  if (!is_number(token)) return Fault::Syntax;
  out = {token, false};
  tokens_.next();
  return Fault::None;
}

Fault ValueReader::read_milliseconds(int64_t& out) {
  const std::string_view token = tokens_.token();
  if (!few_digits(token, out)) {
    if (const Fault fault = read_odd_milliseconds(token, out); fault != Fault::None) return fault;
  }
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
