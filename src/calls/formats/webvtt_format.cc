#include "calls/formats/webvtt_format.h"

#include <charconv>

#include "base/messages/transcript.h"
#include "base/snippet.h"
#include "base/trim.h"
#include "base/utf8.h"
#include "calls/fields.h"
#include "calls/formats/cue.h"

namespace zhijian {

namespace {

/// The characters of `&amp;`, `&#20320;`, …; empty for what is no such name.
std::string decode_entity(std::string_view name) {
  struct Entity {
    std::string_view name, text;
  };
  constexpr Entity kEntities[] = {{"amp", "&"},  {"lt", "<"},        {"gt", ">"},       {"quot", "\""},
                                  {"apos", "'"}, {"nbsp", "\u00A0"}, {"lrm", "\u200E"}, {"rlm", "\u200F"}};
  for (const Entity& entity : kEntities) {
    if (name == entity.name) return std::string(entity.text);
  }
  if (!name.starts_with('#')) return {};
  const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  const std::string_view digits = name.substr(hex ? 2 : 1);
  uint32_t code = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return {};
  if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return {};
  std::string out;
  append_utf8(code, out);
  return out;
}

bool is_tag(std::string_view inside) {
  if (inside.starts_with('/')) inside.remove_prefix(1);
  if (inside.empty()) return false;
  const char c = inside.front();
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (is_ascii_digit(c) && inside.find(':') != inside.npos);
}

/// The name in `v 客服` or `v.loud 客服`; nothing for other tags.
std::optional<std::string_view> voice_of(std::string_view inside) {
  if (!inside.starts_with('v') || inside.size() < 2 ||
      (inside[1] != ' ' && inside[1] != '.' && inside[1] != '\t')) {
    return std::nullopt;
  }
  const size_t space = inside.find_first_of(" \t");
  return space == inside.npos ? std::string_view() : trim(inside.substr(space));
}

/// Takes tags out and puts characters in for entities.
std::vector<CuePiece> read_marks(std::string_view text) {
  std::vector<CuePiece> pieces(1);
  while (!text.empty()) {
    const size_t mark = std::min(text.find_first_of("<&"), text.size());
    pieces.back().text += text.substr(0, mark);
    text.remove_prefix(mark);
    if (text.empty()) break;
    const size_t end = text.find(text.front() == '<' ? '>' : ';');
    const std::string_view inside = end == text.npos ? std::string_view() : text.substr(1, end - 1);
    if (text.front() == '<' && is_tag(inside)) {
      if (const auto voice = voice_of(inside)) pieces.push_back({std::string(*voice), ""});
      if (inside == "/v") pieces.emplace_back();
      text.remove_prefix(end + 1);
    } else if (const std::string entity = text.front() == '&' ? decode_entity(inside) : ""; !entity.empty()) {
      pieces.back().text += entity;
      text.remove_prefix(end + 1);
    } else {
      pieces.back().text += text.front();
      text.remove_prefix(1);
    }
  }
  return pieces;
}

bool begins_block(std::string_view line, std::string_view name) {
  return line.starts_with(name) && (line.size() == name.size() || is_ascii_space(line[name.size()]));
}

bool has_arrow(std::string_view line) {
  return line.find("-->") != line.npos;
}

/// True where a comment, a style or a region begins; with times behind it, the word is a cue's name.
bool begins_other_block(LineCursor lines) {
  std::string_view line;
  if (!lines.next(line)) return false;
  const bool named =
      begins_block(line, "NOTE") || begins_block(line, "STYLE") || begins_block(line, "REGION");
  return named && !has_arrow(line) && !has_arrow(lines.peek());
}

/// True where what comes next, behind empty lines, goes on with the cue before: an empty line inside of a
/// cue.
bool goes_on(LineCursor lines) {
  std::string_view line;
  while (!lines.rest.empty() && trim(lines.peek()).empty()) lines.next(line);
  if (lines.rest.empty() || begins_other_block(lines) || begins_block(lines.peek(), "WEBVTT")) return false;
  if (!lines.next(line) || has_arrow(line)) return false;
  return !has_arrow(lines.peek());
}

void read_header(LineCursor& lines, CallBuilder& builder) {
  std::string_view line;
  lines.next(line);
  // A line of times ends the header too.
  while (!has_arrow(lines.peek()) && lines.next(line) && !trim(line).empty()) {
    const size_t colon = line.find(':');
    if (colon == line.npos) continue;
    set_call_field(builder, trim(line.substr(0, colon)), trim(line.substr(colon + 1)), lines.line);
  }
}

void skip_block(LineCursor& lines) {
  std::string_view line;
  while (lines.next(line) && !trim(line).empty()) continue;
}

void read_cues(LineCursor& lines, const ReadOptions& options, CallBuilder& builder) {
  std::string_view line;
  while (!lines.rest.empty() && !builder.failed()) {
    if (begins_other_block(lines)) {
      skip_block(lines);
      continue;
    }
    lines.next(line);
    if (trim(line).empty()) continue;
    auto times = parse_cue_times(line);
    if (!times && !has_arrow(line) && lines.next(line)) times = parse_cue_times(line);  // a cue's name comes first
    if (!times) return builder.fail(lines.line, message(says::RejectCueTime, snippet(line)));
    std::string text;
    builder.at_line(lines.line);
    while (!lines.rest.empty() && !has_arrow(lines.peek()) &&
           (!trim(lines.peek()).empty() || goes_on(lines))) {
      lines.next(line);
      if (trim(line).empty()) continue;
      text += line;
      text += '\n';
    }
    add_cue(builder, options, *times, read_marks(text));
  }
}

}  // namespace

void parse_webvtt(const Chunk& chunk, const ReadOptions& options, CallBuilder& builder,
                  CallHandler& handler) {
  builder.begin(chunk, chunk.first_line, chunk.first_call);
  if (!fails_as_text(chunk, builder)) {
    const std::string text = with_line_feeds(chunk.bytes);
    LineCursor lines{text, chunk.first_line};
    if (begins_block(lines.peek(), "WEBVTT")) read_header(lines, builder);
    read_cues(lines, options, builder);
  }
  builder.finish(handler);
}

}  // namespace zhijian
