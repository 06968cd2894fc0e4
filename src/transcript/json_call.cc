#include "transcript/json_call.h"
#include "base/message_id.h"

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
  const bool complete = for_each_field(
      document_, document_.object(),
      [&](simdjson::ondemand::field& field, value& source) { return read_field(field, source); });
  if (!complete) return false;
  if (!document_.at_end()) return document_.fail(simdjson::TRAILING_CONTENT);
  return !has_turns_ || add_nested();
}

bool CallReader::add_nested() {
  for (const Nested& nested : nested_) {
    memory_.resize(nested.json.size());
    size_t size = 0;
    const error_code error = simdjson::minify(nested.json.data(), nested.json.size(), memory_.data(), size);
    if (error) return document_.fail(error);
    document_.builder().add_meta(nested.name, std::string_view(memory_).substr(0, size));
  }
  return !document_.builder().failed();
}

bool CallReader::read_field(simdjson::ondemand::field& field, value& source) {
  const auto key = field.key();
  if (key.unsafe_is_equal("turns")) return read_turns(source);
  if (key.unsafe_is_equal("duration_ms")) return read_duration(source);
  if (key.unsafe_is_equal("meta")) return read_meta(source);
  if (key.unsafe_is_equal("agent") && token_of(source).starts_with('{')) return read_agent(source);
  if (const TextField* known = find_field(key, kTextFields)) return read_text(*known, source);
  return read_meta_field(field, source);
}

bool CallReader::read_text(const TextField& field, value& source) {
  Text text;
  if (const auto error = read_id(source, text))
    return document_.fail(error, MessageId::RejectNotText, field.name);
  (document_.builder().*field.set)(text.text);
  return !document_.builder().failed();
}

bool CallReader::read_agent(value& source) {
  simdjson::ondemand::object object;
  if (const auto error = source.get_object().get(object)) return document_.fail(error);
  return for_each_field(document_, object, [&](simdjson::ondemand::field& field, value& item) {
    const AgentField* known = find_field(field.key(), kAgentFields);
    return known == nullptr || read_text({known->path, known->set}, item);
  });
}

bool CallReader::read_duration(value& source) {
  int64_t duration = 0;
  if (const auto error = read_milliseconds(source, duration)) {
    return document_.fail(error, MessageId::RejectNotMilliseconds, "duration_ms");
  }
  document_.builder().set_duration(duration);
  return !document_.builder().failed();
}

bool CallReader::read_meta(value& source) {
  simdjson::ondemand::object object;
  if (const auto error = source.get_object().get(object)) {
    return document_.fail(error, MessageId::RejectNotObject, "meta");
  }
  return for_each_field(document_, object, [&](simdjson::ondemand::field& field, value& item) {
    return read_meta_field(field, item);
  });
}

bool CallReader::read_meta_field(simdjson::ondemand::field& field, value& source) {
  std::string_view name;
  if (const auto error = field.unescaped_key().get(name)) return document_.fail(error);
  const std::string_view token = token_of(source);
  if (token.starts_with('{') || token.starts_with('[')) {
    std::string_view json;
    if (const auto error = simdjson::to_json_string(source).get(json)) return document_.fail(error);
    nested_.push_back({name, json});
    return true;
  }
  if (const auto error = read_scalar(source, memory_)) return document_.fail(error);
  document_.builder().add_meta(name, memory_);
  return !document_.builder().failed();
}

bool CallReader::read_turns(value& source) {
  if (has_turns_) return document_.fail(message(MessageId::RejectFieldTwice, "turns"));
  has_turns_ = true;
  simdjson::ondemand::array array;
  if (const auto error = source.get_array().get(array)) {
    return document_.fail(error, MessageId::RejectNotList, "turns");
  }
  uint32_t number = 0;
  for (auto entry : array) {
    value item;
    if (const auto error = std::move(entry).get(item)) return document_.fail(error);
    if (!turns_.read(item, ++number)) return false;
  }
  return true;
}

}  // namespace zhijian::json
