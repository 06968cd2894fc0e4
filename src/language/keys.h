#pragma once

#include <array>
#include <string_view>

namespace zhijian {

/// The keys of the rubric language, by the place where they may stand.

inline constexpr std::array<std::string_view, 17> kRubricKeys = {
    "rubric",  "name", "description", "version",    "language", "extends", "disable", "applies_to", "opencc",
    "fillers", "same", "score",       "dimensions", "phrases",  "moments", "rules",   "lint"};

inline constexpr std::array<std::string_view, 6> kScoreKeys = {"method",  "base", "floor",
                                                               "ceiling", "pass", "grades"};

inline constexpr std::array<std::string_view, 2> kDimensionKeys = {"name", "max"};

inline constexpr std::array<std::string_view, 1> kLintKeys = {"ignore"};

inline constexpr std::array<std::string_view, 20> kRuleKeys = {
    "id",       "name",      "description", "source",  "tags",     "dimension", "applies_to",
    "when",     "require",   "forbid",      "points",  "per",      "cap",       "award",
    "critical", "weak_hits", "status",      "instead", "examples", "override"};

inline constexpr std::array<std::string_view, 5> kExampleKeys = {"pass", "fail", "na", "unknown", "review"};

inline constexpr std::array<std::string_view, 5> kSpeakerKeys = {"agent", "customer", "system", "other",
                                                                 "anyone"};

inline constexpr std::array<std::string_view, 6> kProbeKeys = {"regex", "silence", "overlap",
                                                               "rate",  "repeats", "label"};

inline constexpr std::array<std::string_view, 5> kCombinationKeys = {"all", "any", "not", "at_least",
                                                                     "sequence"};

inline constexpr std::array<std::string_view, 9> kScopeKeys = {
    "at", "after", "before", "within", "times", "except", "ignore_negated", "alone", "match"};

inline constexpr std::array<std::string_view, 2> kAtLeastKeys = {"n", "of"};

/// True where a key is in one of the lists above, without the speakers and the verdicts of examples: those
/// also begin lines of transcripts.
bool is_key_of_the_language(std::string_view text);

}  // namespace zhijian
