#include "compare/diff/rubric_changes.h"

#include <algorithm>
#include <set>

#include "compare/diff/condition_changes.h"
#include "compare/diff/written.h"
#include "language/uses.h"

namespace zhijian {

namespace {

/// Laying a text out anew in YAML changes its white space, so that does not count.
std::string without_space(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t') out += c;
  }
  return out;
}

std::string written(const std::optional<Decimal>& value) {
  return value ? value->to_string() : "";
}

template <typename List>
const typename List::value_type* find(const List& list, const std::string& id,
                                      std::string List::value_type::*key) {
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const auto& item) { return item.*key == id; });
  return found == list.end() ? nullptr : &*found;
}

std::string method(const ScoreOptions& score) {
  return score.method == ScoreOptions::Method::Deduct ? "deduct" : "earn";
}

/// A redefined set with what it takes over from the one before, where it says its own name.
std::vector<Phrase> phrases_of(const PhraseSet& set) {
  std::vector<Phrase> all;
  for (const Phrase& phrase : set.phrases) {
    const bool is_itself = phrase.parts.size() == 1 && phrase.parts.front().kind == PhrasePart::Kind::Set &&
                           phrase.parts.front().text == set.name;
    if (!is_itself) all.push_back(phrase);
    if (!is_itself || set.inherited.empty()) continue;
    for (Phrase& inherited : phrases_of(set.inherited.front())) all.push_back(std::move(inherited));
  }
  return all;
}

class RubricComparer {
 public:
  RubricComparer(const Rubric& before, const Rubric& after)
      : before_(before), after_(after), key_(before, after) {}

  RubricChanges compare() {
    compare_whole();
    compare_sets();
    compare_moments();
    compare_rules();
    return std::move(result_);
  }

 private:
  void text(const KeyPath& where, const std::string& before, const std::string& after,
            std::vector<Change>& out) {
    if (without_space(before) != without_space(after))
      out.push_back({where, Change::Kind::Value, before, after});
  }

  void compare_whole() {
    std::vector<Change>& out = result_.rubric;
    ConditionChanges changes(key_, out);
    changes.compare_values({"rubric"}, before_.id, after_.id);
    text({"name"}, before_.name, after_.name, out);
    text({"description"}, before_.description, after_.description, out);
    text({"version"}, before_.version, after_.version, out);
    changes.compare_fields({"applies_to"}, before_.applies_to, after_.applies_to);
    changes.compare_values({"opencc"}, before_.opencc, after_.opencc);
    changes.compare_lists({"fillers"}, before_.fillers, after_.fillers);
    changes.compare_lists({"same"}, joined(before_.same), joined(after_.same));
    compare_scores(changes);
    compare_dimensions(changes);
    changes.compare_lists({"lint", "ignore"}, before_.lint_ignore, after_.lint_ignore);
  }

  static std::vector<std::string> joined(const std::vector<std::vector<std::string>>& lists) {
    std::vector<std::string> out;
    for (const auto& list : lists) {
      std::string& all = out.emplace_back();
      for (const std::string& character : list) all += character;
    }
    return out;
  }

  void compare_scores(ConditionChanges& changes) {
    const ScoreOptions &old_score = before_.score, &new_score = after_.score;
    changes.compare_values({"score", "method"}, method(old_score), method(new_score));
    changes.compare_values({"score", "base"}, old_score.base.to_string(), new_score.base.to_string());
    changes.compare_values({"score", "floor"}, old_score.floor.to_string(), new_score.floor.to_string());
    changes.compare_values({"score", "ceiling"}, old_score.ceiling.value_or(old_score.base).to_string(),
                           new_score.ceiling.value_or(new_score.base).to_string());
    changes.compare_values({"score", "pass"}, written(old_score.pass), written(new_score.pass));
    const auto from = [](const ScoreOptions& score, const std::string& grade) {
      const GradeStep* step = find(score.grades, grade, &GradeStep::name);
      return step == nullptr ? "" : step->from.to_string();
    };
    for (const GradeStep& step : old_score.grades) {
      changes.compare_values({"score", "grades", step.name}, step.from.to_string(),
                             from(new_score, step.name));
    }
    for (const GradeStep& step : new_score.grades) {
      if (from(old_score, step.name).empty())
        changes.compare_values({"score", "grades", step.name}, {}, step.from.to_string());
    }
  }

