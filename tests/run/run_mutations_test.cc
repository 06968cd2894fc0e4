#include "run/run_mutations.h"

#include <doctest/doctest.h>

#include "language/loading.h"

using namespace zhijian;
using zhijian::testing::load_fine;

namespace {

MutationResult mutate(const std::string& rules, unsigned jobs = 1) {
  const Rubric rubric = load_fine("rubric: t\n" + rules);
  Diagnostics diagnostics;
  return run_mutations(*compile(rubric, diagnostics), {.jobs = jobs});
}

/// "+what" for changes that were noticed, "-what" for the others.
std::string fates(const MutationResult& result) {
  std::string out;
  for (const MutationFinding& finding : result.findings) {
    out += (finding.noticed ? "+" : "-") + to_text(finding.mutation.what, Language::English) + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("a change is noticed where an example gets another verdict") {
  const MutationResult result = mutate(
      "rules:\n"
      "  - id: r\n"
      "    forbid: [不知道, 不清楚]\n"
      "    examples:\n"
      "      fail: 客服：不知道。\n"
      "      pass: 客服：我来查。\n");
  CHECK(fates(result) ==
        "+without the phrase “不知道”\n"
        "-without the phrase “不清楚”\n"
        "+said by the customer instead of the agent\n");
  REQUIRE(result.scores().size() == 1);
  CHECK(result.scores()[0].all.made == 3);
  CHECK(result.scores()[0].percent().to_string() == "66.66");
}

TEST_CASE("what cannot be noticed is not counted") {
  // The longer phrase is found wherever it is said by the shorter one in it.
  CHECK(fates(mutate("rules:\n  - {id: r, forbid: [不知道, 我不知道, 不知到, 真(是|的|)不知道]}\n")) ==
        "-without the phrase “不知道”\n"
        "-without the phrase “不知到”\n"
        "-said by the customer instead of the agent\n");
  // But not where it must stand alone.
  CHECK(fates(mutate("rules:\n  - {id: r, forbid: {agent: [不知道, 我不知道], alone: turn}}\n")) ==
        "-without the phrase “不知道”\n"
        "-without the phrase “我不知道”\n"
        "-said by the customer instead of the agent\n"
        "-without `alone`\n");
  // Nor can an exception matter that no hit can touch, or of which another one says enough.
  CHECK(fates(mutate("rules:\n  - {id: r, forbid: {agent: 大麻, except: [大麻烦, 大麻烦了, 小心]}}\n")) ==
        "-said by the customer instead of the agent\n"
        "-without `except`\n"
        "-without the exception “大麻烦”\n");
}

TEST_CASE("sets and moments are changed for all rules that use them") {
  const std::string rubric =
      "phrases: {歉: [对不起, 抱歉], 无用: [甲, 乙]}\n"
      "moments: {投诉: {customer: [投诉, 举报]}}\n"
      "rules:\n"
      "  - id: a\n"
      "    when: 投诉\n"
      "    require: <歉>\n"
      "    examples: {pass: \"客户：投诉！\\n客服：对不起。\"}\n"
      "  - id: b\n"
      "    when: 投诉\n"
      "    forbid: <歉>\n"
      "    examples: {fail: \"客户：举报！\\n客服：抱歉。\"}\n";
  const std::string expected =
      "+without `when`, i.e. in every call\n"
      "+said by the customer instead of the agent\n"
      "+without `when`, i.e. in every call\n"
      "+said by the customer instead of the agent\n"
      "+without the phrase “投诉”\n"
      "+without the phrase “举报”\n"
      "+said by the agent instead of the customer\n"
      "+without the phrase “对不起”\n"
      "+without the phrase “抱歉”\n";
  const std::string got = fates(mutate(rubric));
  CHECK(got.substr(got.find("without the phrase") - 1) ==
        expected.substr(expected.find("without the phrase") - 1));
  CHECK(fates(mutate(rubric, 4)) == got);
}

TEST_CASE("a change to a file that two rubrics extend is one change") {
  const std::string name = "common.yaml";
  const zhijian::testing::Files files = {{name, "rubric: c\nphrases: {歉: [对不起, 抱歉]}\n"},
                                         {"a.yaml",
                                          "rubric: a\nextends: common.yaml\nrules:\n  - {id: a, forbid: "
                                          "<歉>, examples: {fail: 客服：对不起。}}\n"},
                                         {"b.yaml",
                                          "rubric: b\nextends: common.yaml\nrules:\n  - {id: b, forbid: "
                                          "<歉>, examples: {fail: 客服：抱歉。}}\n"}};
  MutationResult all;
  for (const char* file : {"a.yaml", "b.yaml"}) {
    const auto loaded = zhijian::testing::load_from(files, file);
    REQUIRE(loaded.rubric);
    Diagnostics diagnostics;
    all.merge(run_mutations(*compile(*loaded.rubric, diagnostics), {.inherited = true, .jobs = 1}));
  }
  std::string scores;
  for (const MutationScore& score : all.scores()) {
    scores +=
        score.file + " " + std::to_string(score.all.noticed) + "/" + std::to_string(score.all.made) + "\n";
  }
  CHECK(scores == "a.yaml 1/1\ncommon.yaml 2/2\nb.yaml 1/1\n");
}
