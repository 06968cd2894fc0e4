#include "transcript/json_turn.h"

#include "base/message_id.h"
#include "transcript/roles.h"

namespace zhijian::json {

const std::array<TurnReader::FieldName, 9> TurnReader::kNames = {{{"speaker", kSpeaker},
                                                                  {"text", kText},
                                                                  {"begin_ms", kBegin},
                                                                  {"end_ms", kEnd},
                                                                  {"role", kRole},
                                                                  {"labels", kLabels},
                                                                  {"agent", kAgent},
                                                                  {"channel", kChannel},
                                                                  {"agent_name", kAgentName}}};

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
    const FieldName* known = find_field(field.key(), kNames);
    return known == nullptr || read_field(*known, item);
  });
  return complete && add();
}

bool TurnReader::read_field(const FieldName& field, value& source) {
  if (!is_first(field.field, field.name)) return false;
  Text& text = texts_[field.field];
  switch (field.field) {
    case kBegin:
    case kEnd: {
      const error_code error = read_milliseconds(source, field.field == kBegin ? begin_ms_ : end_ms_);
      return !error || document_.fail(error, MessageId::RejectNotMilliseconds, path(field.name));
    }
    case kLabels:
      return read_labels(source);
    case kAgent:
      return read_agent(source);
    default:
      break;
  }
  const error_code error = field.field == kText ? read_string(source, text) : read_id(source, text);
  return !error || document_.fail(error, MessageId::RejectNotText, path(field.name));
}

bool TurnReader::read_agent(value& source) {
  if (!token_of(source).starts_with('{')) {
    const error_code error = read_id(source, texts_[kAgent]);
    return !error || document_.fail(error, MessageId::RejectNotText, path("agent"));
  }
  static constexpr FieldName kAgentFields[] = {{"id", kAgent}, {"name", kAgentName}, {"team", kAgentTeam}};
  simdjson::ondemand::object object;
  if (const auto error = source.get_object().get(object)) return document_.fail(error);
  given_ &= ~(1u << kAgent);
  return for_each_field(document_, object, [&](simdjson::ondemand::field& field, value& item) {
    const FieldName* known = find_field(field.key(), kAgentFields);
    if (known == nullptr) return true;
    const std::string name = "agent." + std::string(known->name);
    if (!is_first(known->field, name)) return false;
    const error_code error = read_id(item, texts_[known->field]);
    return !error || document_.fail(error, MessageId::RejectNotText, path(name));
  });
}

bool TurnReader::read_labels(value& source) {
  simdjson::ondemand::array array;
  if (const auto error = source.get_array().get(array)) {
    return document_.fail(error, MessageId::RejectNotList, path("labels"));
  }
  for (auto entry : array) {
    value item;
    if (const auto error = std::move(entry).get(item)) return document_.fail(error);
    const error_code error = read_string(item, labels_.emplace_back());
    if (error) return document_.fail(error, MessageId::RejectNotText, path("labels"));
  }
  return true;
}

bool TurnReader::add() {
  if (!has(kText)) return document_.fail(message(MessageId::RejectTurnFieldMissing, path("text")));
  if (!has(kSpeaker) && !has(kRole) && !has(kChannel)) {
    return document_.fail(message(MessageId::RejectTurnFieldMissing, path("speaker")));
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

bool TurnReader::is_first(Field field, std::string_view name) {
  if (has(field)) return document_.fail(message(MessageId::RejectFieldTwice, path(name)));
  given_ |= 1u << field;
  return true;
}

std::string TurnReader::path(std::string_view name) const {
  return "turns[" + std::to_string(number_) + "]." + std::string(name);
}

}  // namespace zhijian::json
