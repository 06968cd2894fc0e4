#include "calls/formats/json_call.h"

#include <simdjson.h>

#include "base/messages/transcript.h"
#include "calls/formats/own_results.h"

namespace zhijian::json {

namespace {

struct AgentField {
  std::string_view name;
  void (CallBuilder::*set)(std::string_view);
  std::string_view path;
};

constexpr AgentField kAgentFields[] = {{"id", &CallBuilder::set_agent, "agent.id"},
                                       {"name", &CallBuilder::set_agent_name, "agent.name"},
                                       {"team", &CallBuilder::set_team, "agent.team"}};

}  // namespace

constexpr CallReader::TextField CallReader::kTextFields[] = {{"call", &CallBuilder::set_id},
                                                             {"agent", &CallBuilder::set_agent},
                                                             {"agent_name", &CallBuilder::set_agent_name},
                                                             {"team", &CallBuilder::set_team},
                                                             {"start", &CallBuilder::set_start},
                                                             {"ended_by", &CallBuilder::set_ended_by}};

bool CallReader::read() {
  has_turns_ = false;
  nested_.clear();
  if (!document_.read_object([this](std::string_view key) { return read_field(key); })) return false;
  if (!document_.tokens().at_end()) return document_.fail(Fault::Syntax);
  for (size_t i = 0; i < document_.values().replaced(); ++i)
    document_.builder().warn(ReadWarning::BrokenCharacter, {});
  return !has_turns_ || add_nested();
}

bool CallReader::add_nested() {
  for (const Nested& nested : nested_) {
    memory_.resize(nested.json.size());
    size_t size = 0;
    if (simdjson::minify(nested.json.data(), nested.json.size(), memory_.data(), size)) {
      return document_.fail(Fault::Syntax);
    }
    document_.builder().add_meta(nested.name, std::string_view(memory_).substr(0, size));
  }
  return !document_.builder().failed();
}

bool CallReader::read_field(std::string_view key) {
  if (is_named(key, "turns")) return read_turns();
  if (is_named(key, "duration_ms")) return read_duration();
  if (is_named(key, "meta")) return read_meta();
  if (is_named(key, "agent") && document_.tokens().front() == '{') return read_agent();
  if (const TextField* known = find_field(key, kTextFields)) return read_text(*known);
  if (is_named(key, "schema")) return read_schema(key);
  return read_meta_field(key);
}

/// Metadata like others, but where it says that this is no call.
bool CallReader::read_schema(std::string_view key) {
  if (document_.tokens().front() != '"') return read_meta_field(key);
  if (const Fault fault = document_.values().read_scalar(memory_); fault != Fault::None)
    return document_.fail(fault);
  if (is_schema_of_result(memory_)) return document_.fail(message(says::RejectOwnResult, memory_));
  document_.builder().add_meta(key, memory_);
  return !document_.builder().failed();
}

bool CallReader::read_text(const TextField& field) {
  Text text;
  const Fault fault = document_.values().read_id(text);
  if (fault != Fault::None) return document_.fail(fault, says::RejectNotText, field.name);
  (document_.builder().*field.set)(text.text);
  return !document_.builder().failed();
}

bool CallReader::read_agent() {
  return document_.read_object([this](std::string_view key) {
    const AgentField* known = find_field(key, kAgentFields);
    return known == nullptr ? document_.skip() : read_text({known->path, known->set});
  });
}

bool CallReader::read_duration() {
  int64_t duration = 0;
  const Fault fault = document_.values().read_milliseconds(duration);
  if (fault != Fault::None) return document_.fail(fault, says::RejectNotMilliseconds, "duration_ms");
  document_.builder().set_duration(duration);
  return !document_.builder().failed();
}

bool CallReader::read_meta() {
  if (document_.tokens().front() != '{') {
    return document_.fail(Fault::WrongType, says::RejectNotObject, "meta");
  }
  return document_.read_object([this](std::string_view key) { return read_meta_field(key); });
}

bool CallReader::read_meta_field(std::string_view key) {
  Tokens& tokens = document_.tokens();
  Text name;
  // With its quotes, which stand around it in the text.
  if (const Fault fault = document_.values().text_of({key.data() - 1, key.size() + 2}, name);
      fault != Fault::None) {
    return document_.fail(fault);
  }
  if (const char first = tokens.front(); first == '{' || first == '[') {
    const size_t begin = tokens.position();
    if (!document_.skip()) return false;
    const std::string_view rest = document_.text().substr(begin, tokens.position() - begin);
    nested_.push_back({name.text, rest.substr(0, rest.find_last_of("}]") + 1)});
    return true;
  }
  const Fault fault = document_.values().read_scalar(memory_);
  if (fault != Fault::None) return document_.fail(fault);
  document_.builder().add_meta(name.text, memory_);
  return !document_.builder().failed();
}

bool CallReader::read_turns() {
  if (has_turns_) return document_.fail(message(says::RejectFieldTwice, "turns"));
  has_turns_ = true;
  if (document_.tokens().front() != '[') {
    return document_.fail(Fault::WrongType, says::RejectNotList, "turns");
  }
  uint32_t number = 0;
  return document_.read_list([&] { return turns_.read(++number); });
}

}  // namespace zhijian::json
