#include "calls/formats/own_results.h"

#include <algorithm>

#include "base/trim.h"

namespace zhijian {

namespace {

/// Takes `token` off the front, with white space before it.
bool take(std::string_view& text, std::string_view token) {
  text = trim_left(text);
  if (!text.starts_with(token)) return false;
  text.remove_prefix(token.size());
  return true;
}

/// How tables of agents, calls, rules and hits begin.
constexpr std::string_view kTableHeads[] = {
    "rank,agent,name,team,calls,mean,",
    "call,agent,name,team,start,rubric,",
    "call,agent,rubric,rule,name,",
    "call,agent,rubric,rule,verdict,",
};

}  // namespace

bool is_schema_of_result(std::string_view schema) {
  return schema.starts_with("zhijian.") && !schema.starts_with("zhijian.transcript");
}

std::optional<std::string> own_result(std::string_view text) {
  const bool is_table = std::any_of(std::begin(kTableHeads), std::end(kTableHeads),
                                    [&](std::string_view head) { return text.starts_with(head); });
  if (is_table) return "CSV";
  if (!take(text, "{") || !take(text, "\"schema\"") || !take(text, ":") || !take(text, "\""))
    return std::nullopt;
  const size_t end = text.find('"');
  if (end == text.npos || !is_schema_of_result(text.substr(0, end))) return std::nullopt;
  return std::string(text.substr(0, end));
}

bool is_rubric(std::string_view text) {
  for (text = trim_left(text); text.starts_with('#'); text = trim_left(text)) {
    const size_t end = text.find('\n');
    if (end == text.npos) return false;
    text.remove_prefix(end);
  }
  return text.starts_with("rubric:");
}

}  // namespace zhijian
