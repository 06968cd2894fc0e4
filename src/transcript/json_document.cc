#include "transcript/json_document.h"

#include "base/message_id.h"
#include "base/utf8.h"
#include "transcript/json_scanner.h"
#include "transcript/lines.h"
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
  has_tokens_ = false;
  error_code error = parser_.iterate(json, json.size() + beyond).get(document_);
  if (error == simdjson::UNESCAPED_CHARS) {
    escape_controls(json, repaired_);
    repaired_.reserve(repaired_.size() + simdjson::SIMDJSON_PADDING);
    text_ = repaired_;
    error = parser_.iterate(text_, repaired_.capacity()).get(document_);
  }
  if (error) return fail(error);
  has_tokens_ = true;
  error = document_.get_object().get(object_);
  if (error == simdjson::INCORRECT_TYPE) return fail(message(MessageId::RejectNotACall));
  return !error || fail(error);
}

/// Where in the text the last thing that was read stands; its end where that is not known.
size_t Document::place() {
  const char* place = nullptr;
  if (!has_tokens_ || document_.current_location().get(place)) return text_.size();
  const bool inside = place >= text_.data() && place < text_.data() + text_.size();
  return inside ? static_cast<size_t>(place - text_.data()) : text_.size();
}

bool Document::fail(Message reason) {
  const size_t at = place();
  builder_->fail(line_ + count_lines(text_.substr(0, at == text_.size() ? 0 : at)), std::move(reason));
  return false;
}

bool Document::fail(error_code error) {
  switch (error) {
    case simdjson::UTF8_ERROR:
      builder_->fail_bytes(line_ + count_lines(text_.substr(0, find_invalid_utf8(text_))));
      return false;
    case simdjson::EMPTY:
    case simdjson::UNCLOSED_STRING:
      return fail(message(MessageId::RejectJsonIncomplete));
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
      return fail_incomplete();
    default:
      break;
  }
  const size_t at = place();
  return fail(at == text_.size() ? message(MessageId::RejectJsonIncomplete)
                                 : message(MessageId::RejectJsonSyntax, snippet(text_.substr(at))));
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
