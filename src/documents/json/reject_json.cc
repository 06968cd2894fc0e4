#include "documents/json/reject_json.h"

#include <string_view>

#include "base/message.h"
#include "base/shown_bytes.h"
#include "documents/json/json_out.h"

namespace zhijian {

void append_reject(const Reject& reject, std::string& out) {
  JsonOut json(out);
  json.open('{');
  json.key("\"schema\":").value(std::string_view("zhijian.reject/1"));
  json.key("\"file\":").value(std::string_view(reject.file));
  json.key("\"line\":").value(reject.line);
  json.key("\"call\":");
  reject.call.empty() ? json.null() : json.value(std::string_view(shown_bytes(reject.call)));
  json.key("\"reason\":").value(std::string_view(to_text(reject.reason, Language::English)));
  json.close('}');
  json.line_feed();
}

}  // namespace zhijian
