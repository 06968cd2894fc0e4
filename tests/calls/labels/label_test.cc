#include "calls/labels/label.h"

#include <doctest/doctest.h>

#include <string>

#include "calls/labels/label_forms.h"
#include "calls/roles.h"

using namespace zhijian;
using namespace zhijian::test;

namespace {

std::string kind_of(const LabelledLine& label) {
  switch (label.kind) {
    case LineKind::Speech: {
      const auto role = role_of(label.speaker);
      return role ? std::string(speaker_name(*role)) : label.speaker;
    }
    case LineKind::Unclear:
      return "unclear";
    case LineKind::Words:
      return "words";
    case LineKind::DoubtfulWords:
      return "doubtful";
    case LineKind::BadTime:
      break;
  }
  return "bad time|" + std::string(label.text);
}

/// What the line is, with what is said where that is not 不知道.
std::string read(const char* line) {
  const LabelledLine label = read_label(line, {});
  const std::string kind = kind_of(label);
  if (label.kind != LineKind::Speech || label.text == "不知道") return kind;
  return kind + '|' + std::string(label.text);
}

}  // namespace

TEST_CASE("labels are told in all their forms") {
  static_assert(std::size(kLabels) >= 150);
  for (const LabelForm& form : kLabels) {
    CAPTURE(std::string(form.line));
    CHECK(read(form.line) == std::string(form.expected));
  }
}

TEST_CASE("labels above the words") {
  for (const LabelForm& form : kLabelsAbove) {
    CAPTURE(std::string(form.line));
    CHECK(read(form.line) == std::string(form.expected) + '|');
  }
}

TEST_CASE("what is no label is not taken for one, and not silently where it may be one") {
  static_assert(std::size(kNoLabels) >= 60);
  for (const LabelForm& form : kNoLabels) {
    CAPTURE(std::string(form.line));
    CHECK(read(form.line) == std::string(form.expected));
  }
}

TEST_CASE("times of labels") {
  const auto times = [](const char* line) {
    const LabelledLine label = read_label(line, {});
    return std::to_string(label.times.begin_ms) + '-' + std::to_string(label.times.end_ms);
  };
  CHECK(times("[00:05] 客户：好") == "5000--1");
  CHECK(times("客户(00:05)：好") == "5000--1");
  CHECK(times("9:03 PM Customer: 好") == "75780000--1");
  CHECK(times("下午 1:00 客户：好") == "46800000--1");
  CHECK(times("[00:12.3-00:15.0] 客户：好") == "12300-15000");
  CHECK(times("[12.3s ~ 15s] 客户：好") == "12300-15000");
  CHECK(times("客户：9:30 好") == "-1--1");
  CHECK(read("[00:75] 客户：好") == "bad time|00:75");
  const LabelledLine dated = read_label("2026-11-21 09:03:01 坐席A1024(王敏)：好", {});
  CHECK(iso_of(dated.times.day, dated.times.begin_ms) == "2026-11-21T09:03:01");
  CHECK(dated.agent_id == "A1024");
  CHECK(dated.agent_name == "王敏");
}

TEST_CASE("a second label in a line is known of") {
  CHECK(read_label("客服：您好 客户：不知道", {}).holds_label);
  CHECK(read_label("客服：您好。客户：不知道", {}).holds_label);
  CHECK_FALSE(read_label("客服：您好，单号：不知道", {}).holds_label);
  CHECK(read_label("客服", {}).holds_label);  // alone in a line: the words may stand below
}