  void compare_dimensions(ConditionChanges& changes) {
    std::vector<std::string> old_ids, new_ids;
    for (const Dimension& dimension : before_.dimensions) old_ids.push_back(dimension.id);
    for (const Dimension& dimension : after_.dimensions) new_ids.push_back(dimension.id);
    changes.compare_lists({"dimensions"}, old_ids, new_ids);
    for (const Dimension& is : after_.dimensions) {
      const Dimension* was = before_.find_dimension(is.id);
      if (was == nullptr) continue;
      text({"dimensions", is.id, "name"}, was->name, is.name, result_.rubric);
      changes.compare_values({"dimensions", is.id, "max"}, written(was->max), written(is.max));
    }
  }

  void compare_sets() {
    for (const PhraseSet& is : after_.phrases) {
      const PhraseSet* was = before_.find_phrases(is.name);
      ItemChange item{
          was == nullptr ? ItemChange::Kind::Added : ItemChange::Kind::Changed, is.name, {}, {}, is.place};
      if (was != nullptr) {
        ConditionChanges(key_, item.changes).compare_phrases({}, phrases_of(*was), phrases_of(is));
      }
      keep(std::move(item), result_.sets);
    }
    for (const PhraseSet& was : before_.phrases) {
      if (after_.find_phrases(was.name) == nullptr)
        result_.sets.push_back({ItemChange::Kind::Removed, was.name, {}, {}, was.place});
    }
  }

  void compare_moments() {
    for (const MomentDefinition& is : after_.moments) {
      const MomentDefinition* was = before_.find_moment(is.name);
      ItemChange item{
          was == nullptr ? ItemChange::Kind::Added : ItemChange::Kind::Changed, is.name, {}, {}, is.place};
      if (was != nullptr) {
        ConditionChanges(key_, item.changes)
            .compare({}, std::optional(was->condition), std::optional(is.condition));
      }
      keep(std::move(item), result_.moments);
    }
    for (const MomentDefinition& was : before_.moments) {
      if (after_.find_moment(was.name) == nullptr)
        result_.moments.push_back({ItemChange::Kind::Removed, was.name, {}, {}, was.place});
    }
  }

  void compare_rules() {
    for (const Rule& is : after_.rules) {
      const Rule* was = find(before_.rules, is.id, &Rule::id);
      ItemChange item{was == nullptr ? ItemChange::Kind::Added : ItemChange::Kind::Changed,
                      is.id,
                      is.name,
                      {},
                      is.id_place};
      if (was != nullptr) compare_rule(*was, is, item);
      keep(std::move(item), result_.rules);
    }
    for (const Rule& was : before_.rules) {
      if (find(after_.rules, was.id, &Rule::id) == nullptr)
        result_.rules.push_back({ItemChange::Kind::Removed, was.id, was.name, {}, was.id_place});
    }
  }

