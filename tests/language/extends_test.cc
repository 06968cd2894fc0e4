#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "language/loading.h"

using namespace zhijian;
using zhijian::testing::codes;
using zhijian::testing::Files;
using zhijian::testing::load_from;

namespace {

const std::string kBase =
    "rubric: base\n"
    "name: 基础\n"
    "fillers: [那个]\n"
    "score: {base: 100, pass: 80}\n"
    "dimensions: {courtesy: {name: 礼貌, max: 20}, opening: {max: 10}}\n"
    "phrases: {问候: [您好, 你好]}\n"
    "moments: {complaint: {customer: 投诉}}\n"
    "rules:\n"
    "  - {id: shrug, forbid: 不知道, points: 5, dimension: courtesy}\n"
    "  - {id: greet, require: <问候>, points: 3}\n";

Rubric load(const Files& files, const std::string& name = "child.yaml") {
  auto loaded = load_from(files, name);
  REQUIRE_MESSAGE(loaded.rubric, codes(loaded.diagnostics));
  return std::move(*loaded.rubric);
}

Rubric child(const std::string& rest) {
  return load({{"base.yaml", kBase}, {"child.yaml", "rubric: child\nextends: base.yaml\n" + rest}});
}

std::string found(const Files& files, const std::string& name = "child.yaml") {
  return codes(load_from(files, name).diagnostics);
}

std::string found_in_child(const std::string& rest) {
  return found({{"base.yaml", kBase}, {"child.yaml", "rubric: child\nextends: base.yaml\n" + rest}});
}

}  // namespace

TEST_CASE("everything is inherited unless written") {
  const Rubric rubric = child("rules: [{id: own, forbid: 说话呀}]\n");
  CHECK(rubric.id == "child");
  CHECK(rubric.name == "基础");
  CHECK(rubric.fillers == std::vector<std::string>{"那个"});
  CHECK(rubric.rules.size() == 3);
  CHECK(rubric.rules[0].id == "shrug");
  CHECK(rubric.rules[2].id == "own");
  CHECK(rubric.dimensions.size() == 2);
  CHECK(child("fillers: []\n").fillers.empty());
}

TEST_CASE("score and dimensions are inherited key by key") {
  const Rubric rubric = child("score: {pass: 90}\ndimensions: {courtesy: {max: 30}, closing: {max: 5}}\n");
  CHECK(rubric.score.pass->to_string() == "90");
  CHECK(rubric.score.base.to_string() == "100");
  REQUIRE(rubric.dimensions.size() == 3);
  CHECK(rubric.dimensions[0].name == "礼貌");
  CHECK(rubric.dimensions[0].max->to_string() == "30");
  CHECK(rubric.dimensions[2].id == "closing");
}

TEST_CASE("override replaces only what it gives") {
  const Rubric rubric = child("rules: [{id: shrug, override: true, points: 8, name: 推脱}]\n");
  const Rule& rule = rubric.rules[0];
  CHECK(rule.points.to_string() == "8");
  CHECK(rule.name == "推脱");
  CHECK(rule.dimension == "courtesy");
  CHECK(rule.forbid->phrases[0].text == "不知道");
  CHECK(rule.key_places.at("points").file->name() == "child.yaml");
  CHECK(rule.forbid->place.file->name() == "base.yaml");
  CHECK(found_in_child("rules: [{id: shrug, points: 8}]\n") == "E152@3:14");
  CHECK(found_in_child("rules: [{id: other, override: true, points: 8}]\n") == "E153@3:14");
  CHECK(found_in_child("rules: [{id: own, forbid: 喂喂}, {id: own, forbid: 说话}]\n") == "E111@3:37");
}

TEST_CASE("disable drops inherited rules") {
  const Rubric rubric = child("disable: [shrug]\n");
  REQUIRE(rubric.rules.size() == 1);
  CHECK(rubric.rules[0].id == "greet");
  CHECK(child("disable: shrug\nrules: [{id: shrug, forbid: 说话呀}]\n").rules[1].id == "shrug");
  CHECK(found_in_child("disable: [shurg]\n") == "E154@3:11");
  CHECK(found_in_child("rules: [{id: own, forbid: 喂喂}]\ndisable: own\n") == "E154@4:10");
}

