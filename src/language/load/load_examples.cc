#include "language/load/load_examples.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "calls/reader.h"
#include "calls/roles.h"
#include "language/keys.h"
#include "language/syntax/read_node.h"

namespace zhijian {

namespace {

constexpr std::pair<std::string_view, Verdict> kVerdicts[] = {{"pass", Verdict::Pass},
                                                              {"fail", Verdict::Fail},
                                                              {"na", Verdict::NotApplicable},
                                                              {"unknown", Verdict::Unknown},
                                                              {"review", Verdict::Review}};

/// The offset of a role that begins behind a blank, not at a line's begin, and the role. YAML joins the lines
/// of a text without `|` by blanks, so that all turns but the first would become words of the first.
std::optional<std::pair<size_t, std::string_view>> role_inside_line(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\n";
  for (size_t blank = text.find(' '); blank != std::string_view::npos; blank = text.find(' ', blank + 1)) {
    const size_t line = text.rfind('\n', blank) == std::string_view::npos ? 0 : text.rfind('\n', blank) + 1;
    const std::string_view before = text.substr(line, blank - line);
    // A time in brackets may stand before a role, and so may blanks.
    const size_t last = before.find_last_not_of(kBlanks);
    if (last == std::string_view::npos || (before.front() == '[' && before.find(']') == last)) continue;
    const std::string_view rest = text.substr(blank + 1);
    const size_t colon = std::min(rest.find(':'), rest.find("："));
    if (colon == std::string_view::npos ||
        rest.substr(0, colon).find_first_of(kBlanks) != std::string_view::npos) {
      continue;
    }
    if (role_of(rest.substr(0, colon))) return std::pair(blank + 1, rest.substr(0, colon));
  }
  return std::nullopt;
}

/// Takes the reason why a text holds no call.
class FirstReject final : public CallHandler {
 public:
  void on_call(Call&) override {}
  void on_reject(Reject reject) override {
    if (!reason_) reason_ = std::move(reject.reason);
  }
  void on_warning(ReadWarning, uint64_t) override {}
  const std::optional<Message>& reason() const { return reason_; }

 private:
  std::optional<Message> reason_;
};

/// True where the text has lines in the file, which YAML joined.
bool is_on_lines(const YamlNode& node) {
  return node.style == YamlNode::Style::Plain && node.place.span.size() < node.text.size();
}

bool report_example(const YamlNode& node, Diagnostics& diagnostics) {
  if (const auto role = role_inside_line(node.text)) {
    const auto begin = static_cast<uint32_t>(role->first);
    const Span span{begin, begin + static_cast<uint32_t>(role->second.size())};
    report(diagnostics, DiagnosticCode::example_in_one_line, place_inside(node.place, node.text.size(), span),
           {std::string(role->second)},
           message(is_on_lines(node) ? says::help_block_key : says::help_block_text));
    return true;
  }
  Chunk chunk;
  chunk.format = InputFormat::Text;
  chunk.bytes = node.text;
  FirstReject reject;
  CallParser(ReadOptions{}).parse(chunk, reject);
  if (!reject.reason()) return false;
  report(diagnostics, DiagnosticCode::example_unreadable, node.place, {}, *reject.reason());
  return true;
}

}  // namespace

std::vector<Example> load_examples(const YamlNode& node, Diagnostics& diagnostics) {
  std::vector<Example> examples;
  if (node.is_scalar() && node.style != YamlNode::Style::Plain) {
    report(diagnostics, DiagnosticCode::example_without_verdict, node.place,
           {node.text.substr(0, node.text.find_first_of("：:\n"))}, message(says::help_example_verdict));
    return examples;
  }
  if (!expect_map(node, diagnostics)) return examples;
  check_keys(node, kExampleKeys, diagnostics);
  for (const auto& [key, verdict] : kVerdicts) {
    const YamlNode* value = node.find(key);
    if (value == nullptr) continue;
    for (const YamlNode* item : read_one_or_more(*value, diagnostics)) {
      if (report_example(*item, diagnostics)) continue;
      examples.push_back({verdict, item->text, item->place});
    }
  }
  return examples;
}

}  // namespace zhijian
