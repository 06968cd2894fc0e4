#include "language/syntax/yaml_syntax.h"

#include <yaml-cpp/exceptions.h>

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "language/keys.h"
#include "language/syntax/full_width_colon.h"
#include "language/syntax/mark_as_text.h"
#include "language/syntax/read_node.h"
#include "language/syntax/yaml_help.h"
#include "text/name.h"

namespace zhijian {

namespace {

/// What a line of block YAML begins with: blanks, perhaps a dash, perhaps a key.
struct LineStart {
  size_t indent = 0;          ///< blanks before anything
  bool dash = false;          ///< `- ` follows them
  size_t key_column = 0;      ///< where the key stands, behind the dash
  std::string_view key;       ///< empty where the line has none
  std::string_view dash_key;  ///< `id` of `-id:`, where the key begins with a dash
  bool has_content = false;   ///< it is neither empty nor a comment
  size_t colon() const { return key_column + key.size(); }
};

LineStart read_start(std::string_view line) {
  LineStart start;
  start.indent = std::min(line.find_first_not_of(' '), line.size());
  std::string_view rest = line.substr(start.indent);
  start.has_content = !rest.empty() && rest[0] != '#';
  start.key_column = start.indent;
  if (rest.starts_with("- ")) {
    start.dash = true;
    const size_t blanks = std::min(rest.find_first_not_of(' ', 1), rest.size());
    start.key_column += blanks;
    rest.remove_prefix(blanks);
  }
  const size_t colon =
      std::min(rest.find(": "), rest.ends_with(':') ? rest.size() - 1 : std::string_view::npos);
  if (colon == std::string_view::npos) return start;
  start.key = rest.substr(0, colon);
  if (start.key.starts_with('-')) start.dash_key = start.key.substr(1);
  if (!is_name(start.key)) start.key = {};
  return start;
}

/// True for the keys that begin a condition or something else in braces.
bool may_begin_value(std::string_view key) {
  return is_key_of_the_language(key) ||
         std::find(kSpeakerKeys.begin(), kSpeakerKeys.end(), key) != kSpeakerKeys.end();
}

class SyntaxReporter {
 public:
  SyntaxReporter(const std::shared_ptr<const SourceFile>& file, const std::string& problem, uint32_t offset,
                 std::optional<uint32_t> open_bracket, Diagnostics& diagnostics)
      : file_(file),
        problem_(problem),
        offset_(offset),
        open_bracket_(open_bracket),
        diagnostics_(diagnostics),
        number_(file->line_column(offset).line),
        line_(file->line(number_)),
        start_(read_start(line_)) {}

  void report_most_likely() {
    if (report_full_width_colon_near(file_, offset_, diagnostics_) || report_blanks() ||
        report_mark_as_text(file_, offset_, diagnostics_) || report_full_width_bracket() ||
        report_full_width_comma() || report_bracket_in_line() || report_open_bracket() ||
        report_tight_colon() || report_missing_colon() || report_tight_dash() || report_entry_dash() ||
        report_second_key() || report_key_after_list() || report_colon_in_text() ||
        report_key_beside_entries() ||
        (!open_bracket_ && report_comma_behind_brackets(file_, number_, diagnostics_)) ||
        report_indentation() || report_mark_as_text(file_, offset_, diagnostics_, number_))
      return;
    // What was found already is why the rest cannot be read.
    if (problem_ == YAML::ErrorMsg::END_OF_MAP && diagnostics_.has_errors()) return;
    report(diagnostics_, DiagnosticCode::yaml_syntax, {file_, {offset_, offset_}}, {},
           yaml_help(*file_, problem_, offset_));
  }

 private:
  Place place(int line, size_t begin, size_t size) const {
    const uint32_t from = file_->offset(line - 1, static_cast<int>(begin));
    return {file_, {from, from + static_cast<uint32_t>(size)}};
  }

  /// A tab, a full-width or a no-break space before the words of this line or the one before.
  bool report_blanks() {
    static constexpr std::string_view kBlanks[] = {"\t", "\u3000", "\u00A0"};
    for (const int number : {number_, line_before(number_)}) {
      if (number == 0) continue;
      const std::string_view line = file_->line(number);
      const std::string_view rest = line.substr(std::min(line.find_first_not_of(' '), line.size()));
      for (const std::string_view blank : kBlanks) {
        if (!rest.starts_with(blank)) continue;
        report(diagnostics_, DiagnosticCode::tab_indentation,
               place(number, line.size() - rest.size(), blank.size()), {}, message(says::help_tabs));
        return true;
      }
    }
    return false;
  }

