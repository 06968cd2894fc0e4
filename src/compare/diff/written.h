#pragma once

#include <functional>
#include <string>

#include "language/rubric.h"
#include "language/syntax/written_value.h"

namespace zhijian {

/// How a phrase appears in what is written.
using PhraseText = std::function<std::string(const Phrase&)>;

/// The phrase as its author wrote it.
std::string as_written(const Phrase& phrase);

// Parts of a rubric in the words of the rubric language, on one line, without what is said by default:
// `{customer: [投诉], at: last 5}`. The same in every language, and short enough to stand in a report.

std::string written(const Condition& condition, const PhraseText& phrase = as_written);
std::string written(const Comparison& comparison, bool times);  ///< times: in milliseconds
std::string written(Alone alone);
/// "call", "at most 59", "dimension"; empty for none.
std::string written_critical(const Rule& rule);

/// What a probe's value counts: milliseconds, or else.
bool counts_time(Condition::Kind kind);
/// The key of the language that a condition of this kind is written with: "regex", "any"; empty for phrases.
std::string key_of(Condition::Kind kind);
/// "agent", "customer", …; empty for Nobody.
std::string key_of(Who who);

}  // namespace zhijian
