#include "calls/formats/text_format.h"

#include <algorithm>

#include "base/lines.h"
#include "base/messages/transcript.h"
#include "base/snippet.h"
#include "base/trim.h"
#include "base/utf8.h"
#include "calls/fields.h"
#include "calls/labels/label.h"
#include "calls/roles.h"
#include "calls/source/splitter.h"

namespace zhijian {

namespace {

constexpr int64_t kHour = 3'600'000;
constexpr int64_t kDay = 24 * kHour;

/// Takes a byte order mark off, which stands where files were put together.
bool take_mark(std::string_view& line) {
  constexpr std::string_view kMark = "\uFEFF";
  const bool has_mark = line.starts_with(kMark);
  while (line.starts_with(kMark)) line.remove_prefix(kMark.size());
  return has_mark;
}

/// From what lines say to places in the call: times of a day count from the call's first.
class LineTimes {
 public:
  void place(const LabelTimes& times, Segment& segment, CallBuilder& builder) {
    if (times.begin_ms == kNoTime) return;
    if (!is_begun_) begin(times, builder);
    segment.begin_ms = from_origin(times, times.begin_ms);
    if (segment.begin_ms == kNoTime || times.end_ms == kNoTime) return;
    segment.end_ms = segment.begin_ms + times.end_ms - times.begin_ms;
    if (segment.end_ms < 0) segment.end_ms = kNoTime;
  }

 private:
  void begin(const LabelTimes& times, CallBuilder& builder) {
    is_begun_ = true;
    day_ = times.day;
    // Nobody waits an hour for the first word.
    of_day_ = times.has_date || times.begin_ms >= kHour;
    origin_ = of_day_ ? times.day * kDay + times.begin_ms : 0;
    before_ = times.begin_ms;
    if (times.has_date) builder.suggest_start(iso_of(times.day, times.begin_ms));
  }

  int64_t from_origin(const LabelTimes& times, int64_t ms) {
    if (times.has_date) {
      day_ = times.day;
    } else if (of_day_ && ms + kDay / 2 < before_) {
      ++day_;  // past midnight
    }
    before_ = ms;
    const int64_t place = day_ * kDay + ms - origin_;
    return place < 0 ? kNoTime : place;
  }

  bool is_begun_ = false;
  bool of_day_ = false;
  int64_t origin_ = 0;
  int64_t day_ = 0;
  int64_t before_ = 0;
};

/// Reads the lines of one call.
class TextCall {
 public:
  TextCall(const ReadOptions& options, CallBuilder& builder) : options_(options), builder_(builder) {}

  void read(std::string_view text, uint32_t line) {
    times_ = {};
    for (size_t begin = 0; begin < text.size() && !builder_.failed(); ++line) {
      const size_t end = std::min(text.find('\n', begin), text.size());
      read_pieces(text.substr(begin, end - begin), line);
      begin = end + 1;
    }
  }

 private:
  /// A carriage return alone ends a line too.
  void read_pieces(std::string_view line, uint32_t number) {
    while (!line.empty() && !builder_.failed()) {
      const size_t end = std::min(line.find('\r'), line.size());
      read_line(line.substr(0, end), number);
      line.remove_prefix(std::min(end + 1, line.size()));
    }
  }

  void read_line(std::string_view line, uint32_t number) {
    const bool has_mark = take_mark(line);
    line = trim(line);
    if (line.empty()) return;
    builder_.at_line(number);
    // Two files in one, of which the second has no head to say so.
    if (has_mark && builder_.has_segments()) builder_.warn(ReadWarning::DoubtfulLine, line);
    if (find_invalid_utf8(line) != line.npos) {
      return builder_.fail_bytes(number);
    }
    if (const auto head = head_line(line); head && !is_heading(line, *head)) {
      if (!head->key.empty()) set_call_field(builder_, head->key, head->value, number);
      return;
    }
    read_speech(line, number);
  }

  /// `## 客户：不知道`: Markdown has it for what somebody says, and so has a head line amid a call.
  bool is_heading(std::string_view line, const HeadLine& head) {
    if (!role_of(head.key)) return false;
    if (line.starts_with("##")) return true;
    const bool amid = builder_.has_segments() && !field_of(head.key);
    if (amid) builder_.warn(ReadWarning::DoubtfulLine, line);
    return amid;
  }

  void read_speech(std::string_view line, uint32_t number) {
    const LabelledLine label = read_label(line, options_);
    switch (label.kind) {
      case LineKind::BadTime:
        return builder_.fail(number, message(says::RejectTime, label.text));
      case LineKind::Speech:
      case LineKind::Unclear:
        return add_segment(label, line);
      case LineKind::Words:
      case LineKind::DoubtfulWords:
        break;
    }
    if (label.is_timed || !builder_.has_segments()) {
      return builder_.fail(number, message(says::RejectNoSpeaker, snippet(label.text)));
    }
    if (label.kind == LineKind::DoubtfulWords || label.holds_label)
      builder_.warn(ReadWarning::DoubtfulLine, line);
    builder_.continue_segment(label.text);
  }

  void add_segment(const LabelledLine& label, std::string_view line) {
    const std::string_view speaker = label.kind == LineKind::Unclear ? std::string_view() : label.speaker;
    times_.place(label.times, builder_.add_segment(speaker, label.text), builder_);
    if (!label.agent_id.empty()) builder_.suggest_segment_agent(label.agent_id, label.agent_name);
    if (label.kind == LineKind::Unclear || label.holds_label) builder_.warn(ReadWarning::DoubtfulLine, line);
  }

  const ReadOptions& options_;
  CallBuilder& builder_;
  LineTimes times_;
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
  const bool has_mark = take_mark(line);
  line = trim(line);
  if (line.empty()) return std::nullopt;
  const auto head = head_line(line);
  // Two files put together with `cat`: another call begins, unless only what came before has a head.
  const bool is_other_file = has_mark && has_content_ && (head || !has_head_);
  if (!head) {
    in_head_ = false;
    has_content_ = true;
    return is_other_file ? std::optional(offset) : std::nullopt;
  }
  has_head_ = true;
  if (is_other_file) {
    in_head_ = true;
    head_begin_ = offset;
    head_has_call_ = field_of(head->key) == Field::Call;
    has_content_ = false;
    return offset;
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
  has_head_ = true;
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
