#include "documents/json/read_records.h"

#include <simdjson.h>

#include <algorithm>
#include <string>

#include "base/messages/report.h"
#include "base/snippet.h"
#include "documents/json/fields_in.h"

namespace zhijian {

struct CallRecordReader::Implementation {
  simdjson::dom::parser parser;
};

CallRecordReader::CallRecordReader() : implementation_(std::make_unique<Implementation>()) {}
CallRecordReader::~CallRecordReader() = default;
CallRecordReader::CallRecordReader(CallRecordReader&&) noexcept = default;

Result<void> CallRecordReader::read(std::string_view line, CallRecord& record) {
  simdjson::dom::element root;
  const auto error = implementation_->parser.parse(line.data(), line.size()).get(root);
  if (error) return unexpected(message(says::RecordNotJson, snippet(line)));
  std::string_view schema;
  if (root["schema"].get_string().get(schema)) schema = "";
  const bool is_first_version = schema == "zhijian.call/1";
  if (!is_first_version && schema != "zhijian.call/2")
    return unexpected(message(says::RecordWrongSchema, std::string(schema)));
  const auto failed = FieldsIn::read(root, is_first_version, record);
  if (!failed) return {};
  if (!failed->wanted) return unexpected(message(says::RecordKeyMissing, failed->key));
  return unexpected(message(*failed->wanted, failed->key));
}

}  // namespace zhijian
