#include "calls/json/json_scanner.h"

#include "base/trim.h"

namespace zhijian {

bool JsonScanner::skip_string(std::string_view text) {
  while (position_ < text.size()) {
    const char c = text[position_++];
    if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = true;
    } else if (c == '"') {
      in_string_ = false;
      return true;
    }
  }
  return false;
}

JsonScanner::Event JsonScanner::scan_call(std::string_view text) {
  while (position_ < text.size()) {
    if (in_string_ && !skip_string(text)) return Event::More;
    if (position_ == text.size()) return Event::More;
    const char c = text[position_++];
    if (c == '"') {
      in_string_ = true;
    } else if (c == '{' || c == '[') {
      ++depth_;
    } else if ((c == '}' || c == ']') && --depth_ == 0) {
      inside_ = false;
      return Event::End;
    }
  }
  return Event::More;
}

JsonScanner::Event JsonScanner::next(std::string_view text) {
  if (inside_) return scan_call(text);
  for (; position_ < text.size(); ++position_) {
    const char c = text[position_];
    if (is_ascii_space(c) || c == ',') continue;
    if (c == '{') {
      inside_ = true;
      in_garbage_ = false;
      return Event::Begin;
    }
    if (c == '[') {
      ++arrays_;
    } else if (c == ']' && arrays_ > 0) {
      --arrays_;
    } else if (!in_garbage_) {
      in_garbage_ = true;
      return Event::Garbage;
    }
  }
  return Event::More;
}

bool holds_json_object(std::string_view text) {
  JsonScanner scanner;
  if (scanner.next(text) != JsonScanner::Event::Begin) return false;
  return scanner.next(text) == JsonScanner::Event::End;
}

}  // namespace zhijian
