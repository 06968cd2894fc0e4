#include "documents/json/report_json.h"

#include "documents/json/fields_writer.h"

namespace zhijian {

std::string report_json(const Report& report) {
  std::string json;
  write_report_json(report, [&](std::string_view piece) { json += piece; });
  return json;
}

void write_report_json(const Report& report, const std::function<void(std::string_view)>& sink) {
  JsonWriter json(sink);
  FieldsWriter fields(json);
  json.open_object();
  json.add("schema", std::string_view("zhijian.report/2"));
  describe(fields, report);
  json.close_object();
  json.finish();
}

}  // namespace zhijian
