#include <doctest/doctest.h>

#include "language/loading.h"

using namespace zhijian;
using zhijian::testing::load_fine;
using zhijian::testing::load_from;

namespace {

const std::string kRubric =
    "rubric: r\n"
    "version: 2026.10\n"
    "score: {base: 100, grades: {优秀: 95, 合格: 80}}\n"
    "dimensions: {courtesy: {max: 20}}\n"
    "phrases: {问候: [您好, 你好]}\n"
    "moments: {complaint: {customer: 投诉}}\n"
    "rules:\n"
    "  - id: shrug\n"
    "    dimension: courtesy\n"
    "    when: complaint\n"
    "    forbid: {agent: [不知道, 不清楚], except: [不知道您], at: first 3}\n"
    "    examples:\n"
    "      pass: |\n"
    "        客户：你好\n";

std::string replaced(const std::string& from, const std::string& to) {
  std::string text = kRubric;
  const size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string digest_of(const std::string& text) {
  return load_fine(text).digest;
}

}  // namespace

TEST_CASE("the digest is a SHA-256 over the canonical form") {
  const Rubric rubric = load_fine(kRubric);
  CHECK(rubric.digest.starts_with("sha256:"));
  CHECK(rubric.digest.size() == 7 + 64);
  CHECK(canonical_form(rubric).find("test.yaml") == std::string::npos);
}

TEST_CASE("layout does not change the digest") {
  const std::string digest = digest_of(kRubric);
  CHECK(digest_of(replaced("  - id", "\n  # 注释\n  - id")) == digest);
  CHECK(digest_of(replaced("{问候: [您好, 你好]}", "\n  问候:\n    - 您好\n    - \"你好\"")) == digest);
  CHECK(digest_of(replaced("    when: complaint\n", "    when: {moment: complaint}\n")) == digest);
  CHECK(digest_of(replaced("    when:", "    points: 1\n    per: call\n    when:")) == digest);
  CHECK(digest_of(replaced("at: first 3", "at: \"first  3\", times: at least 1")) == digest);
  CHECK(digest_of(replaced("base: 100, ", "")) == digest);
  CHECK(digest_of(replaced("version: 2026.10\n", "") + "version: \"2026.10\"\n") == digest);
}

TEST_CASE("what a rubric says changes the digest") {
  const std::string digest = digest_of(kRubric);
  const std::pair<const char*, const char*> kChanges[] = {
      {"2026.10", "2026.1"},
      {"优秀: 95", "优秀: 96"},
      {"优秀", "优良"},
      {"max: 20", "max: 21"},
      {"您好, 你好", "您好"},
      {"投诉", "举报"},
      {"customer:", "anyone:"},
      {"不清楚", "不清楚啊"},
      {"不知道您", "不知道你"},
      {"first 3", "first 3s"},
      {"when: complaint", "when: {customer: 好}"},
      {"forbid", "require"},
      {"    when:", "    points: 2\n    when:"},
      {"    when:", "    status: draft\n    when:"},
      {"    when:", "    critical: call\n    when:"},
      {"    when:", "    instead: 您好\n    when:"},
      {"客户：你好", "客户：您好"},
      {"rubric: r\n", "rubric: r\nfillers: [嗯]\n"},
      {"rubric: r\n", "rubric: r\nopencc: tw2sp\n"},
      {"rubric: r\n", "rubric: r\nsame: [[您, 你]]\n"},
      {"rubric: r\n", "rubric: r\napplies_to: {team: 一组}\n"},
  };
  for (const auto& [from, to] : kChanges) CHECK_MESSAGE(digest_of(replaced(from, to)) != digest, to);
}

TEST_CASE("a change in a file that is extended changes the digest") {
  const auto digest = [](const std::string& base) {
    return load_from({{"base.yaml", base}, {"r.yaml", "rubric: r\nextends: base.yaml\n"}}, "r.yaml")
        .rubric->digest;
  };
  CHECK(digest(kRubric) == digest("# reformatted\n" + kRubric));
  CHECK(digest(kRubric) != digest(replaced("不清楚", "说话呀")));
}
