#include <nlohmann/json.hpp>

#include "documents/coverage_report.h"
#include "documents/coverage_words.h"
#include "documents/names.h"

namespace zhijian {

namespace {

using nlohmann::ordered_json;

void add_place(const Place& place, ordered_json& json) {
  if (place.file == nullptr) return;
  const LineColumn at = place.file->line_column(place.span.begin);
  json["file"] = place.file->name();
  json["line"] = at.line;
  json["column"] = at.column;
}

ordered_json to_json(const ReachCount& count) {
  return {{"examples", count.examples}, {"calls", count.calls}};
}

ordered_json to_json(const CoverageItem& item) {
  static constexpr const char* kOwners[] = {"rule", "moment", "set"};
  ordered_json json = {{"kind", coverage_kind_name(item.kind)},
                       {kOwners[static_cast<size_t>(item.owner)], item.name}};
  add_place(item.place, json);
  const bool words = item.kind == CoverageItem::Kind::Phrase || item.kind == CoverageItem::Kind::Alternative;
  if (words) json["text"] = item.text;
  json["examples"] = item.count.examples;
  json["calls"] = item.count.calls;
  if (words && item.count.any()) {
    json["sample"] = {{"call", item.sample_call}, {"turn", item.sample_turn}, {"text", item.sample}};
  }
  return json;
}

ordered_json to_json(const RuleCoverage& rule) {
  ordered_json json = {{"id", rule.id}, {"name", rule.name}};
  add_place(rule.place, json);
  for (size_t v = 0; v < RuleCoverage::kVerdicts; ++v) {
    json["verdicts"][std::string(name_of(static_cast<Verdict>(v)))] = to_json(rule.verdicts[v]);
  }
  return json;
}

ordered_json ids(const Coverage& coverage, const std::vector<size_t>& rules) {
  ordered_json json = ordered_json::array();
  for (const size_t rule : rules) json.push_back(coverage.rules[rule].id);
  return json;
}

}  // namespace

std::string coverage_json(const Coverage& coverage, const Rubric& rubric) {
  ordered_json json = {
      {"schema", "zhijian.coverage/1"},
      {"rubric", {{"id", rubric.id}, {"version", rubric.version}, {"digest", rubric.digest}}},
      {"examples", coverage.examples},
      {"calls", coverage.calls},
      {"reachable", coverage.items.size()},
      {"reached", coverage.reached},
      {"percent", static_cast<double>(coverage.percent().hundredths()) / 100},
      {"rules", ordered_json::array()},
      {"never_apply", ids(coverage, coverage.never_apply)},
      {"never_fail", ids(coverage, coverage.never_fail)},
      {"always_fail", ids(coverage, coverage.always_fail)},
      {"fail_together", ordered_json::array()},
      {"items", ordered_json::array()}};
  for (const RuleCoverage& rule : coverage.rules) json["rules"].push_back(to_json(rule));
  for (const RuleOverlap& overlap : coverage.overlaps) {
    json["fail_together"].push_back(
        {{"rules", {coverage.rules[overlap.first].id, coverage.rules[overlap.second].id}},
         {"together", overlap.together},
         {"either", overlap.either}});
  }
  for (const CoverageItem& item : coverage.items) json["items"].push_back(to_json(item));
  return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace zhijian
