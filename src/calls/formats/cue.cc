#include "calls/formats/cue.h"

#include <algorithm>

#include "base/lines.h"
#include "base/trim.h"
#include "base/utf8.h"
#include "calls/labels/label.h"
#include "calls/times.h"

namespace zhijian {

namespace {

/// Some writers round seconds or their fraction up alone: `00:00:60,000`, `00:00:59,1000`.
std::optional<int64_t> parse_cue_clock(std::string_view text) {
  constexpr int64_t kSecond = 1000;
  text = trim(text);
  int64_t more = 0;
  std::string clock(text);
  if (clock.ends_with(",1000") || clock.ends_with(".1000")) {
    clock.resize(clock.size() - 5);
    more = kSecond;
  }
  const size_t seconds = clock.rfind(':');
  if (seconds != clock.npos && clock.compare(seconds + 1, 2, "60") == 0) {
    clock.replace(seconds + 1, 2, "59");
    more += kSecond;
  }
  const auto parsed = parse_clock(clock);
  return parsed ? std::optional(*parsed + more) : std::nullopt;
}

}  // namespace

std::optional<CueTimes> parse_cue_times(std::string_view line) {
  constexpr std::string_view kArrow = "-->";
  const size_t arrow = line.find(kArrow);
  if (arrow == line.npos) return std::nullopt;
  std::string_view behind = trim(line.substr(arrow + kArrow.size()));
  behind = behind.substr(0, behind.find_first_of(" \t"));
  const auto begin = parse_cue_clock(line.substr(0, arrow));
  const auto end = parse_cue_clock(behind);
  if (!begin || !end) return std::nullopt;
  return CueTimes{*begin, *end};
}

void add_cue(CallBuilder& builder, const ReadOptions& options, const CueTimes& times,
             const std::vector<CuePiece>& pieces) {
  const auto add = [&](std::string_view speaker, std::string_view text) {
    Segment& segment = builder.add_segment(speaker, text);
    segment.begin_ms = times.begin_ms;
    segment.end_ms = times.end_ms;
  };
  bool has_segment = false;
  for (const CuePiece& piece : pieces) {
    bool voiced = false;  // this piece's voice has its segment
    for (LineCursor lines{piece.text}; !lines.rest.empty();) {
      std::string_view line;
      lines.next(line);
      line = trim(line);
      if (line.empty()) continue;
      // Only the first line may name just anybody: further ones are often cut at a colon.
      const LabelledLine label = read_label(line, options, has_segment || !piece.voice.empty());
      if (label.kind == LineKind::Speech || label.kind == LineKind::Unclear) {
        add(label.kind == LineKind::Speech ? label.speaker : "", label.text);
      } else if (voiced || (has_segment && piece.voice.empty())) {
        builder.continue_segment(line);
      } else {
        add(piece.voice, line);
      }
      const bool doubtful = label.kind == LineKind::Unclear || label.kind == LineKind::DoubtfulWords;
      if (doubtful || label.holds_label) builder.warn(ReadWarning::DoubtfulLine, line);
      has_segment = voiced = true;
    }
  }
}

bool LineCursor::next(std::string_view& text) {
  if (rest.empty()) return false;
  const size_t end = std::min(rest.find('\n'), rest.size());
  text = rest.substr(0, end);
  if (text.ends_with('\r')) text.remove_suffix(1);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  line = next_line++;
  return true;
}

std::string_view LineCursor::peek() const {
  LineCursor copy = *this;
  std::string_view text;
  copy.next(text);
  return text;
}

std::string with_line_feeds(std::string_view text) {
  std::string out(text);
  for (size_t at = out.find('\r'); at != out.npos; at = out.find('\r', at + 1)) {
    if (at + 1 == out.size() || out[at + 1] != '\n') out[at] = '\n';
  }
  return out;
}

bool fails_as_text(const Chunk& chunk, CallBuilder& builder) {
  const size_t invalid = find_invalid_utf8(chunk.bytes);
  if (invalid == std::string::npos) return false;
  const uint32_t line = chunk.first_line + count_lines(std::string_view(chunk.bytes).substr(0, invalid));
  builder.fail_bytes(line);
  return true;
}

}  // namespace zhijian
