#include "documents/json/diff_json.h"

#include "documents/json/json_writer.h"
#include "documents/json/quote_json.h"
#include "documents/names.h"

namespace zhijian {

namespace {

std::string_view name_of(ItemChange::Kind kind) {
  static constexpr std::string_view kNames[] = {"added", "removed", "changed"};
  return kNames[static_cast<size_t>(kind)];
}

std::string joined(const std::vector<std::string>& where) {
  std::string out;
  for (const std::string& key : where) out += (out.empty() ? "" : ".") + key;
  return out;
}

class DiffJson {
 public:
  explicit DiffJson(const DiffReport& report) : report_(report) {}

  std::string write() {
    json_.open_object();
    json_.add("schema", std::string_view("zhijian.diff/1"));
    add_rubric("old", report_.before);
    add_rubric("new", report_.after);
    add_changes("rubric", report_.changes.rubric);
    add_items("phrases", report_.changes.sets);
    add_items("moments", report_.changes.moments);
    add_items("rules", report_.changes.rules);
    if (report_.impact) add_impact(*report_.impact);
    json_.open_list("conditions");
    for (const ConditionResult& result : report_.conditions) {
      json_.open_item();
      json_.add("condition", result.condition.written);
      json_.add("value", result.value);
      json_.add("of", result.whole);
      json_.add("fails", result.holds);
      json_.close_object();
    }
    json_.close_list();
    json_.close_object();
    return json_.take();
  }

 private:
  void add_rubric(std::string_view key, const RubricState& rubric) {
    json_.open_object(key);
    json_.add("source", rubric.source);
    json_.add("id", rubric.id);
    json_.add_or_null("version", rubric.version);
    json_.add("digest", rubric.digest);
    json_.close_object();
  }

  void add_changes(std::string_view key, const std::vector<Change>& changes) {
    json_.open_list(key);
    for (const Change& change : changes) {
      json_.open_item();
      json_.add("where", joined(change.where));
      switch (change.kind) {
        case Change::Kind::Value:
          json_.add_or_null("before", change.before);
          json_.add_or_null("after", change.after);
          break;
        case Change::Kind::Added:
          json_.add("added", change.after);
          break;
        case Change::Kind::Removed:
          json_.add("removed", change.before);
          break;
        case Change::Kind::Through:
          json_.add("through", change.after);
          break;
      }
      json_.close_object();
    }
    json_.close_list();
  }

  void add_items(std::string_view key, const std::vector<ItemChange>& items) {
    json_.open_list(key);
    for (const ItemChange& item : items) {
      json_.open_item();
      json_.add("id", item.id);
      if (key == "rules") json_.add_or_null("name", item.name);
      json_.add("change", name_of(item.kind));
      if (item.kind == ItemChange::Kind::Changed) add_changes("changes", item.changes);
      if (item.is_text_only()) json_.add("text_only", true);
      if (item.place.file != nullptr) {
        json_.add("file", item.place.file->name());
        json_.add("line", item.place.file->line_column(item.place.span.begin).line);
      }
      json_.close_object();
    }
    json_.close_list();
  }

  void add_impact(const CallImpact& impact) {
    json_.open_object("calls");
    json_.add("calls", impact.input.calls);
    json_.add("scored", impact.scored);
    json_.add("rejected", impact.input.rejected);
    json_.add("duplicates", impact.input.duplicates);
    json_.add("not_applicable", impact.input.not_applicable);
    json_.add("compared", impact.compared);
    json_.add("only_old", impact.only_before);
    json_.add("only_new", impact.only_after);
    add_scores(impact.scores);
    json_.add("pass_to_fail", impact.pass_to_fail);
    json_.add("fail_to_pass", impact.fail_to_pass);
    json_.add("critical_new", impact.critical_new);
    json_.add("critical_gone", impact.critical_gone);
    json_.close_object();
    json_.add("agents", impact.agents);
    json_.open_list("agents_changed");
    for (const AgentChange& agent : impact.agents_changed) add_agent(agent);
    json_.close_list();
    json_.open_list("effects");
    for (const RuleImpact& rule : impact.rules) add_rule(rule);
    json_.close_list();
    add_calls("flips", impact.flips);
    add_calls("new_criticals", impact.new_criticals);
    json_.open_list("rejects");
    for (const Reject& reject : impact.rejects) {
      json_.open_item();
      json_.add("file", reject.file);
      json_.add("line", reject.line);
      json_.add("reason", to_text(reject.reason, Language::English));
      json_.close_object();
    }
    json_.close_list();
  }

