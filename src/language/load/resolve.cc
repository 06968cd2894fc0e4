#include "language/load/resolve.h"

#include <algorithm>
#include <unordered_map>

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "language/keys.h"
#include "language/syntax/read_node.h"

namespace zhijian {

namespace {

/// The entry of the same key replaced, or a new one added.
void put(YamlNode& map, const YamlEntry& entry) {
  const auto same = [&](const YamlEntry& other) { return other.key.text == entry.key.text; };
  const auto found = std::find_if(map.entries.begin(), map.entries.end(), same);
  if (found == map.entries.end()) {
    map.entries.push_back(entry);
  } else {
    *found = entry;
  }
}

YamlNode* find_mutable(YamlNode& map, std::string_view key) {
  return const_cast<YamlNode*>(map.find(key));
}

class Resolver {
 public:
  explicit Resolver(Diagnostics& diagnostics) : diagnostics_(diagnostics) {
    tree_.top.kind = YamlNode::Kind::Map;
  }

  void add(const YamlNode& layer) {
    ++layer_;
    check_keys(layer, kRubricKeys, diagnostics_);
    const YamlNode* id = layer.find("rubric");
    if (id == nullptr && !layer.has_invalid_key()) {
      const Place start{layer.place.file, {layer.place.span.begin, layer.place.span.begin}};
      report(diagnostics_, DiagnosticCode::missing_key, start, {"rubric"}, message(says::help_rubric_begins));
    }
    tree_.top.place = layer.place;
    disabled_.clear();
    if (const YamlNode* disabled = layer.find("disable")) disable(*disabled);
    for (const YamlEntry& entry : layer.entries) {
      const std::string& key = entry.key.text;
      if (key == "phrases") {
        add_definitions(entry.value, id, tree_.phrases);
      } else if (key == "moments") {
        add_definitions(entry.value, id, tree_.moments);
      } else if (key == "rules") {
        add_rules(entry.value);
      } else if (key == "score") {
        merge(entry, 1);
      } else if (key == "dimensions") {
        merge(entry, 2);
      } else if (key != "extends" && key != "disable") {
        put(tree_.top, entry);
      }
    }
  }

  ResolvedTree take() { return std::move(tree_); }

 private:
  /// Maps are merged to this depth: 1 merges their keys, 2 also the keys of their values.
  static void merge_into(YamlNode& map, const YamlEntry& entry, int depth) {
    YamlNode* old = find_mutable(map, entry.key.text);
    if (old == nullptr || !old->is_map() || !entry.value.is_map() || depth == 0) {
      put(map, entry);
      return;
    }
    for (const YamlEntry& inner : entry.value.entries) merge_into(*old, inner, depth - 1);
    old->place = entry.value.place;
  }

  void merge(const YamlEntry& entry, int depth) { merge_into(tree_.top, entry, depth); }

  void add_definitions(const YamlNode& map, const YamlNode* rubric, std::vector<DefinitionChain>& chains) {
    if (!expect_map(map, diagnostics_)) return;
    std::unordered_map<std::string_view, size_t> known;
    for (size_t i = 0; i < chains.size(); ++i) known.emplace(chains[i].name, i);
    for (const YamlEntry& entry : map.entries) {
      const std::string* name = read_name(entry.key, diagnostics_);
      if (name == nullptr) continue;
      const auto [chain, is_new] = known.try_emplace(*name, chains.size());
      if (is_new) chains.push_back({*name, {}});
      chains[chain->second].definitions.push_back({&entry, rubric != nullptr ? rubric->text : ""});
    }
  }

  std::vector<std::string_view> inherited_ids() const {
    std::vector<std::string_view> ids;
    for (size_t i = 0; i < tree_.rules.size(); ++i) {
      if (origins_[i] != layer_) ids.push_back(tree_.rules[i].find("id")->text);
    }
    return ids;
  }

  size_t index_of(const std::string& id) const {
    const auto found = index_of_.find(id);
    return found == index_of_.end() ? tree_.rules.size() : found->second;
  }

