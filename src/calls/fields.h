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
  Duration,  ///< with a unit or as a clock
  DurationMs,
  EndedBy,
  Speaker,
  Channel,
  Text,
  Begin,  ///< milliseconds, or with a unit, or a clock
  BeginSeconds,
  End,
  EndSeconds,
  StartTime,  ///< the call's start, but the segment's begin where a table also has an end
  Labels,
};

/// By the names that people give it, in English and in Chinese of either script, in any case, with spaces,
/// `-` or `_`.
std::optional<Field> field_of(std::string_view name);

/// The name that the transcript format gives it: "call", "agent_name", "begin".
std::string_view field_name(Field field);

/// All of these names.
std::vector<std::string_view> field_names();

/// Sets one of the call's own data (not of a segment) from text, or makes the call fail. Fields that are of
/// segments, or of no kind that is known, are metadata under their own name.
void set_call_field(CallBuilder& builder, std::string_view name, std::string_view value, uint32_t line);

}  // namespace zhijian
