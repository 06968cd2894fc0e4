#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calls/call_builder.h"

namespace zhijian {

/// What a head line of a text or a column of a table is about.
enum class Field : uint8_t {
  Call,
  Agent,
  AgentName,
  Team,
  Start,
  Date,      ///< the day of the call's start, where that only has a time of day
  Duration,  ///< with a unit or as a clock
  DurationMs,
  DurationSeconds,
  EndedBy,
  Speaker,
  Channel,
  Text,
  Begin,  ///< milliseconds, or with a unit, or a clock, or a date
  BeginSeconds,
  End,
  EndSeconds,
  StartTime,  ///< the call's start, or the segment's begin: a table's other columns and its rows tell
  Labels,
};

/// A heading that is known.
struct KnownName {
  Field field;
  /// How sure it is that the field is meant: 0 for the surest. Of two columns for a field the surer one is
  /// it: 班组 goes before 部门, 工号 before 坐席.
  int rank = 0;
};

/// By the names that people give it, in English and in Chinese of either script, in any case and width, with
/// or without spaces, `-`, `_` and `.`, with a unit in brackets: 开始时间（秒）.
std::optional<KnownName> known_name(std::string_view name);
std::optional<Field> field_of(std::string_view name);

/// The name that the transcript format gives it: "call", "agent_name", "begin".
std::string_view field_name(Field field);

/// All of these names.
std::vector<std::string_view> field_names();

/// True for a heading that nobody knows but that is probably the call's id: 业务单号, uuid.
bool may_name_call(std::string_view name);

/// Sets one of the call's own data (not of a segment) from text, or makes the call fail. Fields that are of
/// segments, or of no kind that is known, are metadata under their own name.
void set_call_field(CallBuilder& builder, std::string_view name, std::string_view value, uint32_t line);

}  // namespace zhijian
