#include "cli/commands/near_miss_text.h"

#include <algorithm>
#include <cmath>

#include "base/decimal.h"
#include "base/messages/cli.h"
#include "base/messages/match.h"

namespace zhijian {

namespace {

constexpr size_t kMostPhrases = 3;
constexpr size_t kMostTurns = 8;
constexpr size_t kFirstTurns = 6;  ///< so many of more than that, and the last

MessageId who_message(Who who) {
  switch (who) {
    case Who::Agent:
      return says::show_agent;
    case Who::Customer:
      return says::show_customer;
    case Who::System:
      return says::show_system;
    case Who::Other:
      return says::show_other;
    case Who::Anyone:
    case Who::Nobody:
      break;
  }
  return says::show_anyone;
}

/// Rounded down, so that a threshold of this much would do.
std::string two_decimals(double value) {
  return Decimal::from_hundredths(static_cast<int64_t>(std::floor(value * 100 + 1e-9))).to_string();
}

}  // namespace

std::string on_one_line(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; }, ' ');
  return out;
}

std::vector<std::string> NearMissText::lines(const NearMiss& miss) const {
  std::vector<std::string> lines;
  if (miss.part == RulePart::When) lines.push_back(say(says::kNearWhen));
  for (const UnmetPart& part : miss.parts) {
    const bool name_it = miss.part == RulePart::When || miss.parts.size() > 1 || part.asked.size() > 1;
    add_part(part, name_it, lines);
  }
  return lines;
}

void NearMissText::add_part(const UnmetPart& part, bool name_it, std::vector<std::string>& lines) const {
  if (part.kind == Condition::Kind::Call) {
    for (const std::string& test : part.asked) lines.push_back(say(says::kNearCall, {test, part.has}));
    return;
  }
  if (part.kind == Condition::Kind::Not) {
    for (const FoundThere& there : part.found) {
      const std::string turn = std::to_string(there.turn);
      lines.push_back(there.said.empty() ? say(says::kNearMustNotProbe, {turn})
                                         : say(says::kNearMustNot, {turn, slice(there.said)}));
    }
    return;
  }
  if (name_it && !part.asked.empty())
    lines.push_back(say(says::kNearAsked, {say(who_message(part.who)), asked(part)}));
  lines.push_back(looked_at(part));
  if (part.counted) lines.push_back(found(part));
  if (part.most) {
    const bool rate = part.kind == Condition::Kind::Rate;
    lines.push_back(
        say(rate ? says::kNearMostRate : says::kNearMostTime, {std::to_string(std::llround(*part.most))}));
  }
  const auto is_same = [](const NearestWords::Step& step) { return step.same; };
  const bool differs =
      part.nearest && !std::all_of(part.nearest->steps.begin(), part.nearest->steps.end(), is_same);
  if (differs) {
    lines.push_back(
        words_text(*part.nearest, says::kNearNearest, says::kNearNearestBySound, part.asked.size() > 1));
  } else if (!part.nearest && part.kind == Condition::Kind::Phrases && !part.looked_at.empty() &&
             part.found.empty()) {
    lines.push_back(say(says::kNearNoneLikeIt));
  } else if (part.kind == Condition::Kind::Regex && !part.looked_at.empty() && part.found.empty()) {
    lines.push_back(say(says::kNearNoneMatches));
  }
  if (part.elsewhere) {
    lines.push_back(words_text(*part.elsewhere, says::kNearElsewhere, says::kNearElsewhereBySound,
                               part.asked.size() > 1));
  }
  if (part.remedy.kind != Remedy::Kind::None) lines.push_back(paint_.bold(remedy_text(part.remedy)));
}

std::string NearMissText::except_missed(const NearestWords& words) const {
  const auto is_same = [](const NearestWords::Step& step) { return step.same; };
  if (std::all_of(words.steps.begin(), words.steps.end(), is_same))
    return say(says::kNearExceptBeside, {std::to_string(words.turn), words.phrase});
  return say(says::kNearExceptMissed,
             {words.phrase, words_text(words, says::kNearNearest, says::kNearNearestBySound, false)});
}

std::string NearMissText::heading(const NearMiss& miss, std::string_view phrase) const {
  if (miss.parts.size() != 1) return say(says::kExplainUnmet);
  const UnmetPart& part = miss.parts.front();
  const bool words = part.kind == Condition::Kind::Phrases || part.kind == Condition::Kind::Regex;
  if (!words) return say(says::kExplainUnmet);
  const std::string first = part.asked.empty() ? std::string(phrase) : part.asked.front();
  return say(part.counted ? says::kExplainNotSoOften : says::kExplainMissing, {first});
}