  void compare_rule(const Rule& was, const Rule& is, ItemChange& item) {
    static constexpr const char* kStatus[] = {"stable", "draft", "deprecated"};
    const auto status = [](const Rule& rule) { return kStatus[static_cast<size_t>(rule.status)]; };
    const auto per = [](const Rule& rule) { return rule.per == Rule::Per::Call ? "call" : "failure"; };
    const auto weak_hits = [](const Rule& rule) {
      return rule.weak_hits == Rule::WeakHits::Review ? "review" : "count";
    };
    std::vector<Change>& out = item.changes;
    ConditionChanges changes(key_, out);
    changes.compare_values({"status"}, status(was), status(is));
    changes.compare_values({"critical"}, written_critical(was), written_critical(is));
    changes.compare_values({"points"}, was.points.to_string(), is.points.to_string());
    changes.compare_values({"per"}, per(was), per(is));
    changes.compare_values({"cap"}, written(was.cap), written(is.cap));
    changes.compare_values({"award"}, written(was.award), written(is.award));
    changes.compare_values({"dimension"}, was.dimension, is.dimension);
    // By default it follows from `critical`, which is told.
    if (was.key_places.contains("weak_hits") || is.key_places.contains("weak_hits"))
      changes.compare_values({"weak_hits"}, weak_hits(was), weak_hits(is));
    changes.compare_fields({"applies_to"}, was.applies_to, is.applies_to);
    changes.compare({"when"}, was.when, is.when);
    changes.compare({"require"}, was.require, is.require);
    changes.compare({"forbid"}, was.forbid, is.forbid);
    add_uses(is, out);
    text({"name"}, was.name, is.name, out);
    text({"description"}, was.description, is.description, out);
    text({"source"}, was.source, is.source, out);
    text({"instead"}, was.instead, is.instead, out);
    changes.compare_lists({"tags"}, was.tags, is.tags);
    compare_examples(was, is, out);
    if (out.empty()) return;
    const auto place = is.key_places.find(out.front().where.front());
    if (place != is.key_places.end()) item.place = place->second;
  }

  /// Examples are told by how many there are of each verdict; which words they have is no news to a reviewer
  /// who sees the text.
  void compare_examples(const Rule& was, const Rule& is, std::vector<Change>& out) {
    std::multiset<std::pair<Verdict, std::string>> old_ones, new_ones;
    for (const Example& example : was.examples)
      old_ones.emplace(example.expected, without_space(example.text));
    for (const Example& example : is.examples)
      new_ones.emplace(example.expected, without_space(example.text));
    if (old_ones == new_ones) return;
    out.push_back({{"examples"},
                   Change::Kind::Value,
                   std::to_string(old_ones.size()),
                   std::to_string(new_ones.size())});
  }

  /// What the rule uses and was found to have changed.
  void add_uses(const Rule& rule, std::vector<Change>& out) {
    Uses uses(after_);
    uses.add(rule);
    const auto add_changed = [&](const char* key, const std::set<std::string>& used,
                                 const std::vector<ItemChange>& changed) {
      for (const ItemChange& item : changed) {
        if (item.kind == ItemChange::Kind::Changed && used.contains(item.id))
          out.push_back({{key}, Change::Kind::Through, {}, item.id});
      }
    };
    add_changed("phrases", uses.sets(), result_.sets);
    add_changed("moments", uses.moments(), result_.moments);
  }

  static void keep(ItemChange item, std::vector<ItemChange>& list) {
    if (item.kind == ItemChange::Kind::Added || !item.changes.empty()) list.push_back(std::move(item));
  }

  const Rubric& before_;
  const Rubric& after_;
  PhraseKey key_;
  RubricChanges result_;
};

}  // namespace

bool Change::affects_results() const {
  static constexpr std::string_view kTexts[] = {"name", "description", "version", "source", "instead",
                                                "tags", "examples",    "rubric",  "lint"};
  if (where.empty()) return true;
  const bool dimension_name = where.size() == 3 && where[0] == "dimensions" && where[2] == "name";
  return !dimension_name &&
         std::find(std::begin(kTexts), std::end(kTexts), where.front()) == std::end(kTexts);
}

bool ItemChange::is_text_only() const {
  return kind == Kind::Changed && std::none_of(changes.begin(), changes.end(),
                                               [](const Change& change) { return change.affects_results(); });
}

bool RubricChanges::is_text_only() const {
  // A set or moment that no rule uses changes nothing.
  return std::none_of(rubric.begin(), rubric.end(),
                      [](const Change& change) { return change.affects_results(); }) &&
         std::all_of(rules.begin(), rules.end(), [](const ItemChange& rule) { return rule.is_text_only(); });
}

uint64_t RubricChanges::count_rules(ItemChange::Kind kind) const {
  return static_cast<uint64_t>(
      std::count_if(rules.begin(), rules.end(), [&](const ItemChange& rule) { return rule.kind == kind; }));
}

RubricChanges compare_rubrics(const Rubric& before, const Rubric& after) {
  return RubricComparer(before, after).compare();
}

}  // namespace zhijian
