#include "documents/json/json_out.h"

namespace zhijian {

void JsonOut::value(std::string_view text) {
  begin_value();
  put('"');
  for (size_t at = 0;;) {
    const size_t end = find_escaped(text, at);
    if (end > at) put(text.substr(at, end - at));  // an empty text may have no address to copy from
    if (end == text.size()) break;
    put(JsonEscape(text[end]).view());
    at = end + 1;
  }
  put('"');
  comma_ = true;
}

void JsonOut::make_room(size_t bytes) {
  const auto written = static_cast<size_t>(at_ - out_.data());
  out_.resize(written + bytes + kStep);
  at_ = out_.data() + written;
  end_ = out_.data() + out_.size();
}

}  // namespace zhijian
