// Combinations of conditions, and their occurrences as a `when` (rubric language, In detail 18 to 20 and 22).
#include <algorithm>
#include <tuple>

#include "conditions/condition_evaluator.h"

namespace zhijian {

// --- Combinations
// ----------------------------------------------------------------------------------------------------

/// Of each part the first place is enough.
static Surroundings for_parts(const Surroundings& around) {
  Surroundings inside = around;
  inside.first_only = true, inside.seen = nullptr;
  return inside;
}

Answer ConditionEvaluator::ask_all(const Node& node, const Surroundings& around) {
  Answer answer;
  answer.truth = Truth::True;
  std::vector<Found> firsts;
  const Surroundings inside = for_parts(around);
  for (const Node& part : node.parts) {
    Answer one = ask(part, inside);
    if (one.truth == Truth::False) return {};
    if (one.truth == Truth::Unknown) {
      if (answer.truth == Truth::True) set_unknown(answer, std::move(one.lack));
    } else {
      firsts.push_back(one.found.front());
    }
  }
  if (answer.truth == Truth::Unknown) return answer;
  const auto last = std::max_element(firsts.begin(), firsts.end(), lies_before);
  answer.found.push_back(join(firsts, last->nowhere ? nullptr : &*last));
  return answer;
}

Answer ConditionEvaluator::ask_any(const Node& node, const Surroundings& around) {
  Answer answer;
  Surroundings inside = around;
  inside.seen = nullptr;
  for (const Node& part : node.parts) {
    Answer one = ask(part, inside);
    if (one.truth == Truth::True) {
      answer.truth = Truth::True;
      answer.found.insert(answer.found.end(), one.found.begin(), one.found.end());
    } else if (one.truth == Truth::Unknown && answer.truth == Truth::False) {
      answer.truth = Truth::Unknown;
      answer.lack = std::move(one.lack);
    }
  }
  std::stable_sort(answer.found.begin(), answer.found.end(), [&](const Found& a, const Found& b) {
    const auto key = [&](const Found& f) {
      return std::tuple(!f.nowhere, f.place.begin, ~f.place.end, f.grade);
    };
    return key(a) < key(b);
  });
  // Hits of a condition never overlap, also where they come from different parts.
  uint32_t words_end = 0;
  std::erase_if(answer.found, [&](const Found& f) {
    const bool words = !f.nowhere && f.last_hit - f.first_hit == 1 && arena_[f.first_hit].has_words();
    if (!words) return false;
    if (f.place.begin < words_end) return true;
    words_end = f.place.end;
    return false;
  });
  return answer;
}

Answer ConditionEvaluator::ask_at_least(const Node& node, const Surroundings& around) {
  std::vector<Found> firsts;
  size_t unknown = 0;
  std::optional<Message> lack;
  const Surroundings inside = for_parts(around);
  for (const Node& part : node.parts) {
    Answer one = ask(part, inside);
    if (one.truth == Truth::True) firsts.push_back(one.found.front());
    if (one.truth == Truth::Unknown) {
      ++unknown;
      if (!lack) lack = std::move(one.lack);
    }
  }
  Answer answer;
  if (firsts.size() >= node.count) {
    answer.truth = Truth::True;
    std::stable_sort(firsts.begin(), firsts.end(), lies_before);
    firsts.resize(node.count);
    answer.found.push_back(join(firsts, firsts.empty() || firsts.back().nowhere ? nullptr : &firsts.back()));
  } else if (firsts.size() + unknown >= node.count) {
    set_unknown(answer, std::move(lack));
  }
  return answer;
}

Answer ConditionEvaluator::ask_sequence(const Node& node, const Surroundings& around) {
  Answer answer;
  answer.truth = Truth::True;
  Surroundings rest = for_parts(around);
  rest.to_the_end = true;
  std::vector<Found> firsts;
  for (const Node& part : node.parts) {
    Answer one = ask(part, rest);
    if (one.truth == Truth::False) return {};
    if (one.truth == Truth::Unknown) {
      // What follows is looked for behind the last part that is certain.
      if (answer.truth == Truth::True) set_unknown(answer, std::move(one.lack));
      continue;
    }
    // The one that ends first leaves the most room for what follows.
    const Found& first = *std::min_element(one.found.begin(), one.found.end(), ends_before);
    firsts.push_back(first);
    if (first.nowhere) continue;
    rest.begin = std::max(rest.begin, first.place.end);
    rest.after_empty = first.place.empty();
  }
  if (answer.truth == Truth::Unknown) return answer;
  answer.found.push_back(join(firsts, firsts.back().nowhere ? nullptr : &firsts.back()));
  return answer;
}

Answer ConditionEvaluator::ask_not(const Node& node, const Surroundings& around) {
  Surroundings inside = for_parts(around);
  inside.strong_only = false;
  Answer one = ask(node.parts.front(), inside);
  Answer answer;
  if (one.truth == Truth::Unknown) {
    set_unknown(answer, std::move(one.lack));
  } else if (one.truth == Truth::False) {
    answer.truth = Truth::True;
    answer.found.push_back({.nowhere = true});
  }
  return answer;
}

Answer ConditionEvaluator::ask_in_one_turn(const Node& node, const Surroundings& around) {
  Answer undecided;
  const uint32_t first = around.begin > 0 ? text().turn_of_offset(around.begin) : 0;
  for (uint32_t t = first; t < text().turns().size(); ++t) {
    Surroundings inside = around;
    inside.only_turn = t;
    Answer one = ask(node, inside);
    if (one.truth == Truth::True) return one;
    if (one.truth == Truth::Unknown) undecided = std::move(one);
  }
  return undecided;
}

// --- Occurrences
// -----------------------------------------------------------------------------------------------------

Answer ConditionEvaluator::all_occurrences(const Node& node, Surroundings around) {
  if (node.kind == Condition::Kind::Any && !node.same_turn) {
    Answer answer;
    for (const Node& part : node.parts) {
      Answer one = all_occurrences(part, around);
      answer.found.insert(answer.found.end(), one.found.begin(), one.found.end());
      if (!answer.lack) answer.lack = std::move(one.lack);
    }
    answer.truth = !answer.found.empty() ? Truth::True : answer.lack ? Truth::Unknown : Truth::False;
    tell(node, answer.truth);
    return answer;
  }
  const bool one_hit = !node.is_leaf() || is_counted(node);
  if (!one_hit) return ask(node, around);
  Answer answer;
  around.first_only = true;
  for (;;) {
    Answer one = ask(node, around);
    if (one.truth == Truth::Unknown && answer.found.empty()) answer.lack = std::move(one.lack);
    if (one.truth != Truth::True || one.found.front().nowhere) break;
    const Found& found = one.found.front();
    answer.found.push_back(found);
    around.begin = found.place.end;
    around.after_empty = found.place.empty();
  }
  answer.truth = !answer.found.empty() ? Truth::True : answer.lack ? Truth::Unknown : Truth::False;
  return answer;
}

Answer ConditionEvaluator::occurrences(const Node& node) {
  Answer answer = all_occurrences(node, {});
  std::stable_sort(answer.found.begin(), answer.found.end(), lies_before);
  std::erase_if(answer.found, [](const Found& found) { return found.nowhere; });
  const auto same_turn = [](const Found& a, const Found& b) { return a.turn == b.turn; };
  answer.found.erase(std::unique(answer.found.begin(), answer.found.end(), same_turn), answer.found.end());
  return answer;
}

bool ConditionEvaluator::nothing_follows(const Node& node, const Found* when, std::vector<Who>& sides) {
  if (!node.is_leaf()) {
    return std::all_of(node.parts.begin(), node.parts.end(),
                       [&](const Node& part) { return nothing_follows(part, when, sides); });
  }
  const CompiledScope& scope = node.scope;
  if (node.who == Who::Nobody || scope.at || scope.before != kNone) return false;
  if (scope.within && scope.after == kNone &&
      (scope.within->kind == Within::Kind::Call || scope.within->kind == Within::Kind::Turn)) {
    return false;
  }
  MomentState own;
  const Found* origin = when;
  if (scope.after != kNone) {
    const MomentState* state = moment(scope.after, when, own);
    if (state->kind != MomentState::Kind::Occurs) return false;
    origin = &state->first;
  }
  if (origin == nullptr) return false;
  sides.push_back(node.who);
  const FoldedText& folded = text().folded();
  for (uint32_t n = text().turns_before(node.who, origin->turn); n < text().turn_count(node.who); ++n) {
    const Turn& turn = text().turns()[text().nth_turn(node.who, n)];
    for (uint32_t i = turn.last_symbol; i-- > turn.first_symbol;) {
      if (folded.symbols[i] <= kSentenceBreak) continue;
      if (folded.offsets[i] >= origin->place.end) return false;
      break;
    }
  }
  return true;
}

}  // namespace zhijian
