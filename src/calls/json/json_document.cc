#include "calls/json/json_document.h"

#include "base/messages/transcript.h"
#include "base/utf8.h"
#include "calls/json/json_scanner.h"
#include "base/lines.h"
#include "base/snippet.h"
#include "base/trim.h"

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
  values_.clear();
  if (beyond < Tokens::kBeyond) {
    padded_.reserve(json.size() + Tokens::kBeyond);
    padded_.assign(json);
    json = padded_;
    beyond = padded_.capacity() - padded_.size();
  }
  text_ = json;
  has_tokens_ = false;
  Fault fault = tokens_.find(json, beyond);
  if (fault == Fault::Control) {
    escape_controls(json, repaired_);
    repaired_.reserve(repaired_.size() + Tokens::kBeyond);
    text_ = repaired_;
    fault = tokens_.find(text_, repaired_.capacity() - repaired_.size());
  }
  if (fault != Fault::None) return fail(fault);
  has_tokens_ = true;
  if (tokens_.front() != '{') return fail(message(says::RejectNotACall));
  return tokens_.ends_with_brace() || fail_incomplete();
}

bool Document::fail(Message reason, size_t place) {
  builder_->fail(line_ + count_lines(text_.substr(0, place == text_.size() ? 0 : place)), std::move(reason));
  return false;
}

bool Document::fail(Fault fault) {
  switch (fault) {
    case Fault::InvalidBytes:
      builder_->fail_bytes(line_ + count_lines(text_.substr(0, find_invalid_utf8(text_))));
      return false;
    case Fault::Empty:
    case Fault::OpenString:
      return fail(message(says::RejectJsonIncomplete));
    default:
      break;
  }
  const size_t at = place();
  return fail(at == text_.size() ? message(says::RejectJsonIncomplete)
                                 : message(says::RejectJsonSyntax, snippet(text_.substr(at))));
}

/// What is wrong is either the key or what stands behind it.
bool Document::fail_key() {
  const std::string_view key = tokens_.token();
  if (key.size() >= 2 && key.front() == '"' && key.back() == '"') tokens_.next();
  return fail(Fault::Syntax);
}

bool Document::fail_incomplete() {
  // Either the object's brace is missing, or something stands behind it.
  JsonScanner scanner;
  scanner.next(text_);
  if (scanner.next(text_) != JsonScanner::Event::End) return fail(message(says::RejectJsonIncomplete));
  return fail(message(says::RejectJsonSyntax, snippet(trim(text_.substr(scanner.position())))));
}

bool Document::fail(Fault fault, MessageId wrong_type, std::string_view path) {
  return fault == Fault::WrongType ? fail(message(wrong_type, path)) : fail(fault);
}

}  // namespace zhijian::json
