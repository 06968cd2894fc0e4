// zhijian explain: one call, what was found in it, and why each rule decided as it did.
#include <algorithm>

#include "base/messages/cli.h"
#include "calls/reader.h"
#include "cli/arguments.h"
#include "cli/commands/commands.h"
#include "cli/commands/explanation.h"
#include "cli/console.h"
#include "cli/rubrics.h"
#include "cli/run_summary.h"
#include "cli/settings.h"
#include "documents/json/explanation_json.h"
#include "language/load/did_you_mean.h"
#include "score/make_record.h"
#include "score/score_call.h"

namespace zhijian {

namespace {

void declare(Arguments& arguments) {
  Options& options = arguments.options();
  arguments.positional("CALL", options.call, says::kArgumentCall);
  arguments.positionals("PATH", options.paths, says::kArgumentCallPaths, false);
  arguments.text("--rule", options.rule, says::kOptionRule, "ID");
  arguments.rubric();
  arguments.format("table|json");
  arguments.reading();
}

/// Looks through transcripts for one call.
class Search final : public CallHandler {
 public:
  /// An empty id takes any call.
  explicit Search(std::string id) : id_(std::move(id)) {}

  void on_call(Call& call) override {
    ids_.push_back(call.id);
    if ((id_.empty() || call.id == id_) && !found_) found_ = std::move(call);
  }
  void on_reject(Reject reject) override {
    if (!reject_) reject_ = std::move(reject);
  }
  void on_warning(ReadWarning, uint64_t) override {}

  bool done() const { return found_ && !id_.empty(); }

  Result<Call> take() {
    if (!found_ && ids_.empty() && reject_) return unexpected(reject_->reason);
    if (!found_ && ids_.empty()) return unexpected(message(says::kNoCalls));
    if (!found_) {
      const std::string_view nearest =
          did_you_mean(id_, std::vector<std::string_view>(ids_.begin(), ids_.end()));
      if (!nearest.empty()) return unexpected(message(says::kNoSuchCallSuggest, id_, std::string(nearest)));
      return unexpected(message(says::kNoSuchCall, id_));
    }
    if (id_.empty() && ids_.size() > 1) {
      return unexpected(message(says::kSeveralCalls, std::to_string(ids_.size()), ids_.front()));
    }
    return std::move(*found_);
  }

 private:
  std::string id_;
  std::optional<Call> found_;
  std::optional<Reject> reject_;
  std::vector<std::string> ids_;
};

/// CALL is the id of a call in the paths; without paths it is a file that holds just one.
Result<Call> find_call(const Options& options, Console& console) {
  const bool by_id = !options.paths.empty();
  const auto paths = input_paths(by_id ? options.paths : std::vector{options.call});
  if (!paths) return unexpected(paths.error());
  const auto reading = read_options(options);
  if (!reading) return unexpected(reading.error());
  Search search(by_id ? options.call : "");
  CallParser parser(*reading);
  ChunkReader reader(*paths, *reading);
  Chunk chunk;
  while (!search.done() && reader.next(chunk)) {
    if (chunk.guessed_encoding) tell_guess({chunk.file, chunk.encoding}, console);
    parser.parse(chunk, search);
  }
  return search.take();
}

Result<void> check_rule(const std::string& id, const Rubric& rubric) {
  std::vector<std::string_view> known;
  for (const Rule& rule : rubric.rules) known.push_back(rule.id);
  if (id.empty() || std::find(known.begin(), known.end(), id) != known.end()) return {};
  const std::string_view nearest = did_you_mean(id, known);
  if (!nearest.empty()) return unexpected(message(says::kNoSuchRuleSuggest, id, std::string(nearest)));
  return unexpected(message(says::kNoSuchRule, id));
}

/// What the rules missed, of all or of the one that was asked for.
std::string as_json(const Call& call, const std::shared_ptr<const CompiledRubric>& compiled,
                    const CallOutcome& outcome, const CallRecord& record, const std::string& only) {
  NearMissFinder finder(compiled, call, outcome.agent);
  ExplainedCall explained{call, record, {}, {}};
  for (uint32_t i = 0; i < call.segments.size(); ++i) explained.turns.push_back(finder.turn_of_segment(i));
  for (size_t i = 0; i < record.rules.size(); ++i) {
    if (!only.empty() && record.rules[i].id != only) continue;
    RuleExplanation rule{record.rules[i].id, finder.of_rule(i, outcome.rules[i]), finder.not_counted(i), {}};
    const Verdict verdict = record.rules[i].verdict;
    if (verdict == Verdict::Fail || verdict == Verdict::Review) rule.except_missed = finder.except_missed(i);
    explained.rules.push_back(std::move(rule));
  }
  std::string line;
  append_explanation(explained, line);
  return line;
}

Result<void> explain(const Call& call, const CompiledRubrics& rubrics, const Options& options,
                     Console& console) {
  bool explained = false;
  for (const uint32_t agent : call.scored_agents()) {
    for (const auto& compiled : rubrics) {
      Evaluator evaluator(compiled);
      evaluator.collect_all_hits(true);
      if (evaluator.applies(call, agent) != Applies::Yes) continue;
      const Rubric& rubric = rubric_of(*compiled);
      if (const auto known = check_rule(options.rule, rubric); !known) return known;
      const CallOutcome& outcome = evaluator.evaluate(call, agent);
      if (!outcome.has_turns) return unexpected(message(says::kRejectNoWords, call.id));
      CallScorer scorer(rubric);
      CallRecord record;
      make_record(call, {1, 1}, rubric, outcome, scorer.score(outcome), record);
      if (options.format == "json") {
        console.out(as_json(call, compiled, outcome, record, options.rule));
        explained = true;
        break;
      }
      const ExplanationStyle style{console.language(), console.color_out(), console.width(), options.rule};
      console.out((explained ? "\n" : "") + explanation(call, compiled, outcome, record, style));
      explained = true;
      break;
    }
  }
  if (!explained) return unexpected(message(says::kNoRubricApplies, call.id));
  return {};
}

ExitStatus run(const Options& options, Console& console) {
  if (!options.format.empty() && options.format != "table" && options.format != "json") {
    console.error(message(says::kBadValue, "--format", options.format, "table, json"));
    return ExitStatus::CannotStart;
  }
  const auto call = find_call(options, console);
  if (!call) return console.error(call.error()), ExitStatus::CannotStart;
  const auto rubrics = load_rubrics(options, console);
  if (!rubrics) return ExitStatus::CannotStart;
  const auto explained = explain(*call, *rubrics, options, console);
  if (!explained) return console.error(explained.error()), ExitStatus::CannotStart;
  return ExitStatus::Done;
}

}  // namespace

const Command kExplainCommand = {"explain", says::kCommandExplain, declare, run};

}  // namespace zhijian
