#include "compare/quality/mutate_scope.h"

#include "base/messages/quality.h"
#include "compare/quality/mutate_phrases.h"
#include "language/syntax/written_value.h"

namespace zhijian {

namespace {

/// How much looser `similar` becomes: enough that what is found besides is another sentence.
constexpr double kLooser = 0.2;

At other_end(At at) {
  using Kind = At::Kind;
  static constexpr Kind kOthers[] = {Kind::LastTurns, Kind::FirstTurns, Kind::LastTime, Kind::FirstTime};
  at.kind = kOthers[static_cast<size_t>(at.kind)];
  return at;
}

/// The next wider kind of reach.
std::optional<Within> wider(const Within& within) {
  switch (within.kind) {
    case Within::Kind::Turn:
    case Within::Kind::Rest:
      return Within{Within::Kind::Call, 0};
    case Within::Kind::Turns:
    case Within::Kind::Time:
      return Within{Within::Kind::Rest, 0};
    case Within::Kind::Call:
      break;
  }
  return std::nullopt;
}

class ScopeMutator {
 public:
  ScopeMutator(Scope& scope, const MutationVisitor& visit) : scope_(scope), visit_(visit) {}

  void run() {
    if (scope_.at) {
      const std::string old = written(*scope_.at);
      const At other = other_end(*scope_.at);
      change(scope_.at, {}, MutationKind::Place, "at", message(says::mutate_anywhere, "at: " + old));
      change(scope_.at, {other}, MutationKind::Place, "at",
             message(says::mutate_instead, "at: " + written(other), "at: " + old));
    }
    drop_moment(scope_.after, "after");
    drop_moment(scope_.before, "before");
    if (const auto wide = scope_.within ? wider(*scope_.within) : std::nullopt) {
      change(
          scope_.within, wide, MutationKind::Reach, "within",
          message(says::mutate_instead, "within: " + written(*wide), "within: " + written(*scope_.within)));
    }
    if (scope_.times) mutate_limit(*scope_.times, true, MutationKind::Times, place("times"), visit_);
    if (scope_.except) {
      change(scope_.except, {}, MutationKind::Exception, "except", message(says::mutate_no_except));
      mutate_phrases(*scope_.except, MutationKind::Exception, visit_);
    }
    if (scope_.ignore_negated.value_or(false)) {
      change(scope_.ignore_negated, {}, MutationKind::Exclusion, "ignore_negated",
             message(says::mutate_without, "ignore_negated"));
    }
    if (scope_.alone) {
      change(scope_.alone, {}, MutationKind::Exclusion, "alone", message(says::mutate_without, "alone"));
    }
    if (scope_.match) mutate_match();
  }

 private:
  Place place(const std::string& key) const {
    const auto known = scope_.key_places.find(key);
    return known != scope_.key_places.end() ? known->second : scope_.place;
  }

  template <typename Value>
  void change(std::optional<Value>& value, std::optional<Value> other, MutationKind kind,
              const std::string& key, Message what) {
    std::swap(value, other);
    visit_({kind, place(key), std::move(what)});
    std::swap(value, other);
  }

  void drop_moment(std::optional<Named>& moment, const std::string& key) {
    if (!moment) return;
    const std::string old = key + ": " + moment->text;
    change(moment, {}, MutationKind::Place, key, message(says::mutate_anywhere, old));
  }

  void mutate_match() {
    const Match old = *scope_.match;
    if (old.kind == Match::Kind::Normal) return;
    const auto change_to = [&](Match other) {
      change(scope_.match, {other}, MutationKind::Match, "match",
             message(says::mutate_instead, "match: " + written(other), "match: " + written(old)));
    };
    const bool similar = old.kind == Match::Kind::Similar || old.kind == Match::Kind::SimilarBySound;
    if (similar && old.threshold > kLooser) change_to({old.kind, old.threshold - kLooser});
    change_to({Match::Kind::Normal, 1});
  }

  Scope& scope_;
  const MutationVisitor& visit_;
};

}  // namespace

void mutate_scope(Scope& scope, const MutationVisitor& visit) {
  ScopeMutator(scope, visit).run();
}

void mutate_limit(Comparison& test, bool counts, MutationKind kind, const Place& place,
                  const MutationVisitor& visit) {
  const Comparison old = test;
  const auto moved_to = [&](double low, double high) {
    test.low = low, test.high = high;
    visit({kind, place,
           message(low < old.low ? says::mutate_lower_limit : says::mutate_higher_limit, written(low),
                   written(old.low))});
    test = old;
  };
  if (!counts) {
    moved_to(old.low / 2, old.high / 2);
    moved_to(old.low * 2, old.high * 2);
    return;
  }
  // "at least 0" is no test any more.
  const double least = old.kind == Comparison::Kind::AtLeast || old.kind == Comparison::Kind::Under ? 2 : 1;
  if (old.low >= least) moved_to(old.low - 1, old.high - 1);
  moved_to(old.low + 1, old.high + 1);
}

}  // namespace zhijian
