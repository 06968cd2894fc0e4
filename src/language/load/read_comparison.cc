#include "language/load/read_comparison.h"

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "language/lint/plain_words.h"
#include "language/syntax/read_node.h"

namespace zhijian {

namespace {

std::string_view sample(Unit unit) {
  switch (unit) {
    case Unit::Count:
      return "at least 2";
    case Unit::Number:
      return "over 300";
    case Unit::Duration:
      return "over 5s";
    case Unit::Share:
      return "over 40%";
  }
  return "";
}

/// A count is never negative and a share at most 1, so that some comparisons decide nothing.
bool decides_nothing(const Comparison& comparison, Unit unit) {
  using Kind = Comparison::Kind;
  if (unit == Unit::Number) return false;
  const bool at_zero =
      comparison.low == 0 && (comparison.kind == Kind::AtLeast || comparison.kind == Kind::Under);
  const bool at_one = unit == Unit::Share && comparison.low == 1 &&
                      (comparison.kind == Kind::Over || comparison.kind == Kind::AtMost);
  return at_zero || at_one;
}

/// What a number without a word most likely means. A time may lack its unit as well.
std::string at_least(const std::string& number, Unit unit) {
  const bool unit_missing = unit == Unit::Duration && !parse_duration(number);
  return "at least " + number + (unit_missing ? "s" : "");
}

}  // namespace

bool report_comparison(const YamlNode& node, const ParsedComparison& parsed, Unit unit,
                       Diagnostics& diagnostics) {
  const std::vector<std::string> written = {node.text};
  switch (parsed.outcome) {
    case ParsedComparison::Outcome::Fine:
      if (!decides_nothing(parsed.comparison, unit)) return false;
      diagnostics.add(DiagnosticCode::impossible_comparison, node.place, written);
      return true;
    case ParsedComparison::Outcome::BareNumber:
      report(diagnostics, DiagnosticCode::bare_number, node.place, written,
             message(says::help_use_rather, at_least(node.text, unit)));
      return true;
    case ParsedComparison::Outcome::Reversed:
      report(diagnostics, DiagnosticCode::reversed_range, node.place, written, message(says::help_swap));
      return true;
    case ParsedComparison::Outcome::BadQuantity:
    case ParsedComparison::Outcome::NoComparison: {
      std::string meant = comparison_meant(node.text);
      const ParsedComparison other = parse_comparison(meant, unit);
      if (other.outcome == ParsedComparison::Outcome::BareNumber) meant = at_least(meant, unit);
      const bool fine = other.outcome == ParsedComparison::Outcome::Fine ||
                        other.outcome == ParsedComparison::Outcome::BareNumber;
      report(diagnostics, DiagnosticCode::invalid_comparison, node.place, written,
             fine ? message(says::help_use_rather, meant) : message(says::help_write_like, sample(unit)));
      return true;
    }
  }
  return false;
}

std::optional<Comparison> read_comparison(const YamlNode& node, Unit unit, Diagnostics& diagnostics) {
  const std::string* text = read_text(node, diagnostics);
  if (text == nullptr) return std::nullopt;
  const ParsedComparison parsed = parse_comparison(*text, unit);
  if (report_comparison(node, parsed, unit, diagnostics)) return std::nullopt;
  return parsed.comparison;
}

}  // namespace zhijian
