#include "transcript/json_document.h"

#include <algorithm>

#include "base/message_id.h"
#include "base/utf8.h"
#include "transcript/json_scanner.h"
#include "transcript/snippet.h"
#include "transcript/trim.h"

namespace zhijian::json {

namespace {

/// Control characters that stand in strings as they are, which JSON forbids, become escapes.
void escape_controls(std::string_view json, std::string& out) {
  constexpr char kHex[] = "0123456789abcdef";
  out.clear();
  bool in_string = false;
  for (size_t i = 0; i < json.size(); ++i) {
    const auto byte = static_cast<unsigned char>(json[i]);
    if (in_string && byte < 0x20) {
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
      continue;
    }
    out += json[i];
    if (json[i] == '"') in_string = !in_string;
    const bool escape = in_string && json[i] == '\\' && i + 1 < json.size();
    if (escape && static_cast<unsigned char>(json[i + 1]) >= 0x20) out += json[++i];
  }
}

}  // namespace

bool Document::open(std::string_view json, size_t beyond, uint32_t line, CallBuilder& builder) {
  builder_ = &builder;
  line_ = line;
  if (beyond < simdjson::SIMDJSON_PADDING) {
    padded_.reserve(json.size() + simdjson::SIMDJSON_PADDING);
    padded_.assign(json);
    json = padded_;
    beyond = padded_.capacity() - padded_.size();
  }
  text_ = json;
  document_ = {};
  error_code error = parser_.iterate(json, json.size() + beyond).get(document_);
  if (error == simdjson::UNESCAPED_CHARS) {
    escape_controls(json, repaired_);
    repaired_.reserve(repaired_.size() + simdjson::SIMDJSON_PADDING);
    text_ = repaired_;
    error = parser_.iterate(text_, repaired_.capacity()).get(document_);
  }
  if (error) return fail(error);
  error = document_.get_object().get(object_);
  if (error == simdjson::INCORRECT_TYPE) return fail(message(MessageId::RejectNotACall));
  return !error || fail(error);
}

bool Document::fail(Message reason) {
  uint32_t line = line_;
  const char* place = nullptr;
  if (document_.is_alive() && !document_.current_location().get(place) && place >= text_.data() &&
      place < text_.data() + text_.size()) {
    line += static_cast<uint32_t>(std::count(text_.data(), place, '\n'));
  }
  builder_->fail(line, std::move(reason));
  return false;
}

bool Document::fail(error_code error) {
  switch (error) {
    case simdjson::UTF8_ERROR: {
      const size_t at = std::min(find_invalid_utf8(text_), text_.size());
      builder_->fail(line_ + static_cast<uint32_t>(
                                 std::count(text_.begin(), text_.begin() + static_cast<ptrdiff_t>(at), '\n')),
                     message(MessageId::RejectInvalidBytes, "UTF-8"));
      return false;
    }
    case simdjson::EMPTY:
    case simdjson::UNCLOSED_STRING:
      return fail(message(MessageId::RejectJsonIncomplete));
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
      return fail_incomplete();
    default:
      break;
  }
  const char* place = nullptr;
  if (document_.current_location().get(place) || place < text_.data() ||
      place >= text_.data() + text_.size()) {
    return fail(message(MessageId::RejectJsonIncomplete));
  }
  return fail(
      message(MessageId::RejectJsonSyntax, snippet(text_.substr(static_cast<size_t>(place - text_.data())))));
}

bool Document::fail_incomplete() {
  // simdjson says so too where something stands behind the object.
  JsonScanner scanner;
  scanner.next(text_);
  if (scanner.next(text_) != JsonScanner::Event::End) return fail(message(MessageId::RejectJsonIncomplete));
  return fail(message(MessageId::RejectJsonSyntax, snippet(trim(text_.substr(scanner.position())))));
}

bool Document::fail(error_code error, MessageId wrong_type, std::string_view path) {
  const bool wrong = error == simdjson::INCORRECT_TYPE || error == simdjson::NUMBER_OUT_OF_RANGE;
  return wrong ? fail(message(wrong_type, path)) : fail(error);
}

}  // namespace zhijian::json
