#include <algorithm>

#include "base/diagnostic_code.h"
#include "language/keys.h"
#include "language/load/load_rule.h"
#include "language/syntax/read_node.h"

namespace zhijian {

namespace {

void load_grades(const YamlNode& node, ScoreOptions& score, Diagnostics& diagnostics) {
  if (!expect_map(node, diagnostics)) return;
  if (node.entries.empty()) report_empty_list(node, diagnostics);
  score.grades_place = node.place;
  for (const YamlEntry& entry : node.entries) {
    const std::string* name = read_text(entry.key, diagnostics);
    const std::optional<Decimal> from = read_points(entry.value, diagnostics);
    if (name == nullptr || !from) continue;
    const auto same = [&](const GradeStep& step) { return step.from == *from; };
    if (std::any_of(score.grades.begin(), score.grades.end(), same)) {
      diagnostics.add(DiagnosticCode::duplicate_grade, entry.value.place, {from->to_string()});
    }
    score.grades.push_back({*name, *from});
  }
  std::stable_sort(score.grades.begin(), score.grades.end(),
                   [](const GradeStep& a, const GradeStep& b) { return a.from > b.from; });
}

/// `pass`, the grades and `base` must lie where a score can lie.
void check_limits(const YamlNode& map, const ScoreOptions& score, Diagnostics& diagnostics) {
  const Decimal ceiling = score.ceiling.value_or(score.base);
  const auto check = [&](std::string_view key, const YamlNode* node, Decimal value) {
    if (node == nullptr || (score.floor <= value && value <= ceiling)) return;
    diagnostics.add(DiagnosticCode::score_limits, node->place,
                    {std::string(key), value.to_string(), score.floor.to_string(), ceiling.to_string()});
  };
  const YamlNode* floor = map.find("floor");
  if (score.floor > ceiling) {
    const YamlNode* node = floor != nullptr ? floor : map.find("ceiling");
    if (node != nullptr) {
      diagnostics.add(DiagnosticCode::reversed_range, node->place,
                      {score.floor.to_string() + " to " + ceiling.to_string()});
    }
    return;
  }
  check("pass", map.find("pass"), score.pass.value_or(score.floor));
  if (const YamlNode* grades = map.find("grades")) {
    for (const YamlEntry& entry : grades->entries) {
      if (const auto from = Decimal::parse(entry.value.text)) {
        // A grade below the floor is only wider than it need be.
        check(entry.key.text, &entry.value, std::max(*from, score.floor));
      }
    }
  }
}

}  // namespace

ScoreOptions load_score(const YamlNode& node, Diagnostics& diagnostics) {
  ScoreOptions score;
  if (!expect_map(node, diagnostics)) return score;
  check_keys(node, kScoreKeys, diagnostics);
  using Method = ScoreOptions::Method;
  if (const YamlNode* method = node.find("method")) {
    score.method =
        read_choice<Method>(*method, {{"deduct", Method::Deduct}, {"earn", Method::Earn}}, diagnostics)
            .value_or(Method::Deduct);
  }
  const auto points = [&](std::string_view key) {
    const YamlNode* value = node.find(key);
    return value != nullptr ? read_points(*value, diagnostics) : std::nullopt;
  };
  score.base = points("base").value_or(score.base);
  score.floor = points("floor").value_or(score.floor);
  score.ceiling = points("ceiling");
  score.pass = points("pass");
  if (const YamlNode* grades = node.find("grades")) load_grades(*grades, score, diagnostics);
  check_limits(node, score, diagnostics);
  return score;
}

std::vector<Dimension> load_dimensions(const YamlNode& node, Diagnostics& diagnostics) {
  std::vector<Dimension> dimensions;
  if (!expect_map(node, diagnostics)) return dimensions;
  for (const YamlEntry& entry : node.entries) {
    const std::string* id = read_name(entry.key, diagnostics);
    if (id == nullptr) continue;
    Dimension dimension{.id = *id, .name = {}, .max = std::nullopt, .place = entry.key.place};
    if (expect_map(entry.value, diagnostics)) {
      check_keys(entry.value, kDimensionKeys, diagnostics);
      if (const YamlNode* name = entry.value.find("name")) read_text_into(*name, dimension.name, diagnostics);
      if (const YamlNode* max = entry.value.find("max")) dimension.max = read_points(*max, diagnostics);
    }
    dimensions.push_back(std::move(dimension));
  }
  return dimensions;
}

}  // namespace zhijian
