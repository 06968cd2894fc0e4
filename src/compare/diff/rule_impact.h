#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "compare/diff/diff_report.h"
#include "score/call_record.h"
#include "score/exact.h"
#include "score/totals.h"

namespace zhijian {

/// Words that hit with one rubric only, in exact numbers.
struct HitTotals {
  uint64_t hits = 0, calls = 0;
  std::vector<RankedQuote> quotes;

  void merge(HitTotals&& other);
  HitChange change() const;
};

/// What both rubrics' rules make of calls, rule by rule.
class RuleImpacts {
 public:
  RuleImpacts(const Rubric& before, const Rubric& after, const RubricChanges& changes);

  void add(const CallRecord& before, const CallRecord& after);
  void merge(RuleImpacts&& other);
  std::vector<RuleImpact> impacts() const;

  /// The rules by which the two records' scores differ.
  std::vector<RuleCause> causes(const CallRecord& before, const CallRecord& after) const;

 private:
  /// A hit without its words: the place that it has in the call.
  using HitPlace = std::tuple<bool, uint32_t, uint32_t, uint32_t, uint32_t, Probe, int64_t>;
  struct Totals {
    uint64_t failed = 0, unknown = 0, review = 0, critical = 0;
    BigInt points = 0;

    void add(const RuleRecord& record);
    void merge(const Totals& other);
    RuleState state() const;
    bool operator==(const Totals&) const = default;
  };
  /// A rule of either rubric, or of both.
  struct Entry {
    static constexpr size_t kNone = SIZE_MAX;
    size_t before = kNone, after = kNone;  ///< indices into the records' rules
    std::string id, name;
    std::optional<ItemChange::Kind> change;
    bool is_affected = false;  ///< its hits may differ though its verdict and their number do not
    Totals old_totals, new_totals;
    uint64_t newly_failed = 0, no_longer_failed = 0;
    HitTotals now_hit, no_longer_hit;
  };

  void compare_hits(Entry& entry, std::string_view call, const RuleRecord* before, const RuleRecord* after);
  static void places_of(const RuleRecord* record, bool blamed_only, std::vector<HitPlace>& places);
  static void add_missing(const RuleRecord& record, std::string_view call,
                          const std::vector<HitPlace>& places, const std::vector<HitPlace>& others,
                          HitTotals& totals);

  std::vector<Entry> entries_;  ///< the new rubric's rules, then those that are gone
  std::vector<HitPlace> old_places_, new_places_, sorted_;
};

}  // namespace zhijian
