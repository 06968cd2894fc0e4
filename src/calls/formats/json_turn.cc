#include "calls/formats/json_turn.h"

#include "base/messages/transcript.h"
#include "calls/roles.h"

namespace zhijian::json {

namespace {

/// In the order of TurnReader::Field.
constexpr std::string_view kNames[] = {"speaker", "role",   "channel", "text",       "begin_ms",
                                       "end_ms",  "labels", "agent",   "agent_name", "agent.team"};

}  // namespace

TurnReader::Field TurnReader::field_of(std::string_view key) {
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

bool TurnReader::read(uint32_t number) {
  number_ = number;
  given_ = 0;
  begin_ms_ = end_ms_ = kNoTime;
  labels_.clear();
  const size_t place = document_.tokens().position();
  if (document_.tokens().front() != '{') return fail_object();
  const bool complete = document_.read_object([this](std::string_view key) {
    // Recognisers give much more for each turn (words, confidence, …) that scoring does not use.
    const Field known = field_of(key);
    return known == kFields ? document_.skip() : read_field(known);
  });
  return complete && add(place);
}

bool TurnReader::read_field(Field field) {
  if (has(field)) return fail_twice(field);
  given_ |= 1u << field;
  ValueReader& values = document_.values();
  Fault fault = Fault::None;
  switch (field) {
    case kText:
      fault = values.read_string(texts_[kText]);
      break;
    case kBegin:
    case kEnd:
      fault = values.read_milliseconds(field == kBegin ? begin_ms_ : end_ms_);
      return fault == Fault::None || fail_type(fault, says::RejectNotMilliseconds, field);
    case kLabels:
      return read_labels();
    case kAgent:
      if (document_.tokens().front() == '{') return read_agent();
      [[fallthrough]];
    default:
      fault = values.read_id(texts_[field]);
  }
  return fault == Fault::None || fail_type(fault, says::RejectNotText, field);
}

bool TurnReader::read_agent() {
  struct AgentField {
    std::string_view name;
    Field field;
  };
  static constexpr AgentField kAgentFields[] = {{"id", kAgent}, {"name", kAgentName}, {"team", kAgentTeam}};
  given_ &= ~(1u << kAgent);
  return document_.read_object([this](std::string_view key) {
    const AgentField* known = find_field(key, kAgentFields);
    if (known == nullptr) return document_.skip();
    if (has(known->field)) return fail_twice(known->field);
    given_ |= 1u << known->field;
    const Fault fault = document_.values().read_id(texts_[known->field]);
    return fault == Fault::None || fail_type(fault, says::RejectNotText, known->field);
  });
}

bool TurnReader::read_labels() {
  if (document_.tokens().front() != '[') {
    return fail_type(Fault::WrongType, says::RejectNotList, kLabels);
  }
  return document_.read_list([this] {
    const Fault fault = document_.values().read_string(labels_.emplace_back());
    return fault == Fault::None || fail_type(fault, says::RejectNotText, kLabels);
  });
}

bool TurnReader::add(size_t place) {
  if (!has(kText)) return fail_missing(kText, place);
  if (!has(kSpeaker) && !has(kRole) && !has(kChannel)) return fail_missing(kSpeaker, place);
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

bool TurnReader::fail_object() {
  return document_.fail(Fault::WrongType, says::RejectNotObject, "turns[" + std::to_string(number_) + ']');
}

bool TurnReader::fail_missing(Field field, size_t place) {
  return document_.fail(message(says::RejectTurnFieldMissing, path(field)), place);
}

bool TurnReader::fail_twice(Field field) {
  return document_.fail(message(says::RejectFieldTwice, path(field)));
}

bool TurnReader::fail_type(Fault fault, MessageId wrong_type, Field field) {
  return document_.fail(fault, wrong_type, path(field));
}

std::string TurnReader::path(Field field) const {
  return "turns[" + std::to_string(number_) + "]." + std::string(kNames[field]);
}

}  // namespace zhijian::json
