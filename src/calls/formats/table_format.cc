#include "calls/formats/table_format.h"

#include <algorithm>

#include "base/messages/transcript.h"
#include "base/utf8.h"
#include "calls/formats/table_layout.h"
#include "calls/lines.h"
#include "calls/roles.h"
#include "calls/source/splitter.h"
#include "calls/times.h"
#include "calls/trim.h"

namespace zhijian {

namespace {

/// Milliseconds: a whole number, or a time that says its unit. A bare 12.34 would be seconds to some, so it
/// is none.
std::optional<int64_t> parse_milliseconds(std::string_view text) {
  const auto number = parse_number(text, 1);
  const size_t point = text.find('.');
  const bool is_whole = point == text.npos || text.find_first_not_of('0', point + 1) == text.npos;
  if (number && is_whole) return number;
  return parse_call_time(text);
}

class TableReader {
 public:
  TableReader(const Chunk& chunk, const ReadOptions& options, CallBuilder& builder, CallHandler& handler)
      : chunk_(chunk), options_(options), builder_(builder), handler_(handler) {}

  void read() {
    const char separator = chunk_.format == InputFormat::Tsv ? '\t' : ',';
    size_t at = 0;
    record_.read(chunk_.header, at, true, separator);
    auto layout = read_layout(record_, options_);
    if (!layout) return;  // the splitter has said so already
    layout_ = std::move(*layout);
    call_column_ = layout_.find(Field::Call);
    position_ = chunk_.first_call;
    line_ = chunk_.first_line;
    for (at = 0; at < chunk_.bytes.size();) {
      const size_t begin = at;
      const auto outcome = record_.read(chunk_.bytes, at, true, separator);
      if (!record_.is_blank()) read_row(outcome == TableRecord::Outcome::Unclosed, at - begin);
      line_ += count_lines(std::string_view(chunk_.bytes).substr(begin, at - begin));
    }
    finish_call();
  }

 private:
  std::string_view cell(Field field) const {
    const auto column = layout_.find(field);
    return column ? trim(record_.cell(*column)) : std::string_view();
  }

  void read_row(bool unclosed, size_t size) {
    const std::string_view id = call_column_ ? trim(record_.cell(*call_column_)) : "";
    if (!open_ || id != id_) {
      finish_call();
      begin_call(id);
    }
    size_ += size;
    if (builder_.failed()) return;
    if (size_ > options_.max_call_bytes) return builder_.fail(too_large(options_));
    if (unclosed) return builder_.fail(line_, message(says::RejectQuoteOpen));
    if (call_column_ && id.empty()) {
      return builder_.fail(line_, message(says::RejectCellEmpty, layout_.columns[*call_column_].name));
    }
    if (record_.size() > layout_.columns.size()) {
      return builder_.fail(line_, message(says::RejectTooManyCells, std::to_string(record_.size()),
                                          std::to_string(layout_.columns.size())));
    }
    for (size_t i = 0; i < record_.size(); ++i) {
      if (find_invalid_utf8(record_.cell(i)) != std::string_view::npos) {
        return builder_.fail_bytes(line_);
      }
    }
    add_segment();
    note_call_data();
  }

  void begin_call(std::string_view id) {
    builder_.begin(chunk_, line_, position_++);
    open_ = true;
    size_ = 0;
    id_ = id;
    if (!id.empty() && find_invalid_utf8(id) == id.npos) builder_.set_id(id);
    values_.assign(layout_.columns.size(), {});
    differs_.assign(layout_.columns.size(), false);
  }

  void add_segment() {
    const std::string_view speaker = speaker_name();
    if (speaker.empty())
      return builder_.fail(line_, message(says::RejectCellEmpty, field_name(Field::Speaker)));
    Segment& segment = builder_.add_segment(speaker, record_.cell(*layout_.find(Field::Text)));
    segment.begin_ms = read_time(Field::Begin, Field::BeginSeconds);
    segment.end_ms = read_time(Field::End, Field::EndSeconds);
    builder_.set_segment_agent(cell(Field::Agent), cell(Field::AgentName), cell(Field::Team));
    if (layout_.find(Field::Labels)) add_labels(cell(Field::Labels));
  }

  std::string_view speaker_name() const {
    const std::string_view speaker = cell(Field::Speaker);
    const std::string_view channel = cell(Field::Channel);
    if (speaker.empty() || (!channel.empty() && options_.agent_channel && !role_of(speaker))) return channel;
    return speaker;
  }

  int64_t read_time(Field own, Field seconds) {
    const bool in_seconds = layout_.find(seconds).has_value();
    const std::string_view text = cell(in_seconds ? seconds : own);
    if (text.empty()) return kNoTime;
    auto time = in_seconds ? parse_number(text, 1000) : parse_milliseconds(text);
    if (!time && in_seconds) time = parse_call_time(text);
    if (!time) builder_.fail(line_, message(says::RejectTime, text));
    return time.value_or(kNoTime);
  }

  void add_labels(std::string_view text) {
    builder_.set_segment_has_labels();
    while (!text.empty()) {
      size_t end = text.size();
      size_t width = 0;
      for (const std::string_view separator : {";", "|", "；", "、"}) {
        const size_t at = text.find(separator);
        if (at < end) end = at, width = separator.size();
      }
      const std::string_view label = trim(text.substr(0, end));
      if (!label.empty()) builder_.add_segment_label(label);
      text.remove_prefix(end + width);
    }
  }

  void note_call_data() {
    for (size_t i = 0; i < layout_.columns.size(); ++i) {
      const std::string_view value = trim(record_.cell(i));
      if (value.empty()) continue;
      if (values_[i].empty()) {
        values_[i] = value;
      } else if (values_[i] != value) {
        differs_[i] = true;
      }
    }
  }

  void finish_call() {
    if (!open_) return;
    open_ = false;
    for (size_t i = 0; i < layout_.columns.size() && !builder_.failed(); ++i) {
      if (!values_[i].empty()) set_call_data(layout_.columns[i], values_[i], differs_[i]);
    }
    builder_.finish(handler_);
  }

  void set_call_data(const Column& column, const std::string& value, bool differs) {
    if (!column.field) {
      // What changes from row to row is not the call's.
      if (!differs) builder_.add_meta(column.name, value);
      return;
    }
    switch (*column.field) {
      // Where several agents took part, these are the first one's; each segment has its own.
      case Field::Agent:
        return builder_.set_agent(value);
      case Field::AgentName:
        return builder_.set_agent_name(value);
      case Field::Team:
        return builder_.set_team(value);
      case Field::Start:
      case Field::Duration:
      case Field::DurationMs:
      case Field::EndedBy:
        if (differs) return builder_.fail(message(says::RejectColumnDiffers, column.name));
        return set_call_field(builder_, field_name(*column.field), value, builder_.line());
      default:
        return;
    }
  }

  const Chunk& chunk_;
  const ReadOptions& options_;
  CallBuilder& builder_;
  CallHandler& handler_;
  TableLayout layout_;
  TableRecord record_;
  std::optional<size_t> call_column_;
  uint32_t line_ = 1;
  uint32_t position_ = 0;
  bool open_ = false;
  std::string id_;
  size_t size_ = 0;  ///< bytes of the call's rows
  std::vector<std::string> values_;
  std::vector<bool> differs_;
};

}  // namespace

void parse_table(const Chunk& chunk, const ReadOptions& options, CallBuilder& builder, CallHandler& handler) {
  TableReader(chunk, options, builder, handler).read();
}

}  // namespace zhijian
