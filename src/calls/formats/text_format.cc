#include "calls/formats/text_format.h"

#include <algorithm>

#include "base/lines.h"
#include "base/messages/transcript.h"
#include "base/snippet.h"
#include "base/trim.h"
#include "base/utf8.h"
#include "calls/fields.h"
#include "calls/formats/speech_line.h"
#include "calls/source/splitter.h"
#include "calls/times.h"

namespace zhijian {

namespace {

struct Times {
  int64_t begin_ms = kNoTime;
  int64_t end_ms = kNoTime;
};

/// What stands in `[ ]` at the begin of a line, if it is made of times' characters only.
std::optional<std::string_view> bracket_of(std::string_view line) {
  if (!line.starts_with('[')) return std::nullopt;
  const size_t end = line.find(']');
  if (end == line.npos) return std::nullopt;
  const std::string_view inside = line.substr(1, end - 1);
  const bool has_digit = std::any_of(inside.begin(), inside.end(), is_ascii_digit);
  const bool is_words = std::any_of(inside.begin(), inside.end(), [](char c) {
    return c >= 'A' && c <= 'Z' ? true : c >= 'a' && c <= 'z' && c != 'm' && c != 's';
  });
  if (!has_digit || is_words || inside.find("：") != inside.npos) return std::nullopt;
  return inside;
}

std::optional<int64_t> parse_time(std::string_view text) {
  if (const auto clock = parse_clock(text)) return clock;
  return parse_call_time(text);
}

/// `00:12.3`, `00:12.3-00:15.0`, `12.3s ~ 15s`.
std::optional<Times> parse_times(std::string_view inside) {
  for (const std::string_view between : {"-->", "–", "—", "~", "～", "→", "-"}) {
    const size_t at = inside.find(between);
    if (at == inside.npos) continue;
    const auto begin = parse_time(inside.substr(0, at));
    const auto end = parse_time(inside.substr(at + between.size()));
    if (!begin || !end) return std::nullopt;
    return Times{*begin, *end};
  }
  const auto begin = parse_time(inside);
  if (!begin) return std::nullopt;
  return Times{*begin, kNoTime};
}

/// Reads the lines of one call.
class TextCall {
 public:
  TextCall(const ReadOptions& options, CallBuilder& builder) : options_(options), builder_(builder) {}

  void read(std::string_view text, uint32_t line) {
    for (size_t begin = 0; begin < text.size() && !builder_.failed(); ++line) {
      const size_t end = std::min(text.find('\n', begin), text.size());
      read_line(trim(text.substr(begin, end - begin)), line);
      begin = end + 1;
    }
  }

 private:
  void read_line(std::string_view line, uint32_t number) {
    if (line.empty()) return;
    if (find_invalid_utf8(line) != line.npos) {
      return builder_.fail_bytes(number);
    }
    if (const auto head = head_line(line)) {
      if (!head->key.empty()) set_call_field(builder_, head->key, head->value, number);
      return;
    }
    Times times;
    const auto bracket = bracket_of(line);
    if (bracket) {
      const auto parsed = parse_times(*bracket);
      if (!parsed) return builder_.fail(number, message(says::RejectTime, *bracket));
      times = *parsed;
      line = trim(line.substr(bracket->size() + 2));
    }
    if (const auto speech = split_speaker(line, options_)) {
      Segment& segment = builder_.add_segment(speech->speaker, speech->text);
      segment.begin_ms = times.begin_ms;
      segment.end_ms = times.end_ms;
    } else if (bracket || !builder_.has_segments()) {
      builder_.fail(number, message(says::RejectNoSpeaker, snippet(line)));
    } else {
      builder_.continue_segment(line);
    }
  }

  const ReadOptions& options_;
  CallBuilder& builder_;
};

}  // namespace

std::optional<HeadLine> head_line(std::string_view line) {
  line = trim(line);
  if (!line.starts_with('#')) return std::nullopt;
  line =
      trim(line.substr(line.find_first_not_of('#') == line.npos ? line.size() : line.find_first_not_of('#')));
  constexpr std::string_view kWideColon = "：";
  const size_t colon = std::min(line.find(':'), line.find(kWideColon));
  if (colon == line.npos) return HeadLine{};
  const size_t behind = colon + (line[colon] == ':' ? 1 : kWideColon.size());
  return HeadLine{trim(line.substr(0, colon)), trim(line.substr(behind))};
}

std::optional<size_t> CallFinder::add_line(std::string_view line, size_t offset) {
  line = trim(line);
  if (line.empty()) return std::nullopt;
  const auto head = head_line(line);
  if (!head) {
    in_head_ = false;
    has_content_ = true;
    return std::nullopt;
  }
  if (!in_head_) {
    in_head_ = true;
    head_has_call_ = false;
    head_begin_ = offset;
  }
  if (field_of(head->key) != Field::Call) return std::nullopt;
  const size_t begin = head_has_call_ ? offset : head_begin_;
  const bool is_further = has_content_ || head_has_call_;
  head_has_call_ = true;
  has_content_ = false;
  return is_further ? std::optional(begin) : std::nullopt;
}

void parse_text(const Chunk& chunk, const ReadOptions& options, CallBuilder& builder, CallHandler& handler) {
  const std::string_view text = chunk.bytes;
  TextCall call(options, builder);
  CallFinder finder;
  size_t call_begin = 0;
  uint32_t line = chunk.first_line;
  uint32_t position = chunk.first_call;
  const auto read_call = [&](size_t end) {
    const std::string_view part = text.substr(call_begin, end - call_begin);
    builder.begin(chunk, line, position++);
    if (part.size() > options.max_call_bytes) {
      builder.fail(too_large(options));
    } else {
      call.read(part, line);
    }
    builder.finish(handler);
    line += count_lines(part);
    call_begin = end;
  };
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    if (const auto further = finder.add_line(text.substr(begin, end - begin), begin)) read_call(*further);
    begin = end + 1;
  }
  read_call(text.size());
}

}  // namespace zhijian
