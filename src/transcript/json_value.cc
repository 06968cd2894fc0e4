#include "transcript/json_value.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

namespace zhijian::json {

namespace {

error_code read_number(value& source, std::string& out) {
  const std::string_view token = token_of(source);
  if (token.find_first_of(".eE") == std::string_view::npos) {
    if (token.find_first_not_of("-0123456789") != std::string_view::npos) return simdjson::NUMBER_ERROR;
    out = token;
    return simdjson::SUCCESS;
  }
  double number = 0;
  if (const auto error = source.get_double().get(number)) return error;
  char digits[32];
  out.assign(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
  return simdjson::SUCCESS;
}

}  // namespace

error_code read_string(value& source, Text& out) {
  // simdjson knows where the next token begins, so a string without escapes need not be read byte by byte.
  const std::string_view token = token_of(source);
  if (token.empty() || token.front() != '"') return simdjson::INCORRECT_TYPE;
  if (token.size() >= 2 && token.back() == '"' && std::memchr(token.data(), '\\', token.size()) == nullptr) {
    out = {token.substr(1, token.size() - 2), false};
    return simdjson::SUCCESS;
  }
  out.unescaped = true;
  return source.get_string().get(out.text);
}

error_code read_id(value& source, Text& out) {
  const std::string_view token = token_of(source);
  if (token.empty() || (token.front() != '-' && !is_ascii_digit(token.front())))
    return read_string(source, out);
  out = {token, false};
  return source.get_number().error();
}

error_code read_milliseconds(value& source, int64_t& out) {
  constexpr size_t kFewDigits = 15;  // fit into 64 bits, and into a double
  constexpr double kMax = 9e15;      // beyond, doubles skip integers
  const std::string_view token = token_of(source);
  if (std::all_of(token.begin(), token.end(), is_ascii_digit) && token.size() <= kFewDigits &&
      (token.front() != '0' || token.size() == 1)) {
    out = 0;
    for (const char digit : token) out = out * 10 + (digit - '0');
    return simdjson::SUCCESS;
  }
  if (token.front() != '-' && !is_ascii_digit(token.front())) return simdjson::INCORRECT_TYPE;
  simdjson::ondemand::number number;
  if (const auto error = source.get_number().get(number)) return error;
  const double amount = number.as_double();
  if (!(amount >= 0 && amount <= kMax)) return simdjson::INCORRECT_TYPE;
  out = std::llround(amount);
  return simdjson::SUCCESS;
}

error_code read_scalar(value& source, std::string& out) {
  simdjson::ondemand::json_type type;
  if (const auto error = source.type().get(type)) return error;
  if (type == simdjson::ondemand::json_type::number) return read_number(source, out);
  if (type == simdjson::ondemand::json_type::boolean) {
    bool truth = false;
    const error_code error = source.get_bool().get(truth);
    out = truth ? "true" : "false";
    return error;
  }
  Text text;
  const error_code error = read_string(source, text);
  out = text.text;
  return error;
}

}  // namespace zhijian::json
