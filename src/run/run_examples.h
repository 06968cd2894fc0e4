#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "calls/call.h"
#include "evaluate/evaluator.h"
#include "run/example_forms.h"

namespace zhijian {

/// An example that did not get the verdict it must get, or could not be read.
struct ExampleFailure {
  const Rule* rule = nullptr;  ///< in the compiled rubric
  const Example* example = nullptr;
  ExampleScript script = ExampleScript::AsGiven;
  Verdict verdict = Verdict::NotApplicable;  ///< what it got
  std::optional<Message> unreadable;         ///< why it could not be read as a call
  std::string text;                          ///< as it was run
};

struct ExampleRun {
  uint64_t examples = 0;
  uint64_t runs = 0;  ///< one for each example, script and other form that changes it
  std::vector<ExampleFailure> failures;
  std::vector<const Rule*> without_examples;
};

/// Runs every example of a rubric as given, in simplified, and in traditional script; one that gets its
/// verdict also in the other forms, unless its rule sees characters as given. An error where OpenCC's
/// conversions cannot be opened.
Result<ExampleRun> run_examples(std::shared_ptr<const CompiledRubric> rubric);

/// A call in the text format, as examples are. What is wrong with it is the error.
Result<Call> parse_example(const std::string& text);

}  // namespace zhijian
