#include "language/syntax/key_script.h"

#include <doctest/doctest.h>

#include <random>
#include <set>
#include <string>
#include <vector>

#include "language/layout/lay_out.h"
#include "language/loading.h"

using namespace zhijian;
using namespace zhijian::testing;

namespace {

constexpr KeyScript kScripts[] = {KeyScript::English, KeyScript::Simplified, KeyScript::Traditional};

std::string in_script(const std::string& text, KeyScript script) {
  Diagnostics diagnostics;
  const auto result = lay_out("r.yaml", text, diagnostics, script);
  REQUIRE(result.has_value());
  return *result;
}

/// A condition of any kind with any scope, of parts so deep.
class RandomRubric {
 public:
  explicit RandomRubric(unsigned seed) : random_(seed) {}

  std::string text() {
    std::string out =
        "rubric: r\nscore: {method: deduct, base: 100, pass: 80, grades: {好: 90, 差: 0}}\n"
        "dimensions: {d: {name: 维度, max: 40}}\nphrases: {s: [您好]}\n"
        "moments: {m: " +
        condition(1) + "}\nrules:\n";
    const int rules = 1 + below(4);
    for (int i = 0; i < rules; ++i) {
      out += "  - {id: r" + std::to_string(i) + ", dimension: d, when: " + condition(1) +
             ", forbid: " + condition(2) +
             one_of({"", ", per: failure, cap: 9", ", critical: call", ", critical: at most 59",
                     ", critical: dimension"}) +
             one_of({"", ", weak_hits: count", ", weak_hits: review"}) + one_of({"", ", status: draft"}) +
             "}\n";
    }
    return out;
  }

 private:
  int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }
  std::string one_of(const std::vector<std::string>& list) {
    return list[static_cast<size_t>(below(static_cast<int>(list.size())))];
  }

  std::string condition(int depth) {
    const std::string who = one_of({"agent", "customer", "system", "other", "anyone"});
    if (depth == 0 || below(2) == 0) {
      const std::string probe =
          one_of({"[您好, 再见]", "不知道", "{regex: '.+'}", "{overlap: over 1s}", "{rate: over 300}",
                  "{repeats: at least 2}", "{label: [angry]}", "{silence: 2s to 3s}"});
      const bool words = probe[0] != '{';
      return "{" + who + ": " + probe + one_of({"", ", at: first 3", ", at: last 30s"}) +
             (words ? one_of(
                          {"", ", match: literal", ", match: similar 0.8", ", match: similar 0.8 by sound"}) +
                          one_of({"", ", alone: clause", ", alone: turn", ", ignore_negated: true"}) +
                          one_of({"", ", times: at least 2", ", except: [您好吗]"})
                    : "") +
             "}";
    }
    const std::string part = condition(depth - 1), other = condition(depth - 1);
    return one_of({"{all: [" + part + ", " + other + "]}", "{any: [" + part + ", " + other + "]}",
                   "{not: " + part + "}", "{at_least: {n: 1, of: [" + part + ", " + other + "]}}",
                   "{call: {turns: over 3, satisfaction: at most 2}}"});
  }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("keys in Chinese: no name stands for two keys of one place") {
  for (const auto& place :
       {std::vector<std::span<const Key>>{kRubricNames},
        {kScoreNames},
        {kDimensionNames},
        {kLintNames},
        {kRuleNames},
        {kExampleNames},
        {kAtLeastNames},
        {kSpeakerNames, kProbeNames, kCombinationNames, kOtherConditionNames, kScopeNames}}) {
    std::set<std::string_view> english, simplified, traditional;
    size_t keys = 0;
    for (const std::span<const Key> names : place) {
      for (const Key& key : names) {
        ++keys;
        english.insert(key.name.english), simplified.insert(key.name.simplified),
            traditional.insert(key.name.traditional);
        for (const std::string_view name : {key.name.english, key.name.simplified, key.name.traditional})
          CHECK(find_key(names, name) == &key);
      }
    }
    CHECK(english.size() == keys);
    CHECK(simplified.size() == keys);
    CHECK(traditional.size() == keys);
  }
}

TEST_CASE("keys in Chinese: random rubrics mean the same in every script") {
  int read = 0;
  for (unsigned seed = 0; seed < 300; ++seed) {
    const std::string text = in_script(RandomRubric(seed).text(), KeyScript::English);
    CAPTURE(text);
    const Loaded own = load_text(text);
    for (const KeyScript script : kScripts) {
      const std::string other = in_script(text, script);
      CAPTURE(other);
      const Loaded loaded = load_text(other);
      REQUIRE(loaded.rubric.has_value() == own.rubric.has_value());
      if (own.rubric) CHECK(loaded.rubric->digest == own.rubric->digest);
      const Loaded back = load_text(in_script(other, KeyScript::English));
      if (own.rubric) CHECK(back.rubric->digest == own.rubric->digest);
      if (script != KeyScript::English) CHECK(key_script(other) == script);
    }
    read += own.rubric.has_value();
  }
  CHECK(read > 50);
}

TEST_CASE("keys in Chinese: names of the author's own stay") {
  const std::string text =
      "rubric: name\nphrases: {name: [version]}\nmoments: {rules: {customer: [agent]}}\n"
      "score: {grades: {pass: 90, name: 0}}\n"
      "rules:\n  - {id: id, when: rules, require: [call], tags: [points]}\n";
  const std::string chinese = in_script(text, KeyScript::Simplified);
  CHECK(chinese ==
        "评分表: name\n话术库: {name: [version]}\n场景: {rules: {客户: [agent]}}\n评分: {等级: {pass: 90, "
        "name: 0}}\n"
        "规则:\n  - {编号: id, 当: rules, 必须: [call], 标签: [points]}\n");
  CHECK(in_script(chinese, KeyScript::English) == text);
}

TEST_CASE("keys in Chinese: both languages in one file, but not one key in both") {
  CHECK(codes_of("评分表: a\nrules:\n  - {编号: b, forbid: [不知道]}\n").find('E') == std::string::npos);
  CHECK(codes_of("评分表: a\nrubric: b\nrules:\n  - {id: b, forbid: [不知道]}\n").find("E006@2:1") !=
        std::string::npos);
  CHECK(codes_of("評分表: a\n规则:\n  - {编号: b, 編號: c, 禁止: [不知道]}\n").find("E006@3:13") !=
        std::string::npos);
}

TEST_CASE("keys in Chinese: which language a file speaks") {
  CHECK(key_script("rubric: a\nrules: []\n") == KeyScript::English);
  CHECK(key_script("评分表: a\n规则: []\n") == KeyScript::Simplified);
  CHECK(key_script("評分表: a\n規則: []\n") == KeyScript::Traditional);
  CHECK(key_script("rubric: a\nrules:\n  - {编号: b, forbid: [c]}\n") == KeyScript::English);
  CHECK(key_script("") == KeyScript::English);
}
