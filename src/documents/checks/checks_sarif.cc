// SARIF 2.1.0, the format of code scanning.
#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "documents/checks/check_text.h"
#include "documents/checks/checks.h"

namespace zhijian {

namespace {

using Json = nlohmann::ordered_json;

/// The letters, digits and marks that a URI's path has as they are, and the `/` between its parts.
bool is_plain_in_path(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~/").find(c) != std::string_view::npos;
}

/// A path as a URI: relative to the root of the sources, or absolute.
std::string uri(const std::string& file) {
  const std::string path = std::filesystem::path(file).lexically_normal().generic_string();
  std::string out = path.starts_with("/") ? "file://" : "";
  for (const char c : path) is_plain_in_path(c) ? out += c : append_percent(c, out);
  return out;
}

/// In messages, braces are placeholders and "[…](…)" is a link, which ours never are.
Json message(std::string_view text) {
  std::string out;
  for (const char c : valid_utf8(text)) {
    if (c == '(' && out.ends_with(']')) out += ' ';
    out += c;
    if (c == '{' || c == '}') out += c;
  }
  return {{"text", out}};
}

Json location(const CheckPlace& place) {
  Json artifact = {{"uri", uri(place.file)}};
  if (!artifact["uri"].get_ref<const std::string&>().starts_with("file:"))
    artifact["uriBaseId"] = "%SRCROOT%";
  Json physical = {{"artifactLocation", artifact}};
  if (place.begin.line > 0) {
    Json& region = physical["region"];
    region["startLine"] = place.begin.line;
    if (place.begin.column > 0) region["startColumn"] = place.begin.column;
    region["endLine"] = std::max(place.begin.line, place.end.line);
    if (place.begin.column > 0) region["endColumn"] = place.end.column;
  }
  return {{"physicalLocation", physical}};
}

const char* language_tag(Language language) {
  if (language == Language::English) return "en";
  return language == Language::Simplified ? "zh-CN" : "zh-TW";
}

/// The rules that findings name, each once, in the order of their first finding.
std::vector<std::string> named_rules(const Checks& checks) {
  std::vector<std::string> ids;
  for (const Check& check : checks.list) {
    if (check.is_finding() && std::find(ids.begin(), ids.end(), check.rule) == ids.end())
      ids.push_back(check.rule);
  }
  return ids;
}

Json rule(const std::string& id, const Checks& checks) {
  Json out = {{"id", valid_utf8(id)}};
  const auto known = std::find_if(checks.rules.begin(), checks.rules.end(),
                                  [&](const CheckRule& described) { return described.id == id; });
  if (known != checks.rules.end()) out["shortDescription"] = message(known->description);
  return out;
}

Json result(const Check& check, size_t rule_index) {
  Json out = {{"ruleId", valid_utf8(check.rule)},
              {"ruleIndex", rule_index},
              {"level", severity_name(check.severity)},
              {"message", message(full_message(check))}};
  if (check.place) out["locations"] = Json::array({location(*check.place)});
  return out;
}

}  // namespace

std::string checks_sarif(const Checks& checks) {
  const std::vector<std::string> ids = named_rules(checks);
  Json rules = Json::array(), results = Json::array();
  for (const std::string& id : ids) rules.push_back(rule(id, checks));
  for (const Check& check : checks.list) {
    if (!check.is_finding()) continue;
    results.push_back(result(check, std::find(ids.begin(), ids.end(), check.rule) - ids.begin()));
  }
  const Json driver = {{"name", "zhijian"}, {"version", ZHIJIAN_VERSION}, {"rules", rules}};
  const Json run = {{"tool", {{"driver", driver}}},
                    {"automationDetails", {{"id", "zhijian/" + checks.command + "/"}}},
                    {"invocations", Json::array({{{"executionSuccessful", true}}})},
                    {"language", language_tag(checks.language)},
                    {"columnKind", "unicodeCodePoints"},
                    {"results", results}};
  const Json log = {
      {"$schema",
       "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"},
      {"version", "2.1.0"},
      {"runs", Json::array({run})}};
  return log.dump(2) + "\n";
}

}  // namespace zhijian
