#include <optional>
#include <string>

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "base/utf8.h"
#include "language/condition_walk.h"
#include "language/lint/lint_checks.h"
#include "language/syntax/read_node.h"
#include "text/fold.h"

namespace zhijian {

namespace {

/// Writes an expression as a phrase, where that can say the same: words, `.*`, `.{0,6}`, `(a|b)`, `(a)?`.
class ExpressionReader {
 public:
  explicit ExpressionReader(std::string_view text) : text_(text) {}

  std::optional<std::string> phrase() {
    const std::string out = alternatives();
    if (failed_ || at_ != text_.size() || out.empty() || top_level_bar_) return std::nullopt;
    return out;
  }

 private:
  bool accept(std::string_view mark) {
    if (!text_.substr(at_).starts_with(mark)) return false;
    at_ += mark.size();
    return true;
  }

  std::string alternatives() {
    std::string out = sequence();
    while (!failed_ && accept("|")) {
      if (depth_ == 0) top_level_bar_ = true;
      out += "|" + sequence();
    }
    return out;
  }

  std::string sequence() {
    std::string out;
    while (!failed_ && at_ < text_.size() && text_[at_] != '|' && text_[at_] != ')') out += piece();
    return out;
  }

  std::string piece() {
    if (accept(".")) return gap();
    if (accept("(?:") || accept("(")) return group();
    const size_t begin = at_;
    const char32_t c = decode_utf8(text_, at_);
    const bool word = c >= 0x80 && classify(c) == CharClass::Character;
    const bool latin = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    failed_ |= !word && !latin;
    std::string character(text_.substr(begin, at_ - begin));
    if (accept("?")) return "(" + character + "|)";
    if (at_ < text_.size() && (text_[at_] == '*' || text_[at_] == '+' || text_[at_] == '{')) failed_ = true;
    return character;
  }

  std::string gap() {
    if (accept("*?") || accept("*")) return "…";
    const size_t close = text_.find('}', at_);
    if (accept("{") && close != std::string_view::npos) {
      const std::string range(text_.substr(at_, close - at_));
      const size_t comma = range.find(',');
      const bool whole = comma != std::string::npos && comma > 0 && comma + 1 < range.size() &&
                         range.find_first_not_of("0123456789,") == std::string::npos;
      at_ = close + 1;
      accept("?");
      if (whole) return "<" + range.substr(0, comma) + "-" + range.substr(comma + 1) + ">";
    }
    failed_ = true;
    return {};
  }

  std::string group() {
    ++depth_;
    const std::string inside = alternatives();
    --depth_;
    if (!accept(")")) failed_ = true;
    if (accept("?")) return "(" + inside + "|)";
    if (at_ < text_.size() && (text_[at_] == '*' || text_[at_] == '+' || text_[at_] == '{')) failed_ = true;
    return inside.find('|') == std::string::npos ? inside : "(" + inside + ")";
  }

  std::string_view text_;
  size_t at_ = 0;
  int depth_ = 0;
  bool failed_ = false;
  bool top_level_bar_ = false;
};

}  // namespace

void lint_expressions(const Rubric& rubric, Diagnostics& diagnostics) {
  for_each_leaf(rubric, [&](const Rule*, const Leaf& leaf) {
    for (const Named& pattern : leaf.condition.patterns) {
      const std::optional<std::string> phrase = ExpressionReader(pattern.text).phrase();
      if (!phrase) continue;
      report(diagnostics, DiagnosticCode::expression_is_phrase, pattern.place, {},
             message(says::help_use_rather, *phrase));
    }
  });
}

}  // namespace zhijian
