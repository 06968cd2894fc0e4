#pragma once

#include <memory>

#include "calls/call.h"
#include "search/compile.h"
#include "search/outcome.h"

namespace zhijian {

class Observer;

/// Whether a rubric is for a call.
enum class Applies : uint8_t { Yes, No, MissingField };

/// Evaluates calls. One for each thread: it keeps its memory between calls.
class Evaluator {
 public:
  explicit Evaluator(std::shared_ptr<const CompiledRubric> rubric);
  ~Evaluator();
  Evaluator(Evaluator&&) noexcept;

  /// Evidence of passed rules too.
  void collect_all_hits(bool all);

  /// `observer` hears of everything that is evaluated from now on; null: nobody.
  void observe(Observer* observer);

  /// `applies_to` of the rubric for this call and agent (an index into Call::agents).
  Applies applies(const Call& call, uint32_t agent);

  /// Every rule of the rubric on this call as a call of that agent: the words of other agents are `other`'s.
  /// The result is valid until the next call.
  const CallOutcome& evaluate(const Call& call, uint32_t agent);

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace zhijian
