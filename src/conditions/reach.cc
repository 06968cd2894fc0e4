#include "conditions/reach.h"

#include <algorithm>
#include <functional>

namespace zhijian {

namespace {

/// Narrows one reach scope by scope.
class ReachBuilder {
 public:
  ReachBuilder(Who who, const Surroundings& around, const CallText& call) : who_(who), call_(call) {
    reach_.begin = around.begin, reach_.end = around.end, reach_.after_empty = around.after_empty;
    reach_.last_turn = turn_count();
    if (around.only_turn != kNoTurn) keep_turns(around.only_turn, around.only_turn + 1);
  }

  Reach take() { return std::move(reach_); }

  void make_empty() { reach_.last_turn = reach_.first_turn; }

  void at(const At& at) {
    const int64_t turns = call_.turn_count(who_);
    switch (at.kind) {
      case At::Kind::FirstTurns:
        if (turns == 0 || at.amount <= 0) return make_empty();
        return keep_turns(0, call_.nth_turn(who_, static_cast<uint32_t>(std::min(at.amount, turns) - 1)) + 1);
      case At::Kind::LastTurns:
        if (turns == 0 || at.amount <= 0) return make_empty();
        return keep_turns(
            call_.nth_turn(who_, static_cast<uint32_t>(std::max<int64_t>(turns - at.amount, 0))),
            turn_count());
      case At::Kind::FirstTime:
        return choose(0, first_begun_from(at.amount),
                      [&](const Turn& turn) { return turn.begin_ms < at.amount; });
      case At::Kind::LastTime: {
        if (!call_.turns_are_timed()) reach_.times_missing = true;
        const int64_t last_end = call_.last_end_ms();
        return choose(first_ending_from(last_end - at.amount), turn_count(),
                      [&](const Turn& turn) { return turn.end_ms > last_end - at.amount; });
      }
    }
  }

  void after(const Found& moment) {
    if (moment.place.end < reach_.begin) return;
    reach_.after_empty |= moment.place.empty();
    reach_.begin = moment.place.end;
  }

  void before(const Found& moment) { reach_.end = std::min(reach_.end, moment.place.begin); }

  /// The moment's own turn and `more` further ones of the speaker after it.
  void turns_after(const Found& moment, int64_t more) {
    const uint32_t done = call_.turns_before(who_, moment.turn + 1);
    const int64_t last = done + more - 1;
    const bool all = last >= call_.turn_count(who_);
    const uint32_t end = all         ? turn_count()
                         : more == 0 ? moment.turn + 1
                                     : call_.nth_turn(who_, static_cast<uint32_t>(last)) + 1;
    keep_turns(moment.turn, std::max(end, moment.turn + 1));
  }

  void turns_before(const Found& moment, int64_t more) {
    const int64_t first = static_cast<int64_t>(call_.turns_before(who_, moment.turn)) - more;
    const uint32_t begin = more == 0    ? moment.turn
                           : first <= 0 ? 0
                                        : call_.nth_turn(who_, static_cast<uint32_t>(first));
    keep_turns(std::min(begin, moment.turn), moment.turn + 1);
  }

  void time_after(const Found& moment, int64_t ms) {
    const Turn& own = call_.turns()[moment.turn];
    if (moment.end_ms == kNoTime && !own.has_times()) reach_.times_missing = true;
    const int64_t end = moment.end_ms != kNoTime ? moment.end_ms : own.end_ms;
    choose(
        moment.turn, std::max(first_begun_from(end + ms + 1), moment.turn + 1),
        [&](const Turn& turn) { return &turn == &own || turn.begin_ms <= end + ms; }, &own);
  }

  void time_before(const Found& moment, int64_t ms) {
    const Turn& own = call_.turns()[moment.turn];
    if (!own.has_times()) reach_.times_missing = true;
    choose(
        std::min(first_ending_from(own.begin_ms - ms), moment.turn), moment.turn + 1,
        [&](const Turn& turn) { return &turn == &own || turn.end_ms >= own.begin_ms - ms; }, &own);
  }

  void own_turn(const Found& moment) { keep_turns(moment.turn, moment.turn + 1); }

 private:
  uint32_t turn_count() const { return static_cast<uint32_t>(call_.turns().size()); }

