#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "score/agent_choice.h"
#include "score/call_record.h"
#include "score/scorecard.h"

namespace zhijian {

/// Adds call records up to scorecards. All sums are exact integers and quotes are chosen by call id, so the
/// report is the same whatever the order of calls and however they were split over threads, runs or machines.
///
/// Its memory grows with agents and rules and with the number of different scores, not with calls.
///
/// A call that several agents had is one call with several records. Everything counts records (a call of two
/// agents of one team counts twice for that team), except Summary::scored, which counts calls.
class Scorecards {
 public:
  /// What is kept of a record: rules and their quotes take most of the memory.
  enum class Detail : uint8_t { Rules, NoRules };

  Scorecards() : Scorecards(Detail::Rules) {}
  /// With NoRules the report's cards have scores and dimensions, and no rules.
  explicit Scorecards(Detail detail);
  ~Scorecards();
  Scorecards(Scorecards&&) noexcept;
  Scorecards& operator=(Scorecards&&) noexcept;

  /// The call counts with the first of its records.
  void add(const CallRecord& record) { add(record, record.part.number <= 1); }
  /// The same where the caller knows whether it is the first record of its call.
  void add(const CallRecord& record, bool is_first);

  /// Takes over what another one has, which is empty then.
  void merge(Scorecards&& other);

  /// Empties it.
  void clear();

  /// Calls added so far: Summary::scored.
  uint64_t scored() const;

  /// Of what was added so far; leaves it without scorecards, but scored() stays as it is. That `counts.calls`
  /// is scored + rejected + duplicates + not applicable is for the caller to check.
  /// Of what is chosen; who is not leaves nothing in it but how many have a rank.
  Report report(const InputCounts& counts, std::vector<Reject> rejects, const AgentChoice& choice = {});

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace zhijian
