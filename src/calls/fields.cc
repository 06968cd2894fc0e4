#include "calls/fields.h"

#include <algorithm>
#include <unordered_map>

#include "base/messages/transcript.h"
#include "base/trim.h"
#include "base/utf8.h"
#include "calls/field_names.h"
#include "calls/times.h"
#include "text/fold.h"

namespace zhijian {

namespace {

using Table = std::unordered_map<std::string, KnownName>;

/// What is left of a name when case, script, width, blanks and marks are not looked at.
std::string key_of(std::string_view name) {
  constexpr std::u32string_view kMarks = U"%@#&*/_+-";
  if (find_invalid_utf8(name) != name.npos) return std::string(name);
  std::string key;
  for (size_t at = 0; at < name.size();) {
    const char32_t c = decode_utf8(name, at);
    if (classify(c) != CharClass::Character || kMarks.find(c) != kMarks.npos) continue;
    append_utf8(fold_code_point(c), key);
  }
  return key;
}

const Table& table() {
  static const Table by_key = [] {
    Table made;
    for (const FieldNames& names : all_field_names()) {
      int rank = 0;
      for (const auto& list : names.ranks) {
        for (const std::string_view name : list) made.emplace(key_of(name), KnownName{names.field, rank});
        ++rank;
      }
      made.emplace(key_of(names.name), KnownName{names.field, 0});
    }
    return made;
  }();
  return by_key;
}

enum class Unit : uint8_t { None, Seconds, Milliseconds, Other };

Unit unit_of(std::string_view key) {
  for (const std::string_view name : {"秒", "s", "sec", "second", "seconds", "单位秒"}) {
    if (key == name) return Unit::Seconds;
  }
  for (const std::string_view name : {"毫秒", "ms", "msec", "millis", "milliseconds", "单位毫秒"}) {
    if (key == name) return Unit::Milliseconds;
  }
  for (const std::string_view name : {"必填", "选填", "required", "optional"}) {
    if (key == name) return Unit::None;
  }
  return Unit::Other;
}

Field in_unit(Field field, Unit unit) {
  const bool seconds = unit == Unit::Seconds;
  switch (field) {
    case Field::Begin:
    case Field::StartTime:
      return unit == Unit::None ? field : seconds ? Field::BeginSeconds : Field::Begin;
    case Field::End:
      return seconds ? Field::EndSeconds : field;
    case Field::Duration:
      return unit == Unit::None ? field : seconds ? Field::DurationSeconds : Field::DurationMs;
    default:
      return field;
  }
}

std::optional<KnownName> look_up(std::string_view name) {
  const auto found = table().find(key_of(name));
  if (found == table().end()) return std::nullopt;
  return found->second;
}

void set_duration(CallBuilder& builder, Field field, std::string_view name, std::string_view value,
                  uint32_t line) {
  const bool ms = field == Field::DurationMs;
  auto duration = ms ? parse_number(value, 1) : std::nullopt;
  if (field == Field::DurationSeconds) duration = parse_number(value, 1000);
  if (!duration && !ms) duration = parse_call_time(value);
  if (duration) return builder.set_duration(*duration);
  builder.fail(line, message(ms ? says::RejectNotMilliseconds : says::RejectNotADuration, name, value));
}

void set_agent(CallBuilder& builder, std::string_view value) {
  const size_t space = value.find_first_of(" \t");
  builder.set_agent(value.substr(0, space));
  if (space != value.npos) builder.set_agent_name(trim(value.substr(space)));
}

}  // namespace

std::optional<KnownName> known_name(std::string_view name) {
  name = trim(name);
  if (const auto known = look_up(name)) return known;
  // A unit may stand in brackets at the end.
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>("(", ")"), {"（", "）"}, {"[", "]"}, {"【", "】"}}) {
    const size_t at = name.find(open);
    if (at == 0 || at == name.npos || !name.ends_with(close)) continue;
    const size_t inside = at + open.size();
    const Unit unit = unit_of(key_of(name.substr(inside, name.size() - close.size() - inside)));
    auto known = look_up(name.substr(0, at));
    if (!known || unit == Unit::Other) return std::nullopt;
    known->field = in_unit(known->field, unit);
    return known;
  }
  return std::nullopt;
}

std::optional<Field> field_of(std::string_view name) {
  const auto known = known_name(name);
  return known ? std::optional(known->field) : std::nullopt;
}

std::string_view field_name(Field field) {
  for (const FieldNames& names : all_field_names()) {
    if (names.field == field) return names.name;
  }
  return {};
}

std::vector<std::string_view> field_names() {
  std::vector<std::string_view> found;
  for (const FieldNames& names : all_field_names()) found.push_back(names.name);
  return found;
}

bool may_name_call(std::string_view name) {
  const std::string key = key_of(name);
  const auto holds = [&](std::string_view part) { return key.find(part) != key.npos; };
  for (const std::string_view other : {"电话", "手机", "客户", "用户", "phone", "mobile", "customer", "user",
                                       "工号", "坐席", "座席", "agent", "序号"}) {
    if (holds(key_of(other))) return false;
  }
  for (const std::string_view part :
       {"流水", "编号", "编码", "标识", "单号", "uuid", "guid", "通话", "呼叫", "会话", "录音", "call"}) {
    if (holds(key_of(part))) return true;
  }
  return key.ends_with("id") || key.ends_with("key") || key.ends_with(key_of("号"));
}

void set_call_field(CallBuilder& builder, std::string_view name, std::string_view value, uint32_t line) {
  const std::optional<Field> field = field_of(name);
  if (!field) return builder.add_meta(name, value);
  switch (*field) {
    case Field::Call:
      return builder.set_id(value);
    case Field::Agent:
      return set_agent(builder, value);
    case Field::AgentName:
      return builder.set_agent_name(value);
    case Field::Team:
      return builder.set_team(value);
    case Field::Start:
    case Field::StartTime:
      return builder.set_start(value);
    case Field::Duration:
    case Field::DurationMs:
    case Field::DurationSeconds:
      return set_duration(builder, *field, name, value, line);
    case Field::EndedBy:
      return builder.set_ended_by(value);
    default:
      return builder.add_meta(name, value);
  }
}

}  // namespace zhijian
