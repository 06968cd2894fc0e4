#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

#include "calls/call.h"

namespace zhijian {

// What results are made of is described once, by a function `describe(fields, object)` for each kind of
// object, which names its members in order: key, member, note. JSON that is written and read and the JSON
// Schemas follow from these; each is a `fields` with these members:
//
//   always(key, member, note)        there in each object
//   known(key, member, note)         null where is_nothing(member)
//   given(key, member, there, note)  null where not `there`, which members named before decide
//   flag(key, member, note)          true or false; where it cannot be read it is false
//   object(key, describe_it, note)   members that stand in an object of their own
//
// and kReads. A member may be a text, a number, a word of an enumeration (names.h), a described object, or a
// list.

template <typename Type, typename Of>
concept Is = std::same_as<std::remove_const_t<Type>, Of>;

/// What members say where nothing is known.
inline bool is_nothing(std::string_view text) {
  return text.empty();
}
inline bool is_nothing(uint32_t position) {
  return position == 0;
}
inline bool is_nothing(int64_t milliseconds) {
  return milliseconds == kNoTime;
}
template <typename Value>
bool is_nothing(const std::optional<Value>& value) {
  return !value;
}
template <typename Item>
bool is_nothing(const std::vector<Item>& list) {
  return list.empty();
}
template <typename Enum>
requires std::is_enum_v<Enum>
bool is_nothing(Enum word) {
  return word == Enum::None;
}

}  // namespace zhijian
