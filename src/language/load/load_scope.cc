// `at`, `after`, `before`, `within`, `times`, `except`, `ignore_negated`, `alone`, `match`.
#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "language/lint/plain_words.h"
#include "language/load/load_condition.h"
#include "language/load/read_comparison.h"
#include "language/quantity.h"
#include "language/syntax/read_node.h"

namespace zhijian {

namespace {

std::optional<int64_t> parse_positive(std::string_view text) {
  const std::optional<double> value = parse_quantity(text, Unit::Count);
  return value && *value >= 1 && *value <= 1e6 ? std::optional(static_cast<int64_t>(*value)) : std::nullopt;
}

std::optional<int64_t> parse_positive_duration(std::string_view text) {
  const std::optional<int64_t> value = parse_duration(text);
  return value && *value > 0 ? value : std::nullopt;
}

std::optional<At> parse_at(std::string_view text) {
  const std::vector<std::string_view> words = split_words(text);
  if (words.size() != 2 || (words[0] != "first" && words[0] != "last")) return std::nullopt;
  const bool first = words[0] == "first";
  if (const auto turns = parse_positive(words[1])) {
    return At{first ? At::Kind::FirstTurns : At::Kind::LastTurns, *turns};
  }
  if (const auto time = parse_positive_duration(words[1])) {
    return At{first ? At::Kind::FirstTime : At::Kind::LastTime, *time};
  }
  return std::nullopt;
}

std::optional<Within> parse_within(std::string_view text) {
  const std::vector<std::string_view> words = split_words(text);
  if (words.size() == 2 && (words[1] == "turns" || words[1] == "turn")) {
    const auto turns = parse_positive(words[0]);
    return turns ? std::optional(Within{Within::Kind::Turns, *turns}) : std::nullopt;
  }
  if (words.size() != 1) return std::nullopt;
  if (words[0] == "turn") return Within{Within::Kind::Turn, 0};
  if (words[0] == "rest") return Within{Within::Kind::Rest, 0};
  if (words[0] == "call") return Within{Within::Kind::Call, 0};
  const auto time = parse_positive_duration(words[0]);
  return time ? std::optional(Within{Within::Kind::Time, *time}) : std::nullopt;
}

std::optional<Match> parse_match(std::string_view text) {
  using Kind = Match::Kind;
  if (text == "normal") return Match{Kind::Normal, 1};
  if (text == "literal") return Match{Kind::Literal, 1};
  if (text == "homophone") return Match{Kind::Homophone, 1};
  if (text == "fuzzy-homophone") return Match{Kind::FuzzyHomophone, 1};
  const std::vector<std::string_view> words = split_words(text);
  const bool by_sound = words.size() == 4 && words[2] == "by" && words[3] == "sound";
  if (words.empty() || words[0] != "similar" || (words.size() != 2 && !by_sound)) return std::nullopt;
  const std::optional<double> threshold = parse_quantity(words[1], Unit::Number);
  if (!threshold || *threshold <= 0 || *threshold > 1) return std::nullopt;
  return Match{by_sound ? Kind::SimilarBySound : Kind::Similar, *threshold};
}

template <typename Value>
std::optional<Value> read_with(std::optional<Value> (*parse)(std::string_view), const YamlNode& node,
                               std::string (*meant)(std::string_view), DiagnosticCode code, MessageId help,
                               Diagnostics& diagnostics) {
  const std::string* text = read_text(node, diagnostics);
  if (text == nullptr) return std::nullopt;
  std::optional<Value> value = parse(*text);
  if (value) return value;
  const std::string other = meant != nullptr ? meant(*text) : "";
  report(diagnostics, code, node.place, {*text},
         parse(other) ? message(says::help_use_rather, other) : message(help));
  return value;
}

std::optional<Named> read_moment(const YamlNode& node, Diagnostics& diagnostics) {
  const std::string* name = read_name(node, diagnostics);
  return name != nullptr ? std::optional(Named{*name, node.place}) : std::nullopt;
}

}  // namespace

Scope load_scope(const YamlNode& map, Diagnostics& diagnostics) {
  Scope scope;
  const auto value = [&](std::string_view key) {
    const YamlNode* node = map.find(key);
    if (node == nullptr) return node;
    if (scope.place.file == nullptr) scope.place = node->place;
    scope.key_places.emplace(key, node->place);
    return node;
  };
  if (const auto* node = value("at")) {
    scope.at =
        read_with(parse_at, *node, at_meant, DiagnosticCode::invalid_at, says::help_at_kinds, diagnostics);
  }
  if (const auto* node = value("after")) scope.after = read_moment(*node, diagnostics);
  if (const auto* node = value("before")) scope.before = read_moment(*node, diagnostics);
  if (const auto* node = value("within")) {
    scope.within = read_with(parse_within, *node, within_meant, DiagnosticCode::invalid_within,
                             says::help_within_kinds, diagnostics);
  }
  if (const auto* node = value("times")) scope.times = read_comparison(*node, Unit::Count, diagnostics);
  if (const auto* node = value("except")) scope.except = load_phrases(*node, diagnostics);
  if (const auto* node = value("ignore_negated")) scope.ignore_negated = read_bool(*node, diagnostics);
  if (const auto* node = value("alone")) {
    scope.alone = read_choice<Alone>(*node, {{"turn", Alone::Turn}, {"clause", Alone::Clause}}, diagnostics);
  }
  if (const auto* node = value("match")) {
    scope.match = read_with(parse_match, *node, nullptr, DiagnosticCode::invalid_match,
                            says::help_match_kinds, diagnostics);
  }
  return scope;
}

}  // namespace zhijian
