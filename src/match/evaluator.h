#pragma once

#include <memory>

#include "base/diagnostic.h"
#include "match/outcome.h"
#include "rubric/rubric.h"
#include "transcript/call.h"

namespace zhijian {

/// A rubric made ready for matching. Const and shared by all threads; opaque to everything outside match/.
class CompiledRubric;
class Observer;

/// Compiles a rubric that was loaded without errors. What only compiling can find (a phrase with too many
/// alternatives) goes to `diagnostics`; the result is null if that holds an error. The rubric is copied.
std::shared_ptr<const CompiledRubric> compile(const Rubric& rubric, Diagnostics& diagnostics);

/// Compiles a variant of a rubric, with the same `fillers` and `same`: much faster, because what is made of
/// those is taken from the original. Null where the variant cannot be compiled.
std::shared_ptr<const CompiledRubric> compile_variant(const CompiledRubric& original, const Rubric& variant);

/// The rubric it was compiled from.
const Rubric& rubric_of(const CompiledRubric& compiled);

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
