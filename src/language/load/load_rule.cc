#include "language/load/load_rule.h"

#include <algorithm>
#include <utility>

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "language/keys.h"
#include "language/load/load_condition.h"
#include "language/load/load_examples.h"
#include "language/quantity.h"
#include "language/syntax/read_node.h"

namespace zhijian {

namespace {

class RuleLoader {
 public:
  RuleLoader(const YamlNode& node, Diagnostics& diagnostics) : node_(node), diagnostics_(diagnostics) {}

  Rule load() {
    check_keys(node_, kRuleKeys, diagnostics_);
    for (const YamlEntry& entry : node_.entries) rule_.key_places[entry.key.text] = entry.key.place;
    rule_.place = node_.place;
    rule_.id = node_.find("id")->text;
    rule_.id_place = node_.find("id")->place;
    load_texts();
    load_conditions();
    load_points();
    load_choices();
    if (const YamlNode* examples = node_.find("examples"))
      rule_.examples = load_examples(*examples, diagnostics_);
    check();
    return std::move(rule_);
  }

 private:
  bool has(std::string_view key) const { return node_.find(key) != nullptr; }
  const Place& key_place(const std::string& key) const { return rule_.key_places.at(key); }

  void load_texts() {
    for (const auto& [key, target] :
         {std::pair("name", &rule_.name), std::pair("description", &rule_.description),
          std::pair("source", &rule_.source), std::pair("instead", &rule_.instead)}) {
      if (const YamlNode* node = node_.find(key)) read_text_into(*node, *target, diagnostics_);
    }
    if (const YamlNode* node = node_.find("dimension")) {
      if (const std::string* name = read_name(*node, diagnostics_)) {
        rule_.dimension = *name;
        rule_.dimension_place = node->place;
      }
    }
    if (const YamlNode* node = node_.find("tags")) {
      for (const Named& tag : read_texts(*node, diagnostics_)) rule_.tags.push_back(tag.text);
    }
  }

  void load_conditions() {
    if (const YamlNode* node = node_.find("applies_to"))
      rule_.applies_to = load_field_tests(*node, diagnostics_);
    const auto load = [&](std::string_view key, ConditionRole role) {
      const YamlNode* node = node_.find(key);
      return node != nullptr ? load_condition(*node, role, diagnostics_) : std::nullopt;
    };
    rule_.when = load("when", ConditionRole::When);
    rule_.require = load("require", ConditionRole::Check);
    rule_.forbid = load("forbid", ConditionRole::Check);
  }

  std::optional<Decimal> points_of(std::string_view key) {
    const YamlNode* node = node_.find(key);
    return node != nullptr ? read_points(*node, diagnostics_) : std::nullopt;
  }

  void load_points() {
    if (const YamlNode* node = node_.find("critical")) load_critical(*node);
    const std::optional<Decimal> points = points_of("points");
    rule_.points_given = has("points");
    const bool free = has("critical") || has("award");
    rule_.points = points.value_or(Decimal::from_int(free ? 0 : 1));
    rule_.award = points_of("award");
    rule_.cap = points_of("cap");
  }

  void load_critical(const YamlNode& node) {
    const std::string* text = read_text(node, diagnostics_);
    if (text == nullptr) return;
    const std::vector<std::string_view> words = split_words(*text);
    const bool at_most = words.size() == 3 && words[0] == "at" && words[1] == "most";
    const std::optional<Decimal> limit = at_most ? Decimal::parse(words[2]) : std::nullopt;
    if (*text == "call") {
      rule_.critical = Rule::Critical::Call;
    } else if (*text == "dimension") {
      rule_.critical = Rule::Critical::Dimension;
    } else if (limit && *limit >= Decimal()) {
      rule_.critical = Rule::Critical::AtMost;
      rule_.critical_limit = *limit;
    } else {
      static constexpr std::string_view kKnown[] = {"call", "dimension", "at most 59"};
      diagnostics_.add(DiagnosticCode::unknown_value, node.place, {node.text, join(kKnown)}).suggestion =
          suggest(node.text, kKnown, message(says::help_critical));
    }
  }

  void load_choices() {
    if (const YamlNode* node = node_.find("per")) {
      rule_.per = read_choice<Rule::Per>(*node, {{"call", Rule::Per::Call}, {"failure", Rule::Per::Failure}},
                                         diagnostics_)
                      .value_or(Rule::Per::Call);
    }
    if (const YamlNode* node = node_.find("status")) {
      using Status = Rule::Status;
      rule_.status =
          read_choice<Status>(
              *node,
              {{"stable", Status::Stable}, {"draft", Status::Draft}, {"deprecated", Status::Deprecated}},
              diagnostics_)
              .value_or(Status::Stable);
    }
    using WeakHits = Rule::WeakHits;
    rule_.weak_hits = has("critical") ? WeakHits::Review : WeakHits::Count;
    if (const YamlNode* node = node_.find("weak_hits")) {
      const auto given = read_choice<WeakHits>(
          *node, {{"review", WeakHits::Review}, {"count", WeakHits::Count}}, diagnostics_);
      rule_.weak_hits = given.value_or(rule_.weak_hits);
    }
  }

  /// What the keys mean beside one another.
  void check() {
    // A key that is not known may be the one that was meant, and has been reported.
    const bool all_known =
        std::all_of(node_.entries.begin(), node_.entries.end(), [](const YamlEntry& entry) {
          return std::find(kRuleKeys.begin(), kRuleKeys.end(), entry.key.text) != kRuleKeys.end();
        });
    if (!has("require") && !has("forbid") && !has("award") && !node_.has_invalid_key() && all_known) {
      diagnostics_.add(DiagnosticCode::rule_without_check, rule_.id_place);
    }
    if (has("award")) {
      for (const char* key : {"points", "forbid", "critical"}) {
        if (!has(key)) continue;
        report(diagnostics_, DiagnosticCode::award_conflict, key_place(key), {key},
               message(says::help_award_alone));
      }
      if (!has("require") && !has("when")) {
        diagnostics_.add(DiagnosticCode::award_without_reason, key_place("award"));
      }
    }
    if (has("cap") && rule_.per == Rule::Per::Call) {
      report(diagnostics_, DiagnosticCode::cap_without_failure, key_place("cap"), {},
             message(says::help_add_per_failure));
    }
    if (rule_.critical == Rule::Critical::Dimension && !has("dimension")) {
      report(diagnostics_, DiagnosticCode::critical_without_dimension, key_place("critical"), {},
             message(says::help_add_dimension));
    }
  }

  const YamlNode& node_;
  Diagnostics& diagnostics_;
  Rule rule_;
};

}  // namespace

Rule load_rule(const YamlNode& node, Diagnostics& diagnostics) {
  return RuleLoader(node, diagnostics).load();
}

}  // namespace zhijian
