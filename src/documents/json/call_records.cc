#include "documents/json/call_records.h"

#include "documents/json/fields_out.h"

namespace zhijian {

namespace {

void append(const CallRecord& record, const QuietText* quiet, std::string& out) {
  JsonOut json(out);
  FieldsOut fields(json, quiet);
  json.open('{');
  fields.always("schema", std::string_view("zhijian.call/2"), "");
  describe(fields, record);
  json.close('}');
  json.line_feed();
}

}  // namespace

void append_call_record(const CallRecord& record, std::string& out) {
  append(record, nullptr, out);
}

void CallRecordWriter::operator()(const CallRecord& record, std::string& out) {
  append(record, record.quiet == nullptr ? nullptr : &quiet_of(record).text, out);
}

const CallRecordWriter::Quiet& CallRecordWriter::quiet_of(const CallRecord& record) {
  for (const Quiet& known : quiet_) {
    if (known.verdicts == record.quiet) return known;
  }
  Quiet made{record.quiet, {{}, {0}}};
  for (size_t i = 0; i < record.rules.size(); ++i) {
    RuleRecord rule;
    rule.id = record.rules[i].id;
    rule.name = record.rules[i].name;
    rule.dimension = record.rules[i].dimension;
    rule.draft = record.rules[i].draft;
    rule.verdict = (*record.quiet)[i];
    {
      JsonOut json(made.text.rules);
      FieldsOut(json).write(rule);
    }
    made.text.rules += ',';
    made.text.begins.push_back(made.text.rules.size());
  }
  return quiet_.emplace_back(std::move(made));
}

}  // namespace zhijian
