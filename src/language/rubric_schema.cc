#include "language/rubric_schema.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "language/keys.h"
#include "language/value_words.h"

namespace zhijian {

namespace {

using Json = nlohmann::ordered_json;
using Places = std::vector<std::span<const Key>>;

constexpr KeyScript kChinese[] = {KeyScript::Simplified, KeyScript::Traditional};

/// What may stand in one map.
const std::vector<Places>& all_maps() {
  static const std::vector<Places> kMaps = {
      {kRubricNames},
      {kScoreNames},
      {kDimensionNames},
      {kLintNames},
      {kRuleNames},
      {kExampleNames},
      {kProbeNames},
      {kAtLeastNames},
      {kSpeakerNames, kProbeNames, kCombinationNames, kOtherConditionNames, kScopeNames}};
  return kMaps;
}

const Key* find(const Places& places, const std::string& name) {
  for (const std::span<const Key> place : places) {
    for (const Key& key : place) {
      if (key.name.english == name) return &key;
    }
  }
  return nullptr;
}

const Places* map_of(const Json& properties) {
  for (const Places& places : all_maps()) {
    bool all = true;
    for (const auto& [name, value] : properties.items()) all = all && find(places, name) != nullptr;
    if (all) return &places;
  }
  return nullptr;
}

void add_once(Json& list, const std::string& word) {
  if (std::find(list.begin(), list.end(), word) == list.end()) list.push_back(word);
}

/// The words of a value, where the schema lists them.
void add_words(Json& value, Holds holds) {
  if (const auto words = value.find("enum"); words != value.end()) {
    const Json listed = *words;
    for (const Json& word : listed) {
      for (const KeyScript script : kChinese) {
        if (word.is_string()) add_once(*words, value_in(script, holds, word.get<std::string>()));
      }
    }
  } else if (const auto pattern = value.find("pattern"); pattern != value.end()) {
    std::string all = pattern->get<std::string>();
    for (const KeyScript script : kChinese) {
      if (const std::string own = value_pattern(script, holds); !own.empty()) all += "|^(" + own + ")$";
    }
    *pattern = all;
  }
}

void add_names(Json& map, const Places& places) {
  const Json properties = map["properties"];
  for (const auto& [name, value] : properties.items()) {
    const Key& key = *find(places, name);
    add_words(map["properties"][name], key.holds);
    for (const KeyScript script : kChinese)
      map["properties"][std::string(key.name.in(script))] = map["properties"][name];
  }
  const auto required = map.find("required");
  if (required == map.end()) return;
  Json all = Json::array();
  for (const Json& name : *required) {
    const Name& names = find(places, name.get<std::string>())->name;
    Json any = Json::array();
    for (const std::string_view word : {names.english, names.simplified, names.traditional}) {
      const Json one = {{"required", {std::string(word)}}};
      if (std::find(any.begin(), any.end(), one) == any.end()) any.push_back(one);
    }
    all.push_back({{"anyOf", any}});
  }
  map.erase("required");
  map["allOf"] = all;
}

void walk(Json& node) {
  for (auto& part : node) {
    if (part.is_structured()) walk(part);
  }
  if (!node.is_object()) return;
  const auto properties = node.find("properties");
  if (properties == node.end()) return;
  if (const Places* places = map_of(*properties)) add_names(node, *places);
}

}  // namespace

std::string with_chinese_names(std::string_view schema) {
  Json root = Json::parse(schema);
  add_words(root["$defs"]["flag"], Holds::Flag);
  walk(root);
  return root.dump(1) + "\n";
}

}  // namespace zhijian