  /// `points:10` is no key, so that the next line's key has nowhere to go.
  bool report_tight_colon() {
    for (const int number : {number_, line_before(number_)}) {
      if (number == 0) continue;
      const std::string_view line = file_->line(number);
      const size_t begin = std::min(line.find_first_not_of(" -"), line.size());
      const size_t colon = line.find(':', begin);
      if (colon == std::string_view::npos || !is_key_of_the_language(line.substr(begin, colon - begin)))
        continue;
      if (colon + 1 == line.size() || line[colon + 1] == ' ' || line[colon + 1] == '\r') continue;
      const std::string key(line.substr(begin, colon - begin));
      report(diagnostics_, DiagnosticCode::colon_without_space, place(number, begin, colon + 1 - begin),
             {key}, message(says::help_full_width_colon, key));
      return true;
    }
    return false;
  }

  /// `points 10` or `points = 10`
  bool report_missing_colon() {
    for (const int number : {number_, line_before(number_)}) {
      if (number == 0) continue;
      const std::string_view line = file_->line(number);
      const size_t begin = std::min(line.find_first_not_of(" -"), line.size());
      const size_t end = std::min(line.find_first_of(" =", begin), line.size());
      const std::string key(line.substr(begin, end - begin));
      if (end == line.size() || !is_key_of_the_language(key) ||
          line.find(':', begin) != std::string_view::npos)
        continue;
      report(diagnostics_, DiagnosticCode::colon_without_space, place(number, begin, end - begin), {key},
             message(says::help_full_width_colon, key));
      return true;
    }
    return false;
  }

  /// `name: Taboos: never say`
  bool report_colon_in_text() {
    if (problem_ != YAML::ErrorMsg::MAP_VALUE || start_.key.empty() || start_.colon() + 2 >= line_.size())
      return false;
    std::string_view rest = line_.substr(start_.colon() + 2);
    while (rest.ends_with('\r') || rest.ends_with(' ')) rest.remove_suffix(1);
    const size_t colon = rest.find(": ");
    if (colon == std::string_view::npos || rest.find('\'') != std::string_view::npos) return false;
    report(diagnostics_, DiagnosticCode::mark_as_text, place(number_, start_.colon() + 2, rest.size()), {":"},
           message(says::help_quote_text, rest));
    return true;
  }

  /// `except: …` under the entries of a list, where only entries can stand.
  bool report_key_beside_entries() {
    if (start_.dash || start_.key.empty() || !is_key_of_the_language(start_.key)) return false;
    const int before = line_before(number_);
    if (before == 0) return false;
    const LineStart above = read_start(file_->line(before));
    if (!above.dash || !above.key.empty() || above.indent != start_.indent) return false;
    const std::string key(start_.key);
    report(diagnostics_, DiagnosticCode::wrong_indentation, place(number_, start_.key_column, key.size()), {},
           message(says::help_keys_and_entries, key));
    return true;
  }

  /// `when: customer: [投诉]`
  bool report_second_key() {
    if (problem_ != YAML::ErrorMsg::MAP_VALUE) return false;
    if (start_.key.empty() || start_.colon() + 2 >= line_.size()) return false;
    const std::string_view rest = line_.substr(start_.colon() + 2);
    const size_t colon = rest.find(": ");
    if (colon == std::string_view::npos || !may_begin_value(rest.substr(0, colon))) return false;
    report(diagnostics_, DiagnosticCode::second_key_in_line, place(number_, start_.colon() + 2, colon), {},
           message(says::help_braces, std::string(start_.key) + ": {" + std::string(rest) + "}"));
    return true;
  }

  /// `require: [您好], at: first 1`: what stands beside a list needs braces around both.
  bool report_key_after_list() {
    if (start_.key.empty() || start_.colon() + 2 >= line_.size()) return false;
    const std::string_view rest = line_.substr(start_.colon() + 2);
    const size_t close = rest.find("],");
    if (!rest.starts_with('[') || close == std::string_view::npos) return false;
    const size_t key = rest.find_first_not_of(' ', close + 2);
    const size_t colon = rest.find(':', close);
    if (key == std::string_view::npos || colon == std::string_view::npos ||
        !is_key_of_the_language(rest.substr(key, colon - key)))
      return false;
    std::string inside(rest.substr(0, rest.find_last_not_of(" \r") + 1));
    const bool bare = start_.key == "require" || start_.key == "forbid";
    inside = std::string(start_.key) + ": {" + (bare ? "agent: " : "customer: ") + inside + "}";
    report(diagnostics_, DiagnosticCode::second_key_in_line,
           place(number_, start_.colon() + 2 + key, colon - key), {}, message(says::help_use_rather, inside));
    return true;
  }

