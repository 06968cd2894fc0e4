#include "run/run_examples.h"

#include <utility>

#include "base/messages/cli.h"
#include "calls/reader.h"
#include "text/convert.h"

namespace zhijian {

namespace {

/// Takes the one call of an example.
class OneCall final : public CallHandler {
 public:
  void on_call(Call& call) override {
    ++count_;
    std::swap(call_, call);
  }
  void on_reject(Reject reject) override {
    if (!reason_) reason_ = std::move(reject.reason);
  }
  void on_warning(ReadWarning, uint64_t) override {}

  Result<Call> take() {
    if (reason_) return unexpected(*reason_);
    if (count_ != 1) return unexpected(message(says::kExampleNotOneCall, std::to_string(count_)));
    return std::move(call_);
  }

 private:
  Call call_;
  size_t count_ = 0;
  std::optional<Message> reason_;
};

class ExampleRunner {
 public:
  ExampleRunner(std::shared_ptr<const CompiledRubric> rubric, Converter simplify, Converter traditionalize)
      : rubric_(rubric_of(*rubric)),
        evaluator_(std::move(rubric)),
        simplify_(std::move(simplify)),
        traditionalize_(std::move(traditionalize)) {}

  ExampleRun run() {
    for (size_t i = 0; i < rubric_.rules.size(); ++i) {
      if (rubric_.rules[i].examples.empty()) result_.without_examples.push_back(&rubric_.rules[i]);
      for (const Example& example : rubric_.rules[i].examples) {
        ++result_.examples;
        const bool passed = check(i, example, ExampleScript::AsGiven, example.text);
        check(i, example, ExampleScript::Simplified, simplify_.convert(example.text));
        check(i, example, ExampleScript::Traditional, traditionalize_.convert(example.text));
        if (passed && !sees_characters_as_given(rubric_, rubric_.rules[i])) check_forms(i, example);
      }
    }
    return std::move(result_);
  }

 private:
  void check_forms(size_t index, const Example& example) {
    const auto call = parse_example(example.text);
    if (!call) return;
    for (const auto form : {ExampleScript::FullWidth, ExampleScript::Spaces, ExampleScript::Fillers}) {
      std::string text = in_form(example.text, *call, form, rubric_.fillers);
      if (text != example.text) check(index, example, form, std::move(text));
    }
  }

  /// True if it got the verdict that it must get.
  bool check(size_t index, const Example& example, ExampleScript script, std::string text) {
    ++result_.runs;
    const Rule& rule = rubric_.rules[index];
    const auto call = parse_example(text);
    if (!call) {
      result_.failures.push_back({&rule, &example, script, {}, call.error(), std::move(text)});
      return false;
    }
    const CallOutcome& outcome = evaluator_.evaluate(*call, call->scored_agents().front());
    const Verdict verdict = outcome.has_turns ? outcome.rules[index].verdict : Verdict::NotApplicable;
    if (verdict == example.expected) return true;
    result_.failures.push_back({&rule, &example, script, verdict, std::nullopt, std::move(text)});
    return false;
  }

  const Rubric& rubric_;
  Evaluator evaluator_;
  Converter simplify_, traditionalize_;
  ExampleRun result_;
};

}  // namespace

Result<Call> parse_example(const std::string& text) {
  Chunk chunk;
  chunk.file = "example";
  chunk.format = InputFormat::Text;
  chunk.bytes = text;
  CallParser parser{ReadOptions{}};
  OneCall call;
  parser.parse(chunk, call);
  return call.take();
}

Result<ExampleRun> run_examples(std::shared_ptr<const CompiledRubric> rubric) {
  auto simplify = Converter::open("t2s");
  if (!simplify) return unexpected(simplify.error());
  auto traditionalize = Converter::open("s2t");
  if (!traditionalize) return unexpected(traditionalize.error());
  return ExampleRunner(std::move(rubric), std::move(*simplify), std::move(*traditionalize)).run();
}

}  // namespace zhijian
