#include "report/coverage_words.h"

#include "base/message_id.h"

namespace zhijian {

using Kind = CoverageItem::Kind;

std::string unreached_text(const CoverageItem& item, Language language) {
  switch (item.kind) {
    case Kind::RulePasses:
      return to_text(MessageId::coverage_passes, language);
    case Kind::RuleFails:
      return to_text(MessageId::coverage_fails, language);
    case Kind::RuleDoesNotApply:
      return to_text(MessageId::coverage_not_applicable, language);
    case Kind::Holds:
      return to_text(MessageId::coverage_holds, language);
    case Kind::DoesNotHold:
      return to_text(MessageId::coverage_does_not_hold, language);
    case Kind::Phrase:
      return to_text(message(MessageId::coverage_phrase, item.text), language);
    case Kind::Alternative:
      if (item.text.empty()) return to_text(MessageId::coverage_omission, language);
      return to_text(message(MessageId::coverage_alternative, item.text), language);
    case Kind::kCount:
      break;
  }
  return {};
}

std::string reached_text(const CoverageItem& item, Language language) {
  switch (item.kind) {
    case Kind::RulePasses:
      return to_text(MessageId::kCheckReachesPass, language);
    case Kind::RuleFails:
      return to_text(MessageId::kCheckReachesFail, language);
    case Kind::RuleDoesNotApply:
      return to_text(MessageId::kCheckReachesNotApplicable, language);
    case Kind::Holds:
      return to_text(MessageId::kCheckReachesHolds, language);
    case Kind::DoesNotHold:
      return to_text(MessageId::kCheckReachesDoesNotHold, language);
    case Kind::Phrase:
      return to_text(message(MessageId::kCheckReachesPhrase, item.text), language);
    case Kind::Alternative:
      if (item.text.empty()) return to_text(MessageId::kCheckReachesOmission, language);
      return to_text(message(MessageId::kCheckReachesAlternative, item.text), language);
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
