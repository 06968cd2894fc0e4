#include "transcript/format_guess.h"

#include <algorithm>

#include "transcript/json_scanner.h"
#include "transcript/trim.h"

namespace zhijian {

namespace {

using Guess = std::optional<InputFormat>;

/// The first line that is not blank, without its line break, cut off the text. Nothing where its end is not
/// there.
std::optional<std::string_view> take_line(std::string_view& text, bool is_all) {
  while (!text.empty()) {
    const size_t end = text.find('\n');
    if (end == text.npos && !is_all) return std::nullopt;
    const std::string_view line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end, text.size() - 1) + 1);
    if (!line.empty()) return line;
  }
  return std::nullopt;
}

Guess guess_json(std::string_view text, bool is_all) {
  // Whole objects line by line; where a line is broken, the one after it shows that lines were meant.
  const auto first = take_line(text, is_all);
  if (!first) return is_all ? Guess(InputFormat::Json) : std::nullopt;
  if (holds_json_object(*first)) return InputFormat::Jsonl;
  const auto second = take_line(text, is_all);
  if (!second) return is_all ? Guess(InputFormat::Json) : std::nullopt;
  return second->starts_with('{') && first->size() > 1 ? InputFormat::Jsonl : InputFormat::Json;
}

}  // namespace

std::optional<InputFormat> guess_format(std::string_view text, bool is_all, std::string_view file,
                                        const ReadOptions& options) {
  (void)file;
  (void)options;
  text = trim_left(text);
  if (text.starts_with('{')) return guess_json(text, is_all);
  if (text.starts_with('[')) {
    const std::string_view inside = trim_left(text.substr(1));
    if (inside.starts_with('{') || inside.starts_with(']')) return InputFormat::Json;
  }
  return std::nullopt;
}

}  // namespace zhijian
