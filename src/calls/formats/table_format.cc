#include "calls/formats/table_format.h"

#include <algorithm>

#include "base/lines.h"
#include "base/messages/transcript.h"
#include "base/trim.h"
#include "base/utf8.h"
#include "calls/formats/table_rows.h"
#include "calls/roles.h"
#include "calls/times.h"

namespace zhijian {

namespace {

class TableReader {
 public:
  TableReader(const Chunk& chunk, const ReadOptions& options, CallBuilder& builder, CallHandler& handler)
      : chunk_(chunk), options_(options), builder_(builder), handler_(handler) {}

  void read() {
    auto layout = layout_of(chunk_, options_);
    if (!layout) return;  // the splitter has said so already
    layout_ = std::move(*layout);
    call_column_ = *layout_.find(Field::Call);
    position_ = chunk_.first_call;
    line_ = chunk_.first_line;
    auto jump = chunk_.jumps.begin();
    for (size_t at = 0; at < chunk_.bytes.size();) {
      for (; jump != chunk_.jumps.end() && jump->offset <= at; ++jump) line_ = jump->line;
      const size_t begin = at;
      record_.read(chunk_.bytes, at, true, chunk_.delimiter);
      read_row();
      line_ += chunk_.is_sheet ? 1 : count_lines(std::string_view(chunk_.bytes).substr(begin, at - begin));
    }
    finish_call();
  }

 private:
  std::string_view cell(Field field) const {
    const auto column = layout_.find(field);
    return column ? trim(record_.cell(*column)) : std::string_view();
  }

  void read_row() {
    const std::string_view id = id_in_cell(record_.cell(call_column_));
    const bool fills_down = id.empty() && open_ && !id_.empty();
    if (!open_ || (id != id_ && !fills_down)) {
      finish_call();
      begin_call(id);
    }
    builder_.at_line(line_);
    if (fills_down) builder_.warn(ReadWarning::FilledDown, {});
    if (builder_.failed()) return;
    if (id_.empty())
      return builder_.fail(line_, message(says::RejectCellEmpty, layout_.columns[call_column_].name));
    for (size_t i = 0; i < record_.size(); ++i) {
      if (find_invalid_utf8(record_.cell(i)) != std::string_view::npos) {
        return builder_.fail_bytes(line_);
      }
    }
    if (is_damaged_id(agent())) return builder_.fail(line_, message(says::RejectDamagedId, agent()));
    add_segment();
    note_call_data();
  }

  void begin_call(std::string_view id) {
    builder_.begin(chunk_, line_, position_++);
    open_ = true;
    id_ = id;
    start_unread_.clear();
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
    if (const std::string_view text = cell(Field::StartTime); !text.empty()) {
      // The call's, as long as all rows say the same.
      const auto time = parse_segment_time(text, false);
      if (time) segment.begin_ms = note_time(*time);
      if (!time && start_unread_.empty()) start_unread_ = text;
    }
    builder_.set_segment_agent(agent(), cell(Field::AgentName), cell(Field::Team));
    if (layout_.find(Field::Labels)) add_labels(cell(Field::Labels));
  }

  std::string_view speaker_name() const {
    const std::string_view speaker = cell(Field::Speaker);
    const std::string_view channel = cell(Field::Channel);
    if (speaker.empty() || (!channel.empty() && options_.agent_channel && !role_of(speaker))) return channel;
    return speaker;
  }

  std::string_view agent() const {
    const auto column = layout_.find(Field::Agent);
    return column ? id_in_cell(record_.cell(*column)) : std::string_view();
  }

  int64_t read_time(Field own, Field seconds) {
    const bool has_seconds = layout_.find(seconds).has_value();
    const bool in_seconds = options_.times ? options_.times == TimeUnit::Seconds : has_seconds;
    const std::string_view text = cell(has_seconds ? seconds : own);
    if (text.empty()) return kNoTime;
    const auto time = parse_segment_time(text, in_seconds || options_.times == TimeUnit::Seconds);
    if (time) return note_time(*time);
    builder_.fail(line_, message(says::RejectTime, text));
    return kNoTime;
  }

  int64_t note_time(const SegmentTime& time) {
    if (time.is_clock) builder_.note_clock();
    if (time.moment) builder_.note_moment(*time.moment);
    return time.ms;
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
      const std::string_view value =
          layout_.columns[i].field == Field::Agent ? agent() : trim(record_.cell(i));
      if (value.empty() || layout_.columns[i].is_unused()) continue;
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
      case Field::StartTime:
        return set_start_time(value, differs);
      case Field::Date:
        return set_date(column, value, differs);
      case Field::Start:
      case Field::Duration:
      case Field::DurationMs:
      case Field::DurationSeconds:
      case Field::EndedBy:
        if (differs) return builder_.fail(message(says::RejectColumnDiffers, column.name));
        return set_call_field(builder_, field_name(*column.field), value, builder_.line());
      default:
        return;
    }
  }

  /// `开始时间` of rows that say the same is the call's, else the segments'.
  void set_start_time(const std::string& value, bool differs) {
    if (!differs) {
      builder_.drop_times();
      return builder_.set_start(value);
    }
    if (!start_unread_.empty()) builder_.fail(message(says::RejectTime, start_unread_));
  }

  void set_date(const Column& column, const std::string& value, bool differs) {
    if (differs) return;
    builder_.set_day(value);
    const auto start = layout_.find(Field::Start);
    const auto moment = start ? parse_moment(values_[*start]) : std::nullopt;
    if (moment && moment->has_day) builder_.add_meta(column.name, value);
  }

  const Chunk& chunk_;
  const ReadOptions& options_;
  CallBuilder& builder_;
  CallHandler& handler_;
  TableLayout layout_;
  TableRecord record_;
  size_t call_column_ = 0;
  uint32_t line_ = 1;
  uint32_t position_ = 0;
  bool open_ = false;
  std::string id_;
  std::string start_unread_;  ///< a value under `开始时间` that cannot be read as a time
  std::vector<std::string> values_;
  std::vector<bool> differs_;
};

}  // namespace

void parse_table(const Chunk& chunk, const ReadOptions& options, CallBuilder& builder, CallHandler& handler) {
  TableReader(chunk, options, builder, handler).read();
}

}  // namespace zhijian
