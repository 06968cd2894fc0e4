#include "calls/formats/format_guess.h"

#include <algorithm>

#include "base/trim.h"
#include "base/utf8.h"
#include "calls/formats/cue.h"
#include "calls/formats/table_layout.h"
#include "calls/formats/text_format.h"
#include "calls/json/json_scanner.h"
#include "calls/labels/label.h"
#include "tables/delimiter.h"

namespace zhijian {

namespace {

using Guess = std::optional<InputFormat>;

/// The first line that is not blank, cut off the text. Nothing where its end is not there.
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

bool is_one_object(std::string_view line) {
  return holds_json_object(line) && line.ends_with('}');
}

Guess guess_json(std::string_view text, bool is_all) {
  const auto first = take_line(text, is_all);
  if (!first) return is_all ? Guess(InputFormat::Json) : std::nullopt;
  if (holds_json_object(*first)) return InputFormat::Jsonl;
  const auto second = take_line(text, is_all);
  if (!second) return is_all ? Guess(InputFormat::Json) : std::nullopt;
  // A line that is cut off, before one that is whole, was meant to be a line; a document goes on after a
  // bracket or a comma.
  const bool goes_on = std::string_view("[{,:").find(first->back()) != std::string_view::npos;
  return !goes_on && is_one_object(*second) ? InputFormat::Jsonl : InputFormat::Json;
}

/// Whether the first row, or one under a title, has headings that are known.
bool is_table(std::string_view text, bool is_all, char separator, const ReadOptions& options) {
  constexpr int kTitleRows = 5;
  if (const auto line = separator_line(text)) text.remove_prefix(line->size);
  TableRecord row;
  size_t at = 0;
  for (int i = 0; i < kTitleRows; ++i) {
    if (row.read(text, at, is_all, separator) != TableRecord::Outcome::Row) return false;
    if (row.filled() >= 2) return looks_like_headings(row, options);
  }
  return false;
}

bool is_all_digits(std::string_view line) {
  return std::all_of(line.begin(), line.end(), is_ascii_digit);
}

bool has_ending(std::string_view file, std::string_view ending) {
  for (const std::string_view packed : {".gz", ".zst"}) {
    if (file.ends_with(packed)) file.remove_suffix(packed.size());
  }
  return file.ends_with(ending);
}

/// A file that claims to be a table or subtitles is read as that, so that what is wrong with it is said.
Guess guess_by_name(std::string_view file) {
  constexpr std::pair<std::string_view, InputFormat> kEndings[] = {
      {".csv", InputFormat::Csv},  {".tsv", InputFormat::Tsv},     {".vtt", InputFormat::WebVtt},
      {".srt", InputFormat::Srt},  {".jsonl", InputFormat::Jsonl}, {".ndjson", InputFormat::Jsonl},
      {".json", InputFormat::Json}};
  for (const auto& [ending, format] : kEndings) {
    if (has_ending(file, ending)) return format;
  }
  return std::nullopt;
}

/// A head line, or somebody says something, in the first lines.
bool is_text(std::string_view text, bool is_all, const ReadOptions& options) {
  constexpr int kLines = 50;
  for (int i = 0; i < kLines; ++i) {
    const auto line = take_line(text, is_all);
    if (!line) return false;
    if (const auto head = head_line(*line); head && field_of(head->key)) return true;
    if (find_invalid_utf8(*line) != line->npos) continue;
    if (const LineKind kind = read_label(*line, options).kind;
        kind == LineKind::Speech || kind == LineKind::BadTime)
      return true;
  }
  return false;
}

}  // namespace

std::optional<InputFormat> guess_format(std::string_view text, bool is_all, std::string_view file,
                                        const ReadOptions& options) {
  text = trim_left(text);
  if (text.starts_with('{')) return guess_json(text, is_all);
  if (text.starts_with('[')) {
    const std::string_view inside = trim_left(text.substr(1));
    if (inside.starts_with('{') || inside.starts_with(']')) return InputFormat::Json;
  }
  std::string_view rest = text;
  const auto first = take_line(rest, is_all);
  if (!first) return is_all ? guess_by_name(file) : std::nullopt;
  constexpr std::string_view kWebVtt = "WEBVTT";
  if (first->starts_with(kWebVtt) &&
      (first->size() == kWebVtt.size() || is_ascii_space((*first)[kWebVtt.size()]))) {
    return InputFormat::WebVtt;
  }
  for (const char delimiter : options.delimiter ? std::string_view(&*options.delimiter, 1) : kDelimiters) {
    if (!is_table(text, is_all, delimiter, options)) continue;
    return delimiter == '\t' ? InputFormat::Tsv : InputFormat::Csv;
  }
  if (separator_line(text)) return InputFormat::Csv;
  if (parse_cue_times(*first)) return InputFormat::Srt;
  if (is_all_digits(*first)) {
    const auto second = take_line(rest, is_all);
    if (second && parse_cue_times(*second)) return InputFormat::Srt;
    if (!second && !is_all) return std::nullopt;
  }
  if (const Guess named = guess_by_name(file)) return named;
  if (is_text(text, is_all, options)) return InputFormat::Text;
  return std::nullopt;
}

}  // namespace zhijian
