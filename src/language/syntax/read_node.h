#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/decimal.h"
#include "base/diagnostic.h"
#include "language/condition.h"
#include "language/syntax/yaml_node.h"

namespace zhijian {

/// Reading single nodes. Each reports what is wrong and then returns nothing; a node that the reader has
/// already complained about is passed over in silence.

/// Adds a finding with a suggestion.
void report(Diagnostics& diagnostics, DiagnosticCode code, const Place& place,
            std::vector<std::string> arguments, Message suggestion);

/// "did you mean …" where a candidate is near; else `otherwise`.
std::optional<Message> suggest(std::string_view written, std::span<const std::string_view> candidates,
                               std::optional<Message> otherwise = std::nullopt);

/// "a, b, c"
std::string join(std::span<const std::string_view> words);

bool expect_map(const YamlNode& node, Diagnostics& diagnostics);
bool expect_list(const YamlNode& node, Diagnostics& diagnostics);

/// Text that is not empty.
const std::string* read_text(const YamlNode& node, Diagnostics& diagnostics);

/// Text into `out`, which else stays as it is.
void read_text_into(const YamlNode& node, std::string& out, Diagnostics& diagnostics);

/// An id or a name.
const std::string* read_name(const YamlNode& node, Diagnostics& diagnostics);

/// The scalars of a list that is not empty, or the one scalar; those that are none are reported and left out.
std::vector<const YamlNode*> read_one_or_more(const YamlNode& node, Diagnostics& diagnostics);

/// The same as texts with their places.
std::vector<Named> read_texts(const YamlNode& node, Diagnostics& diagnostics);

/// A number from 0 with at most two decimals.
std::optional<Decimal> read_points(const YamlNode& node, Diagnostics& diagnostics);

/// A whole number from 1 to 10^6.
std::optional<uint32_t> read_count(const YamlNode& node, Diagnostics& diagnostics);

std::optional<bool> read_bool(const YamlNode& node, Diagnostics& diagnostics);

/// Reports every key of the map that is not among the known ones.
void check_keys(const YamlNode& map, std::span<const std::string_view> known, Diagnostics& diagnostics);

/// Reports a value that is not among those of a closed list.
void report_unknown_value(const YamlNode& node, std::span<const std::string_view> known,
                          Diagnostics& diagnostics);

/// One of a closed list of words.
template <typename Value>
std::optional<Value> read_choice(const YamlNode& node,
                                 std::initializer_list<std::pair<std::string_view, Value>> choices,
                                 Diagnostics& diagnostics) {
  const std::string* text = read_text(node, diagnostics);
  if (text == nullptr) return std::nullopt;
  std::vector<std::string_view> known;
  for (const auto& [word, value] : choices) {
    if (word == *text) return value;
    known.push_back(word);
  }
  report_unknown_value(node, known, diagnostics);
  return std::nullopt;
}

/// A list, or a map, that must hold something and does not.
void report_empty_list(const YamlNode& node, Diagnostics& diagnostics);

/// Part of a scalar's text, as a place: exact where the scalar stands in the file as it is, else the whole
/// scalar.
Place place_inside(const Place& place, size_t text_size, Span part);

}  // namespace zhijian