  void disable(const YamlNode& node) {
    const std::vector<std::string_view> ids = inherited_ids();
    for (const YamlNode* id : read_one_or_more(node, diagnostics_)) {
      const size_t index = index_of(id->text);
      if (index == tree_.rules.size()) {
        diagnostics_.add(DiagnosticCode::nothing_to_disable, id->place, {id->text}).suggestion =
            suggest(id->text, ids);
      } else {
        disabled_.push_back(id->text);
        tree_.rules.erase(tree_.rules.begin() + static_cast<std::ptrdiff_t>(index));
        origins_.erase(origins_.begin() + static_cast<std::ptrdiff_t>(index));
        index_of_.clear();
        for (size_t i = 0; i < tree_.rules.size(); ++i) index_of_.emplace(tree_.rules[i].find("id")->text, i);
      }
    }
  }

  void add_rules(const YamlNode& list) {
    if (list.is_map() && !list.entries.empty()) {
      const YamlNode* id = list.find("id");
      const std::string& name = id != nullptr ? id->text : list.entries.front().key.text;
      report(diagnostics_, DiagnosticCode::expected_list, list.place, {},
             message(says::help_rule_dash, name));
      return;
    }
    if (!expect_list(list, diagnostics_)) return;
    for (const YamlNode& rule : list.items) {
      if (expect_map(rule, diagnostics_)) add_rule(rule);
    }
  }

  void add_rule(const YamlNode& rule) {
    const YamlNode* id_node = rule.find("id");
    if (id_node == nullptr && rule.has_invalid_key()) return;
    if (id_node == nullptr) {
      const Place start{rule.place.file, {rule.place.span.begin, rule.place.span.begin}};
      report(diagnostics_, DiagnosticCode::missing_key, start, {"id"}, message(says::help_give_id));
      return;
    }
    const std::string* id = read_name(*id_node, diagnostics_);
    if (id == nullptr) return;
    const YamlNode* flag = rule.find("override");
    const bool overrides = flag != nullptr && read_bool(*flag, diagnostics_).value_or(false);
    const size_t index = index_of(*id);
    if (index == tree_.rules.size()) {
      if (overrides) {
        const bool dropped = std::find(disabled_.begin(), disabled_.end(), *id) != disabled_.end();
        diagnostics_.add(DiagnosticCode::nothing_to_override, id_node->place, {*id}).suggestion =
            dropped ? message(says::help_disabled)
                    : suggest(*id, inherited_ids(), message(says::help_no_override));
        return;
      }
      index_of_.emplace(*id, tree_.rules.size());
      tree_.rules.push_back(rule);
      origins_.push_back(layer_);
      return;
    }
    YamlNode& old = tree_.rules[index];
    const Place& old_place = old.find("id")->place;
    if (origins_[index] == layer_) {
      const int line = old_place.file->line_column(old_place.span.begin).line;
      report(diagnostics_, DiagnosticCode::duplicate_rule, id_node->place, {*id, std::to_string(line)},
             message(says::help_other_id));
      tree_.rules.push_back(rule);  // What else is wrong in it is reported too.
      origins_.push_back(layer_);
      return;
    }
    if (!overrides) {
      report(diagnostics_, DiagnosticCode::override_missing, id_node->place, {*id, old_place.file->name()},
             message(says::help_override));
      return;
    }
    for (const YamlEntry& entry : rule.entries) put(old, entry);
    old.place = rule.place;
    origins_[index] = layer_;
  }

  Diagnostics& diagnostics_;
  std::vector<std::string> disabled_;  ///< ids that this layer dropped
  ResolvedTree tree_;
  std::vector<int> origins_;                          ///< the layer that last wrote each of tree_.rules
  std::unordered_map<std::string, size_t> index_of_;  ///< by id: the first of tree_.rules that has it
  int layer_ = 0;
};

}  // namespace

ResolvedTree resolve(const std::vector<YamlNode>& layers, Diagnostics& diagnostics) {
  Resolver resolver(diagnostics);
  for (const YamlNode& layer : layers) resolver.add(layer);
  return resolver.take();
}

}  // namespace zhijian
