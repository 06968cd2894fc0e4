#include "rubric/load_examples.h"

#include <optional>
#include <string_view>
#include <utility>

#include "base/diagnostic_code.h"
#include "base/message_id.h"
#include "rubric/keys.h"
#include "rubric/read_node.h"

namespace zhijian {

namespace {

constexpr std::pair<std::string_view, Verdict> kVerdicts[] = {{"pass", Verdict::Pass},
                                                              {"fail", Verdict::Fail},
                                                              {"na", Verdict::NotApplicable},
                                                              {"unknown", Verdict::Unknown},
                                                              {"review", Verdict::Review}};

constexpr std::string_view kRoles[] = {"客服", "坐席", "座席",  "客户",     "客戶", "顾客", "顧客",
                                       "用户", "用戶", "agent", "customer", "系统", "系統"};

/// The offset of a role that begins behind a blank, not at a line's begin, and the role. YAML joins the lines
/// of a text without `|` by blanks, so that all turns but the first would become words of the first.
std::optional<std::pair<size_t, std::string_view>> role_inside_line(std::string_view text) {
  for (const std::string_view role : kRoles) {
    for (size_t at = text.find(role); at != std::string_view::npos; at = text.find(role, at + 1)) {
      const std::string_view rest = text.substr(at + role.size());
      if (at == 0 || text[at - 1] != ' ' || (!rest.starts_with("：") && !rest.starts_with(':'))) continue;
      const size_t line = text.rfind('\n', at) == std::string_view::npos ? 0 : text.rfind('\n', at) + 1;
      const std::string_view before = text.substr(line, at - line);
      // A time in brackets may stand before a role.
      const bool only_time = before.find_first_not_of(" \t") == std::string_view::npos ||
                             (before.front() == '[' && before.find(']') == before.find_last_not_of(' '));
      if (!only_time) return std::pair(at, role);
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<Example> load_examples(const YamlNode& node, Diagnostics& diagnostics) {
  std::vector<Example> examples;
  if (!expect_map(node, diagnostics)) return examples;
  check_keys(node, kExampleKeys, diagnostics);
  for (const auto& [key, verdict] : kVerdicts) {
    const YamlNode* value = node.find(key);
    if (value == nullptr) continue;
    for (const YamlNode* item : read_one_or_more(*value, diagnostics)) {
      if (const auto role = role_inside_line(item->text)) {
        const auto begin = static_cast<uint32_t>(role->first);
        const Span span{begin, begin + static_cast<uint32_t>(role->second.size())};
        report(diagnostics, DiagnosticCode::example_in_one_line,
               place_inside(item->place, item->text.size(), span), {std::string(role->second)},
               message(MessageId::help_block_text));
        continue;
      }
      examples.push_back({verdict, item->text, item->place});
    }
  }
  return examples;
}

}  // namespace zhijian