  void keep_turns(uint32_t first, uint32_t last) {
    reach_.first_turn = std::max(reach_.first_turn, first);
    reach_.last_turn = std::max(std::min(reach_.last_turn, last), reach_.first_turn);
  }

  /// Where all turns have times and stand in order: the first that begins at that time or later.
  uint32_t first_begun_from(int64_t ms) const {
    return first_that([&](const Turn& turn) { return turn.begin_ms >= ms; }, turn_count());
  }
  /// Likewise; those before it end before that time.
  uint32_t first_ending_from(int64_t ms) const {
    return first_that([&](const Turn& turn) { return turn.latest_end_ms >= ms; }, 0);
  }
  template <typename Reached>
  uint32_t first_that(Reached reached, uint32_t where_untimed) const {
    if (!call_.turns_are_in_order()) return where_untimed;
    const std::vector<Turn>& turns = call_.turns();
    const auto found = std::partition_point(turns.begin(), turns.end(), std::not_fn(reached));
    return static_cast<uint32_t>(found - turns.begin());
  }

  /// Keeps the turns in [first, last) that `chosen` takes. Those of the speaker must have times, but for
  /// `own`, of which the time was asked already.
  template <typename Chosen>
  void choose(uint32_t first, uint32_t last, Chosen chosen, const Turn* own = nullptr) {
    keep_turns(first, last);
    reach_.keep_choice();
    for (uint32_t t = reach_.first_turn; t < reach_.last_turn; ++t) {
      const Turn& turn = call_.turns()[t];
      if (!is_asked(who_, turn.speaker)) continue;
      if (!turn.has_times() && &turn != own) reach_.times_missing = true;
      if (!chosen(turn)) reach_.turn_chosen[t - reach_.first_chosen] = 0;
    }
  }

  Who who_;
  const CallText& call_;
  Reach reach_;
};

void apply_within(ReachBuilder& builder, const Within& within, const Found& moment, bool backwards,
                  bool implicit) {
  // Without its own `after` or `before` the condition looks from the `when` onwards, but `turn` and `call`
  // mean the whole of them.
  const bool whole = within.kind == Within::Kind::Turn || within.kind == Within::Kind::Call;
  if (implicit && !whole) builder.after(moment);
  switch (within.kind) {
    case Within::Kind::Turn:
      return builder.own_turn(moment);
    case Within::Kind::Turns:
      return backwards ? builder.turns_before(moment, within.amount)
                       : builder.turns_after(moment, within.amount);
    case Within::Kind::Time:
      return backwards ? builder.time_before(moment, within.amount)
                       : builder.time_after(moment, within.amount);
    case Within::Kind::Rest:
    case Within::Kind::Call:
      return;
  }
}

}  // namespace

Reach reach_of(const CompiledScope& scope, Who who, const Surroundings& around, const CallText& call,
               const MomentState* after, const MomentState* before) {
  ReachBuilder builder(who, around, call);
  if (scope.at) builder.at(*scope.at);
  const Found* origin = around.when;
  bool backwards = false, never = false, unknown = false;
  if (before != nullptr) {
    unknown |= before->kind == MomentState::Kind::Unknown;
    // A moment that never occurs ends nothing: `before` means the whole call.
    if (before->kind == MomentState::Kind::Occurs) builder.before(before->first);
    origin = before->kind == MomentState::Kind::Occurs ? &before->first : nullptr;
    backwards = true;
  }
  if (after != nullptr) {
    unknown |= after->kind == MomentState::Kind::Unknown;
    never = after->kind == MomentState::Kind::Never;
    if (after->kind == MomentState::Kind::Occurs) builder.after(after->first);
    origin = &after->first;
    backwards = false;
  }
  const bool implicit = after == nullptr && before == nullptr;
  if (never) {
    builder.make_empty();
  } else if (scope.within && origin != nullptr && !unknown) {
    apply_within(builder, *scope.within, *origin, backwards, implicit);
  } else if (!scope.within && !scope.leaves_reach() && around.when != nullptr) {
    builder.after(*around.when);
    if (!around.to_the_end) builder.turns_after(*around.when, kDefaultReachTurns);
  }
  Reach reach = builder.take();
  reach.moment_unknown = unknown;
  return reach;
}

}  // namespace zhijian