TEST_CASE("a set may contain the set it replaces") {
  const Rubric rubric = child("phrases: {问候: [<问候>, 早上好]}\n");
  const PhraseSet& set = *rubric.find_phrases("问候");
  CHECK(set.phrases.size() == 2);
  REQUIRE(set.inherited.size() == 1);
  CHECK(set.inherited[0].phrases.size() == 2);
  CHECK(found_in_child("phrases: {再见: [<再见>吧]}\n") == "E133@3:11");
}

TEST_CASE("a moment may contain the moment it replaces") {
  const Rubric rubric = child("moments: {complaint: {any: [{moment: complaint}, {customer: 举报}]}}\n");
  const MomentDefinition& moment = *rubric.find_moment("complaint");
  CHECK(moment.condition.parts[0].moment.text == "complaint@base");
  CHECK(rubric.find_moment("complaint@base")->condition.phrases[0].text == "投诉");
  const Rubric later = child("moments: {complaint: {customer: 举报, after: complaint}}\n");
  CHECK(later.find_moment("complaint")->condition.scope.after->text == "complaint@base");
  CHECK(child("moments: {complaint: {customer: 举报}}\n").moments.size() == 1);
}

TEST_CASE("several parents merge in order, each file once") {
  const Files files = {
      {"base.yaml", kBase},
      {"a.yaml", "rubric: a\nextends: base.yaml\nname: 甲\nrules: [{id: from-a, forbid: 说话呀}]\n"},
      {"b.yaml",
       "rubric: b\nextends: base.yaml\nname: 乙\nrules: [{id: shrug, override: true, points: 9}]\n"},
      {"child.yaml", "rubric: child\nextends: [a.yaml, b.yaml]\n"}};
  const Rubric rubric = load(files);
  CHECK(rubric.name == "乙");
  REQUIRE(rubric.rules.size() == 3);
  CHECK(rubric.rules[0].points.to_string() == "9");
  CHECK(rubric.rules[2].id == "from-a");
}

TEST_CASE("paths are relative to the file that extends") {
  const Files files = {{"sets/base.yaml", kBase},
                       {"sets/mid.yaml", "rubric: mid\nextends: base.yaml\n"},
                       {"child.yaml", "rubric: child\nextends: sets/mid.yaml\n"},
                       {"team/up.yaml", "rubric: up\nextends: ../child.yaml\n"}};
  CHECK(load(files).rules.size() == 2);
  CHECK(found(files, "team/up.yaml") == "E151@2:10");
  CHECK(load_from(files, "team/up.yaml", true).rubric.has_value());
}

TEST_CASE("files that cannot be extended") {
  CHECK(found({{"child.yaml", "rubric: c\nextends: child.yaml\n"}}) == "E150@2:10");
  CHECK(found({{"child.yaml", "rubric: c\nextends: none.yaml\n"}}) == "E001@2:10");
  CHECK(found({{"child.yaml", "rubric: c\nextends: /etc/passwd\n"}}) == "E151@2:10");
  CHECK(found({{"child.yaml", "rubric: c\nextends: bad.yaml\nrules: 1\n"}, {"bad.yaml", "rubric: [\n"}}) ==
        "E014@1:9 E023@3:8");
}

TEST_CASE("files on disk: the folder is where the rubric was named, also through a link") {
  namespace fs = std::filesystem;
  const fs::path folder =
      fs::temp_directory_path() / ("zhijian-extends-" + std::to_string(std::random_device{}()));
  fs::create_directories(folder / "real");
  fs::create_directories(folder / "named");
  const auto write = [](const fs::path& path, const std::string& text) { std::ofstream(path) << text; };
  write(folder / "named/base.yaml", kBase);
  write(folder / "real/child.yaml", "rubric: child\nextends: base.yaml\n");
  write(folder / "outside.yaml", "rubric: outside\nextends: real/../../etc.yaml\n");
  fs::create_symlink(folder / "real/child.yaml", folder / "named/child.yaml");
  fs::create_symlink(folder / "outside.yaml", folder / "named/link.yaml");
  write(folder / "named/escape.yaml", "rubric: escape\nextends: link.yaml\n");
  Diagnostics fine, escaped, missing;
  CHECK(load_rubric((folder / "named/child.yaml").string(), {}, fine).has_value());
  CHECK(!load_rubric((folder / "named/escape.yaml").string(), {}, escaped));
  CHECK(codes(escaped) == "E151@2:10");
  CHECK(!load_rubric((folder / "none.yaml").string(), {}, missing));
  CHECK(!load_rubric(folder.string(), {}, missing));
  CHECK(codes(missing) == "E001@1:1 E001@1:1");
  fs::remove_all(folder);
}