  /// `［`, `｛` before the words, or `］`, `｝` that was meant to close a bracket.
  bool report_full_width_bracket() {
    static constexpr std::pair<std::string_view, const char*> kBrackets[] = {
        {"［", "["}, {"］", "]"}, {"｛", "{"}, {"｝", "}"}};
    const int first = open_bracket_ ? file_->line_column(*open_bracket_).line : number_;
    for (int number = first; number <= number_; ++number) {
      for (const auto& [wide, narrow] : kBrackets) {
        const size_t at = file_->line(number).find(wide);
        if (at == std::string_view::npos) continue;
        report(diagnostics_, DiagnosticCode::stray_mark, place(number, at, wide.size()), {std::string(wide)},
               message(says::help_half_width, narrow));
        return true;
      }
    }
    return false;
  }

  /// `[不知道]，except: …`
  bool report_full_width_comma() {
    static constexpr std::string_view kComma = "，";
    for (const std::string_view before : {"]", "}", "\"", "'"}) {
      const size_t at = line_.find(std::string(before) + std::string(kComma));
      if (at == std::string_view::npos) continue;
      report(diagnostics_, DiagnosticCode::full_width_comma, place(number_, at + 1, kComma.size()), {},
             message(says::help_half_width, ", "));
      return true;
    }
    return false;
  }

  /// `{agent: [不知道, 不清楚, except: [不知道您]}`: a bracket that another one of the same line closes.
  bool report_bracket_in_line() {
    if (problem_ != YAML::ErrorMsg::FLOW_END) return false;
    const size_t stop = offset_ - file_->offset(number_ - 1, 0);
    std::vector<size_t> open;
    char quote = '\0';
    for (size_t at = 0; at < std::min(stop, line_.size()); ++at) {
      const char c = line_[at];
      if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '[' || c == '{') {
        open.push_back(at);
      } else if ((c == ']' || c == '}') && !open.empty()) {
        open.pop_back();
      }
    }
    if (open.empty() || stop >= line_.size() || line_[stop] != (line_[open.back()] == '[' ? '}' : ']'))
      return false;
    const char bracket = line_[open.back()];
    report(diagnostics_, DiagnosticCode::bracket_not_closed, place(number_, open.back(), 1),
           {std::string(1, bracket)}, message(says::help_close_mark, bracket == '[' ? "]" : "}"));
    return true;
  }

  /// Where the next line's key, or the end, stands inside a bracket that its own line does not close.
  bool report_open_bracket() {
    if (!open_bracket_) return false;
    const char close = file_->text()[*open_bracket_] == '[' ? ']' : '}';
    const std::string_view text = file_->text();
    const bool at_end = text.find_first_not_of(" \t\r\n", offset_) == std::string_view::npos;
    const bool other_closes =
        problem_ == YAML::ErrorMsg::FLOW_END &&
        text.substr(*open_bracket_, offset_ - *open_bracket_).find(close) == std::string_view::npos;
    const int bracket_line = file_->line_column(*open_bracket_).line;
    const bool next_key =
        number_ > bracket_line && !start_.key.empty() &&
        text.substr(*open_bracket_, offset_ - *open_bracket_).find(close) == std::string_view::npos;
    if (!at_end && !other_closes && !next_key) return false;
    report(diagnostics_, DiagnosticCode::bracket_not_closed, {file_, {*open_bracket_, *open_bracket_ + 1}},
           {std::string(1, text[*open_bracket_])}, message(says::help_close_mark, std::string(1, close)));
    return true;
  }

  /// The line before, without empty ones and comments; 0 where there is none.
  int line_before(int number) const {
    do --number;
    while (number > 0 && !read_start(file_->line(number)).has_content);
    return number;
  }

