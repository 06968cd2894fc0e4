#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calls/reader.h"
#include "run/chunk_result.h"
#include "score/scorecard.h"

namespace zhijian {

/// What becomes of a call that was read and is not a duplicate.
enum class CallFate : uint8_t {
  Scored,
  NotApplicable,              ///< no rubric is for it
  NotApplicableMissingField,  ///< likewise, and one asks for a field that it does not have
  NoWords,                    ///< it has nothing but hesitations and is rejected
};

/// What one thread does with calls. It keeps its memory, and what it has learned, from call to call.
class CallTask {
 public:
  virtual ~CallTask() = default;
  /// What is to be written for the call is appended to streams[i] of each output.
  virtual CallFate take(const Call& call, std::vector<std::string>& streams) = 0;
};

struct CallInput {
  std::vector<std::string> paths;  ///< as ChunkReader takes them
  ReadOptions reading;
};

/// More rejects than anybody reads; what comes after is only counted, so that memory stays bounded. Likewise
/// for guessed encodings.
inline constexpr size_t kMaxRejectsKept = 10'000;

/// What is told of the input: calls = scored + rejected + duplicates + not applicable.
struct RunResult {
  uint64_t scored = 0;
  InputCounts counts;
  std::vector<Reject> rejects;  ///< in input order; at most kMaxRejectsKept of counts.rejected
  InputWarnings warnings;
};

struct RunProgress {
  uint64_t calls = 0;
  uint64_t bytes_read = 0;
  uint64_t bytes_total = 0;  ///< 0 where that cannot be known
};

/// Hears of a run while it goes on; called from one thread at a time.
class RunListener {
 public:
  virtual ~RunListener() = default;
  /// The next bytes of a stream, in input order.
  virtual void on_records(size_t stream, std::string_view bytes) = 0;
  /// The next rejects, in input order.
  virtual void on_rejects(const std::vector<Reject>& rejects) { (void)rejects; }
  /// Nothing is to be had at the moment (a pipe without more input yet): what was held back may be handed on.
  virtual void on_idle() = 0;
  /// Several times a second.
  virtual void on_progress(const RunProgress& progress) = 0;
};

/// Reads calls and hands each to one of `tasks` (at least one), each of which has a thread of its own. Which
/// call goes to which is left to chance, so what they learn must not depend on the order; what they write
/// comes in input order. Memory is bounded but for a few bytes a call.
RunResult run_calls(const CallInput& input, size_t streams, std::span<const std::unique_ptr<CallTask>> tasks,
                    RunListener& listener);

}  // namespace zhijian
