#include "calls/formats/srt_format.h"

#include <algorithm>

#include "base/messages/transcript.h"
#include "base/snippet.h"
#include "base/trim.h"
#include "calls/formats/cue.h"

namespace zhijian {

namespace {

bool is_number(std::string_view line) {
  line = trim(line);
  return !line.empty() && std::all_of(line.begin(), line.end(), is_ascii_digit);
}

/// Length of a mark for how words look (`<i>`, `</font>`, `{\an8}`) at the begin of the text, 0 where there
/// is none.
size_t mark_length(std::string_view text) {
  if (text.starts_with("{\\")) {
    const size_t end = text.find('}');
    return end == text.npos ? 0 : end + 1;
  }
  for (const std::string_view name : {"i", "b", "u", "font"}) {
    std::string_view inside = text.substr(1);
    if (inside.starts_with('/')) inside.remove_prefix(1);
    if (!inside.starts_with(name)) continue;
    inside.remove_prefix(name.size());
    const size_t end = inside.find('>');
    if (end == 0 || (end != inside.npos && inside.front() == ' '))
      return text.size() - inside.size() + end + 1;
  }
  return 0;
}

std::string without_marks(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const size_t mark = std::min(text.find_first_of("<{"), text.size());
    out += text.substr(0, mark);
    text.remove_prefix(mark);
    if (text.empty()) break;
    const size_t length = mark_length(text);
    if (length == 0) out += text.front();
    text.remove_prefix(std::max<size_t>(length, 1));
  }
  return out;
}

/// True where the next lines begin a subtitle though no empty line stands before.
bool begins_cue(const LineCursor& lines) {
  LineCursor ahead = lines;
  std::string_view line;
  if (!ahead.next(line)) return false;
  return parse_cue_times(line) || (is_number(line) && ahead.next(line) && parse_cue_times(line));
}

void read_cues(LineCursor& lines, const ReadOptions& options, CallBuilder& builder) {
  std::string_view line;
  while (lines.next(line) && !builder.failed()) {
    if (trim(line).empty()) continue;
    auto times = parse_cue_times(line);
    if (!times && is_number(line) && lines.next(line)) times = parse_cue_times(line);
    if (!times) return builder.fail(lines.line, message(says::RejectCueTime, snippet(line)));
    std::string text;
    builder.at_line(lines.line);
    // Up to the next line of times: an empty line may stand inside of a subtitle.
    while (!lines.rest.empty() && !begins_cue(lines)) {
      lines.next(line);
      if (trim(line).empty()) continue;
      if (line.find("-->") != line.npos)
        return builder.fail(lines.line, message(says::RejectCueTime, snippet(line)));
      text += without_marks(line);
      text += '\n';
    }
    add_cue(builder, options, *times, {{"", text}});
  }
}

}  // namespace

void parse_srt(const Chunk& chunk, const ReadOptions& options, CallBuilder& builder, CallHandler& handler) {
  builder.begin(chunk, chunk.first_line, chunk.first_call);
  if (!fails_as_text(chunk, builder)) {
    const std::string text = with_line_feeds(chunk.bytes);
    LineCursor lines{text, chunk.first_line};
    read_cues(lines, options, builder);
  }
  builder.finish(handler);
}

}  // namespace zhijian
