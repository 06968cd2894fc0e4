#pragma once

#include <boost/container/small_vector.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "calls/call.h"
#include "search/outcome.h"

namespace zhijian {

/// The content of one line of call records (`zhijian.call/2`), whether it was just scored or read back by
/// `merge`. Texts are views into the call, the rubric, or the line that was read. A report is made from
/// records alone, so that merging records gives the same report as one run: whatever a report shows has to be
/// here.
struct HitRecord {
  struct Part {
    uint32_t segment = 0;  ///< position in the input's turns, from 1
    uint32_t begin = 0;    ///< code points in the segment's text as given
    uint32_t end = 0;
    std::string_view text;
  };
  struct Moment {
    uint32_t turn = 0;
    Part part;
  };
  bool missing = false;
  uint32_t turn = 0;
  Speaker speaker = Speaker::Other;
  boost::container::small_vector<Part, 1> parts;  ///< the first, then `more`; empty if missing
  std::string_view phrase;
  Grade grade = Grade::Exact;
  double similarity = 1;  ///< four decimals
  Probe probe = Probe::None;
  int64_t value = 0;
  std::string_view label;
  int64_t begin_ms = kNoTime;
  /// What the first part (of a missing hit: the moment) was said in: a slice of that segment from sentence
  /// end to sentence end, at most kSentenceReach code points to either side. Empty where it is the hit
  /// itself.
  std::string_view sentence;
  std::optional<Moment> moment;
};

inline constexpr uint32_t kSentenceReach = 40;

struct RuleRecord {
  std::string_view id, name, dimension;
  std::string_view instead;  ///< of Fail and Review only
  Verdict verdict = Verdict::NotApplicable;
  Decimal points;      ///< what the rule changed in this call, after `cap`: negative for losses
  bool draft = false;  ///< then `points` is what it would have changed
  Rule::Critical critical = Rule::Critical::None;  ///< how, where it failed and that was critical
  Decimal critical_limit;                          ///< of AtMost
  std::string reason;                              ///< of Unknown and Review, in English
  std::vector<HitRecord> hits;
};

struct DimensionRecord {
  std::string_view id, name;
  std::optional<Decimal> score;
  std::optional<Decimal> max;
};

/// What the rubric's scores are to be read against.
struct ScaleRecord {
  struct Step {
    std::string_view name;
    Decimal from;
  };
  Decimal ceiling;
  std::optional<Decimal> pass;
  std::vector<Step> grades;  ///< highest first
};

/// Which of how many agents' records of a call, from 1; 0 where that is not known.
struct PartRecord {
  uint32_t number = 0;
  uint32_t count = 0;
};

struct MetaRecord {
  std::string_view name, value;
};

struct CallRecord {
  std::string_view call, agent, agent_name, team, start;
  std::string_view day;  ///< YYYY-MM-DD of `start`, in the call's own time
  int64_t duration_ms = kNoTime;
  std::string_view ended_by;
  std::vector<MetaRecord> meta;
  PartRecord part;
  bool swapped = false;  ///< its speakers look exchanged
  std::string content;   ///< content_digest() of the call; empty where that is not known
  std::string_view rubric_id, rubric_version, rubric_digest;
  ScaleRecord scale;
  std::optional<Decimal> score;
  std::optional<std::string_view> grade;
  std::optional<bool> passed;
  bool critical = false;
  bool review = false;
  std::vector<DimensionRecord> dimensions;
  std::vector<RuleRecord> rules;
  std::string_view file;
  uint32_t line = 1;

  /// As in CallOutcome, for a record of a call that was just scored: the rules but those at `looked_at` have
  /// these verdicts and nothing else. Null: nothing is known.
  std::shared_ptr<const std::vector<Verdict>> quiet;
  std::vector<uint32_t> looked_at;
};

}  // namespace zhijian
