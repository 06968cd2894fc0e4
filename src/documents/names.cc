#include "documents/names.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace zhijian {

namespace {

// In the order of the enumerations.
constexpr std::string_view kVerdicts[] = {"pass", "fail", "na", "unknown", "review"};
constexpr std::string_view kSpeakers[] = {"agent", "customer", "system", "other"};
constexpr std::string_view kGrades[] = {"exact", "variant", "homophone", "similar"};
constexpr std::string_view kCritical[] = {"", "call", "at most", "dimension"};
constexpr std::string_view kProbes[] = {"", "silence", "overlap", "rate", "repeats", "label"};

template <typename Enum, size_t kCount>
std::optional<Enum> named(const std::string_view (&names)[kCount], std::string_view name) {
  const auto found = std::find(std::begin(names), std::end(names), name);
  if (found == std::end(names) || name.empty()) return std::nullopt;
  return static_cast<Enum>(found - std::begin(names));
}

}  // namespace

std::string_view name_of(Verdict verdict) {
  return kVerdicts[static_cast<size_t>(verdict)];
}
std::string_view name_of(Speaker speaker) {
  return kSpeakers[static_cast<size_t>(speaker)];
}
std::string_view name_of(Grade grade) {
  return kGrades[static_cast<size_t>(grade)];
}
std::string_view name_of(Probe probe) {
  return kProbes[static_cast<size_t>(probe)];
}
std::string_view name_of(Rule::Critical critical) {
  return kCritical[static_cast<size_t>(critical)];
}

std::optional<Verdict> verdict_named(std::string_view name) {
  return named<Verdict>(kVerdicts, name);
}
std::optional<Speaker> speaker_named(std::string_view name) {
  return named<Speaker>(kSpeakers, name);
}
std::optional<Grade> grade_named(std::string_view name) {
  return named<Grade>(kGrades, name);
}
std::optional<Probe> probe_named(std::string_view name) {
  return named<Probe>(kProbes, name);
}

}  // namespace zhijian