  /// `-id: a` is a key that begins with a dash, so that the next line's key has nowhere to go.
  bool report_tight_dash() {
    for (const int number : {number_, line_before(number_)}) {
      if (number == 0) continue;
      const LineStart start = read_start(file_->line(number));
      if (start.dash_key.empty()) continue;
      report(diagnostics_, DiagnosticCode::dash_before_phrase, place(number, start.indent, 1), {},
             message(says::help_dash_key, std::string(start.dash_key)));
      return true;
    }
    return false;
  }

  /// `-不清楚` among entries of a list, or a dash of another kind.
  bool report_entry_dash() {
    static constexpr std::string_view kDashes[] = {"-", "－", "–", "—", "−", "•"};
    for (const int number : {number_, line_before(number_)}) {
      if (number == 0) continue;
      const std::string_view line = file_->line(number);
      const size_t indent = std::min(line.find_first_not_of(' '), line.size());
      std::string_view rest = line.substr(indent);
      for (const std::string_view dash : kDashes) {
        if (!rest.starts_with(dash) || rest.starts_with("- ") || rest.starts_with("--")) continue;
        const Place where = place(number, indent, dash.size());
        rest.remove_prefix(dash.size());
        rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
        if (dash == "-") {
          report(diagnostics_, DiagnosticCode::dash_before_phrase, where, {},
                 message(says::help_dash_entry, rest));
        } else {
          report(diagnostics_, DiagnosticCode::stray_mark, where, {std::string(dash)},
                 message(says::help_dash_entry, rest));
        }
        return true;
      }
    }
    return false;
  }

  bool report_indentation() {
    if (!start_.dash && start_.key.empty()) return false;
    const bool no_end = problem_ == YAML::ErrorMsg::END_OF_MAP || problem_ == YAML::ErrorMsg::END_OF_SEQ;
    const bool in_value = problem_ == YAML::ErrorMsg::MAP_VALUE || problem_ == YAML::ErrorMsg::BLOCK_ENTRY;
    const size_t column = offset_ - file_->offset(number_ - 1, 0);
    if (!no_end && !(in_value && column <= start_.colon())) return false;
    Diagnostic& finding =
        diagnostics_.add(DiagnosticCode::wrong_indentation, place(number_, 0, start_.indent));
    if (!start_.dash && start_.key == "id") {
      const std::string_view id = line_.substr(start_.colon() + 1);
      finding.suggestion =
          message(says::help_rule_dash, id.substr(std::min(id.find_first_not_of(' '), id.size())));
    } else {
      suggest_column(finding);
    }
    return true;
  }

  /// The line above that this one most likely belongs with.
  void suggest_column(Diagnostic& finding) const {
    constexpr int kLinesBack = 30;
    const auto mine = static_cast<int>(start_.indent);
    int best_line = 0, best_distance = 0;
    for (int number = line_before(number_); number > 0 && number >= number_ - kLinesBack;
         number = line_before(number)) {
      const LineStart other = read_start(file_->line(number));
      if (start_.dash ? !other.dash : other.key.empty()) continue;
      const int distance = std::abs(mine - static_cast<int>(start_.dash ? other.indent : other.key_column));
      if (best_line != 0 && distance >= best_distance) continue;
      best_line = number;
      best_distance = distance;
    }
    // A value cannot hold keys: what stands under `name: 问候` belongs beside it.
    const int before = line_before(number_);
    if (before > 0 && !start_.dash) {
      const LineStart above = read_start(file_->line(before));
      if (!above.key.empty() && above.colon() + 1 < file_->line(before).size() &&
          above.key_column < start_.indent)
        best_line = before;
    }
    if (best_line == 0) return;
    const LineStart other = read_start(file_->line(best_line));
    finding.suggestion =
        message(says::help_indent, start_.dash ? "-" : std::string(other.key), std::to_string(best_line),
                std::to_string((start_.dash ? other.indent : other.key_column) + 1));
  }

  const std::shared_ptr<const SourceFile>& file_;
  const std::string& problem_;
  const uint32_t offset_;
  const std::optional<uint32_t> open_bracket_;
  Diagnostics& diagnostics_;
  const int number_;
  const std::string_view line_;
  const LineStart start_;
};

}  // namespace

void report_syntax(const std::shared_ptr<const SourceFile>& file, const std::string& problem, uint32_t offset,
                   std::optional<uint32_t> open_bracket, Diagnostics& diagnostics) {
  SyntaxReporter(file, problem, offset, open_bracket, diagnostics).report_most_likely();
}

}  // namespace zhijian