std::string NearMissText::asked(const UnmetPart& part) const {
  std::string all;
  for (size_t i = 0; i < std::min(part.asked.size(), kMostPhrases); ++i) {
    if (i > 0) all += say(says::show_or);
    all += say(says::show_quoted, {part.asked[i]});
  }
  if (part.asked.size() <= kMostPhrases) return all;
  return say(says::kNearMorePhrases, {all, std::to_string(part.asked.size() - kMostPhrases)});
}

std::string NearMissText::looked_at(const UnmetPart& part) const {
  const std::string who = say(who_message(part.kind == Condition::Kind::Silence ? Who::Anyone : part.who));
  const std::vector<LookedAt>& turns = part.looked_at;
  if (turns.empty()) return say(says::kNearNowhere, {who});
  const auto name = [&](const LookedAt& looked) {
    const std::string turn = std::to_string(looked.turn);
    return looked.whole ? turn : say(says::kNearInPart, {turn});
  };
  std::string list;
  const size_t listed = turns.size() > kMostTurns ? kFirstTurns : turns.size();
  for (size_t i = 0; i < listed; ++i) list += (i > 0 ? say(says::kNearListComma) : "") + name(turns[i]);
  if (listed < turns.size())
    list = say(says::kNearMoreTurns, {list, name(turns.back()), std::to_string(turns.size())});
  const MessageId label = turns.size() == 1 ? says::kNearTurn : says::kNearTurns;
  return say(says::kNearLookedAt, {who, say(label, {list})});
}

std::string NearMissText::found(const UnmetPart& part) const {
  if (part.found.empty()) return say(says::kNearFoundNever);
  std::string list;
  for (size_t i = 0; i < part.found.size(); ++i)
    list += (i > 0 ? say(says::kNearListComma) : "") + std::to_string(part.found[i].turn);
  const MessageId label = part.found.size() == 1 ? says::kNearTurn : says::kNearTurns;
  return say(says::kNearFoundTimes, {std::to_string(part.found.size()), say(label, {list})});
}

/// The words as they were said; where they differ, [said→asked], one side of which may be empty.
std::string NearMissText::words_text(const NearestWords& words, MessageId by_characters, MessageId by_sound,
                                     bool name_phrase) const {
  std::string marked;
  uint32_t at = words.pieces.front().text.begin;
  for (const NearestWords::Step& step : words.steps) {
    // Punctuation and fillers between the steps belong to neither.
    if (step.said.begin > at) marked += slice({at, step.said.begin});
    at = std::max(at, step.said.end);
    marked += step.same ? slice(step.said) : paint_.red("[" + slice(step.said) + "→" + step.asked + "]");
  }
  const std::string text = say(words.by_sound ? by_sound : by_characters,
                               {std::to_string(words.turn), two_decimals(words.similarity), marked});
  return name_phrase ? say(says::kNearNearestOf, {text, words.phrase}) : text;
}

std::string NearMissText::remedy_text(const Remedy& remedy) const {
  const std::string turn = std::to_string(remedy.turn), said = slice(remedy.said);
  const std::string who = say(who_message(static_cast<Who>(remedy.speaker)));
  const bool has_words = !remedy.said.empty();
  switch (remedy.kind) {
    case Remedy::Kind::None:
      break;
    case Remedy::Kind::Except:
      return say(says::kNearExcept, {turn, said, remedy.words});
    case Remedy::Kind::Negated:
      return say(says::kNearNegated, {turn, said});
    case Remedy::Kind::NotAlone:
      return say(says::kNearNotAlone, {turn, said, remedy.words});
    case Remedy::Kind::Reach:
      if (remedy.change.empty()) {
        return has_words ? say(says::kNearOutside, {turn, said}) : say(says::kNearOutsideProbe, {turn});
      }
      return has_words ? say(says::kNearReach, {turn, said, remedy.change})
                       : say(says::kNearReachProbe, {turn, remedy.change});
    case Remedy::Kind::OtherSpeaker:
      return has_words ? say(says::kNearOtherSpeaker, {turn, said, who})
                       : say(says::kNearOtherProbe, {turn, who});
    case Remedy::Kind::Match:
      return say(says::kNearMatch, {turn, said, remedy.change});
    case Remedy::Kind::SentenceEnd:
      return say(says::kNearSentenceEnd, {turn, said});
    case Remedy::Kind::GapTooLong:
      return say(says::kNearGapTooLong, {on_one_line(remedy.words), remedy.change});
    case Remedy::Kind::GapTooShort:
      return say(says::kNearGapTooShort, {on_one_line(remedy.words), remedy.change});
    case Remedy::Kind::WrongSlot:
      return say(says::kNearWrongSlot, {on_one_line(remedy.words), remedy.change});
  }
  return "";
}

std::string NearMissText::slice(Span span) const {
  return on_one_line(std::string_view(call_.text).substr(span.begin, span.size()));
}

}  // namespace zhijian
