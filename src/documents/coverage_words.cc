#include "documents/coverage_words.h"

#include "base/messages/ci.h"
#include "base/messages/quality.h"

namespace zhijian {

using Kind = CoverageItem::Kind;

std::string unreached_text(const CoverageItem& item, Language language) {
  switch (item.kind) {
    case Kind::RulePasses:
      return to_text(says::coverage_passes, language);
    case Kind::RuleFails:
      return to_text(says::coverage_fails, language);
    case Kind::RuleDoesNotApply:
      return to_text(says::coverage_not_applicable, language);
    case Kind::Holds:
      return to_text(says::coverage_holds, language);
    case Kind::DoesNotHold:
      return to_text(says::coverage_does_not_hold, language);
    case Kind::Phrase:
      return to_text(message(says::coverage_phrase, item.text), language);
    case Kind::Alternative:
      if (item.text.empty()) return to_text(says::coverage_omission, language);
      return to_text(message(says::coverage_alternative, item.text), language);
    case Kind::kCount:
      break;
  }
  return {};
}

std::string reached_text(const CoverageItem& item, Language language) {
  switch (item.kind) {
    case Kind::RulePasses:
      return to_text(says::kCheckReachesPass, language);
    case Kind::RuleFails:
      return to_text(says::kCheckReachesFail, language);
    case Kind::RuleDoesNotApply:
      return to_text(says::kCheckReachesNotApplicable, language);
    case Kind::Holds:
      return to_text(says::kCheckReachesHolds, language);
    case Kind::DoesNotHold:
      return to_text(says::kCheckReachesDoesNotHold, language);
    case Kind::Phrase:
      return to_text(message(says::kCheckReachesPhrase, item.text), language);
    case Kind::Alternative:
      if (item.text.empty()) return to_text(says::kCheckReachesOmission, language);
      return to_text(message(says::kCheckReachesAlternative, item.text), language);
    case Kind::kCount:
      break;
  }
  return {};
}

std::string_view coverage_kind_name(Kind kind) {
  static constexpr std::string_view kNames[] = {"passes",        "fails",  "does-not-apply", "holds",
                                                "does-not-hold", "phrase", "alternative"};
  static_assert(std::size(kNames) == static_cast<size_t>(Kind::kCount));
  return kNames[static_cast<size_t>(kind)];
}

}  // namespace zhijian