  void add_scores(const PairedScores& scores) {
    json_.add("better", scores.better);
    json_.add("worse", scores.worse);
    json_.add("same", scores.same);
    json_.add("mean_old", scores.mean_before);
    json_.add("mean_new", scores.mean_after);
    json_.add("mean_change", scores.change);
    json_.add_pair("mean_change_ci95", scores.ci95_low, scores.ci95_high);
    json_.add("sign_test_p", scores.sign_test ? std::optional(scores.sign_test->p) : std::nullopt);
    if (scores.sign_test) {
      json_.add("sign_test_method", std::string_view(scores.sign_test->exact ? "exact" : "normal"));
    }
  }

  void add_state(std::string_view key, const AgentState& state) {
    json_.open_object(key);
    json_.add("calls", state.calls);
    json_.add("mean", state.mean);
    json_.add("grade", state.grade);
    json_.add("rank", state.rank);
    json_.add("pass_rate", state.pass_rate);
    json_.add("critical_calls", state.critical_calls);
    json_.close_object();
  }

  void add_agent(const AgentChange& agent) {
    json_.open_item();
    json_.add("agent", agent.agent);
    json_.add_or_null("name", agent.name);
    json_.add_or_null("team", agent.team);
    add_state("old", agent.before);
    add_state("new", agent.after);
    json_.close_object();
  }

  void add_state(std::string_view key, const RuleState& state) {
    json_.open_object(key);
    json_.add("failed", state.failed);
    json_.add("unknown", state.unknown);
    json_.add("review", state.review);
    json_.add("critical", state.critical);
    json_.add("points", state.points);
    json_.close_object();
  }

  void add_hits(std::string_view key, const HitChange& hits) {
    json_.open_object(key);
    json_.add("hits", hits.hits);
    json_.add("calls", hits.calls);
    json_.open_list("evidence");
    for (const Quote& quote : hits.quotes) {
      json_.open_item();
      add_quote(quote, json_);
      json_.close_object();
    }
    json_.close_list();
    json_.close_object();
  }

  void add_rule(const RuleImpact& rule) {
    json_.open_item();
    json_.add("id", rule.id);
    json_.add_or_null("name", rule.name);
    json_.add_or_null("change", rule.change ? name_of(*rule.change) : std::string_view());
    add_state("old", rule.before);
    add_state("new", rule.after);
    json_.add("newly_failed", rule.newly_failed);
    json_.add("no_longer_failed", rule.no_longer_failed);
    add_hits("now_hit", rule.now_hit);
    add_hits("no_longer_hit", rule.no_longer_hit);
    json_.close_object();
  }

  void add_state(std::string_view key, const CallState& state) {
    json_.open_object(key);
    json_.add("score", state.score);
    json_.add("grade", state.grade);
    json_.add("passed", state.passed);
    json_.add("critical", state.critical);
    json_.close_object();
  }

  void add_cause(const RuleCause& cause) {
    const auto verdict = [](const std::optional<Verdict>& given) {
      return given ? zhijian::name_of(*given) : std::string_view();
    };
    json_.open_item();
    json_.add("rule", cause.id);
    json_.add_or_null("old_verdict", verdict(cause.before));
    json_.add_or_null("new_verdict", verdict(cause.after));
    json_.add("old_points", cause.points_before);
    json_.add("new_points", cause.points_after);
    if (cause.critical_before != cause.critical_after) json_.add("critical", cause.critical_after);
    json_.close_object();
  }

  void add_calls(std::string_view key, const std::vector<CallChange>& calls) {
    json_.open_list(key);
    for (const CallChange& call : calls) {
      json_.open_item();
      json_.add("call", call.call);
      json_.add("agent", call.agent);
      add_state("old", call.before);
      add_state("new", call.after);
      json_.open_list("because");
      for (const RuleCause& cause : call.causes) add_cause(cause);
      json_.close_list();
      json_.close_object();
    }
    json_.close_list();
  }

  const DiffReport& report_;
  JsonWriter json_;
};

}  // namespace

std::string diff_json(const DiffReport& report) {
  return DiffJson(report).write();
}

}  // namespace zhijian
