#pragma once

#include <optional>
#include <string_view>

#include "calls/call.h"
#include "language/rubric.h"
#include "search/outcome.h"

namespace zhijian {

/// The words that results have for these, and back. They never change and are the same in every language.
std::string_view name_of(Verdict verdict);
std::string_view name_of(Speaker speaker);
std::string_view name_of(Grade grade);
std::string_view name_of(Probe probe);              ///< empty for Probe::None
std::string_view name_of(Rule::Critical critical);  ///< empty for None; "at most" without its limit

/// The last word of each.
template <typename Enum>
inline constexpr Enum kLast{};
template <>
inline constexpr Verdict kLast<Verdict> = Verdict::Review;
template <>
inline constexpr Speaker kLast<Speaker> = Speaker::Other;
template <>
inline constexpr Grade kLast<Grade> = Grade::Similar;
template <>
inline constexpr Probe kLast<Probe> = Probe::Label;

std::optional<Verdict> verdict_named(std::string_view name);
std::optional<Speaker> speaker_named(std::string_view name);
std::optional<Grade> grade_named(std::string_view name);
std::optional<Probe> probe_named(std::string_view name);

}  // namespace zhijian
