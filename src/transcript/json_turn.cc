#include "transcript/json_turn.h"

#include "base/message_id.h"
#include "transcript/roles.h"

namespace zhijian::json {

namespace {

/// In the order of TurnReader::Field.
constexpr std::string_view kNames[] = {"speaker", "role",   "channel", "text",       "begin_ms",
                                       "end_ms",  "labels", "agent",   "agent_name", "agent.team"};

}  // namespace

TurnReader::Field TurnReader::field_of(simdjson::ondemand::raw_json_string key) {
  // The commonest first.
  if (is_named(key, "speaker")) return kSpeaker;
  if (is_named(key, "text")) return kText;
  if (is_named(key, "begin_ms")) return kBegin;
  if (is_named(key, "end_ms")) return kEnd;
  if (is_named(key, "role")) return kRole;
  if (is_named(key, "labels")) return kLabels;
  if (is_named(key, "agent")) return kAgent;
  if (is_named(key, "channel")) return kChannel;
  return is_named(key, "agent_name") ? kAgentName : kFields;
}

bool TurnReader::read(value& source, uint32_t number) {
  number_ = number;
  given_ = 0;
  begin_ms_ = end_ms_ = kNoTime;
  labels_.clear();
  simdjson::ondemand::object object;
  if (const auto error = source.get_object().get(object)) {
    return document_.fail(error, MessageId::RejectNotObject, "turns[" + std::to_string(number) + ']');
  }
  const bool complete = for_each_field(document_, object, [&](simdjson::ondemand::field& field, value& item) {
    // Recognisers give much more for each turn (words, confidence, …) that scoring does not use.
    const Field known = field_of(field.key());
    return known == kFields || read_field(known, item);
  });
  return complete && add();
}

bool TurnReader::read_field(Field field, value& source) {
  if (!is_first(field)) return false;
  error_code error = simdjson::SUCCESS;
  switch (field) {
    case kBegin:
    case kEnd:
      error = read_milliseconds(source, field == kBegin ? begin_ms_ : end_ms_);
      return !error || fail_type(error, MessageId::RejectNotMilliseconds, field);
    case kLabels:
      return read_labels(source);
    case kAgent:
      if (token_of(source).starts_with('{')) return read_agent(source);
      break;
    default:
      break;
  }
  error = field == kText ? read_string(source, texts_[kText]) : read_id(source, texts_[field]);
  return !error || fail_type(error, MessageId::RejectNotText, field);
}

bool TurnReader::read_agent(value& source) {
  struct AgentField {
    std::string_view name;
    Field field;
  };
  static constexpr AgentField kAgentFields[] = {{"id", kAgent}, {"name", kAgentName}, {"team", kAgentTeam}};
  simdjson::ondemand::object object;
  if (const auto error = source.get_object().get(object)) return document_.fail(error);
  given_ &= ~(1u << kAgent);
  return for_each_field(document_, object, [&](simdjson::ondemand::field& field, value& item) {
    const AgentField* known = find_field(field.key(), kAgentFields);
    if (known == nullptr) return true;
    if (!is_first(known->field)) return false;
    const error_code error = read_id(item, texts_[known->field]);
    return !error || fail_type(error, MessageId::RejectNotText, known->field);
  });
}

bool TurnReader::read_labels(value& source) {
  simdjson::ondemand::array array;
  if (const auto error = source.get_array().get(array)) {
    return fail_type(error, MessageId::RejectNotList, kLabels);
  }
  for (auto entry : array) {
    value item;
    if (const auto error = std::move(entry).get(item)) return document_.fail(error);
    const error_code error = read_string(item, labels_.emplace_back());
    if (error) return fail_type(error, MessageId::RejectNotText, kLabels);
  }
  return true;
}

bool TurnReader::add() {
  if (!has(kText)) return document_.fail(message(MessageId::RejectTurnFieldMissing, path(kText)));
  if (!has(kSpeaker) && !has(kRole) && !has(kChannel)) {
    return document_.fail(message(MessageId::RejectTurnFieldMissing, path(kSpeaker)));
  }
  CallBuilder& builder = document_.builder();
  // JSON has control characters in escapes only.
  Segment& segment = builder.add_segment(speaker(), texts_[kText].text, texts_[kText].unescaped);
  segment.begin_ms = begin_ms_;
  segment.end_ms = end_ms_;
  if (has(kAgent)) {
    builder.set_segment_agent(texts_[kAgent].text, has(kAgentName) ? texts_[kAgentName].text : "",
                              has(kAgentTeam) ? texts_[kAgentTeam].text : "");
  }
  if (has(kLabels)) {
    builder.set_segment_has_labels();
    for (const Text& label : labels_) builder.add_segment_label(label.text);
  }
  return !builder.failed();
}

std::string_view TurnReader::speaker() const {
  // The first that says a role; a channel only where somebody said whose it is.
  for (const Field field : {kSpeaker, kRole}) {
    if (has(field) && (given_ == (given_ & ~(1u << kRole | 1u << kChannel)) || role_of(texts_[field].text))) {
      return texts_[field].text;
    }
  }
  if (has(kChannel) && options_.agent_channel) return texts_[kChannel].text;
  return texts_[has(kSpeaker) ? kSpeaker : has(kRole) ? kRole : kChannel].text;
}

bool TurnReader::is_first(Field field) {
  if (has(field)) return document_.fail(message(MessageId::RejectFieldTwice, path(field)));
  given_ |= 1u << field;
  return true;
}

bool TurnReader::fail_type(error_code error, MessageId wrong_type, Field field) {
  return document_.fail(error, wrong_type, path(field));
}

std::string TurnReader::path(Field field) const {
  return "turns[" + std::to_string(number_) + "]." + std::string(kNames[field]);
}

}  // namespace zhijian::json
