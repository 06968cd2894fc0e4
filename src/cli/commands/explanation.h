#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/message.h"
#include "calls/call.h"
#include "evaluate/evaluator.h"
#include "language/rubric.h"
#include "score/call_record.h"
#include "search/outcome.h"

namespace zhijian {

/// How an explanation looks.
struct ExplanationStyle {
  Language language = Language::English;
  bool color = false;
  int width = 100;
  std::string rule;  ///< only this rule; empty: all
};

/// One call of one agent for people: what was said, segment by segment, with every hit marked in place, then
/// rule by rule the verdict, what led to it, and for what was not found what came nearest. `record` is made
/// from `outcome` with all hits collected.
std::string explanation(const Call& call, const std::shared_ptr<const CompiledRubric>& rubric,
                        const CallOutcome& outcome, const CallRecord& record, const ExplanationStyle& style);

/// A verdict in one word.
std::string verdict_text(Verdict verdict, Language language);

}  // namespace zhijian
