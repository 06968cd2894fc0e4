#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "calls/call_times.h"
#include "calls/reader.h"
#include "calls/speakers.h"

namespace zhijian {

/// The id of the agent of calls whose transcript names none.
inline constexpr std::string_view kUnknownAgent = "(unknown)";

/// Puts one call together, whatever format it comes from, and sees to all that formats have in common:
/// speakers, agents, order of time, control characters, the id of a call that has none, and what is said when
/// something is wrong.
///
///   builder.begin(chunk, line, position);
///   builder.set_id(…); builder.add_segment(…); …
///   builder.finish(handler);   // one on_call or one on_reject
///
/// Text that goes in is valid UTF-8. A field that is set a second time, and whatever else is wrong, makes the
/// call a reject; the first thing that is wrong is what is said.
class CallBuilder {
 public:
  explicit CallBuilder(const ReadOptions& options) : options_(options), speakers_(options) {}

  /// `position`: number of calls of this file before this one.
  void begin(const Chunk& chunk, uint32_t line, uint32_t position);

  void set_id(std::string_view id) { set_once(Given::Id, "call", call_.id, id); }
  void set_agent(std::string_view id) { set_once(Given::Agent, "agent", own_agent().id, id); }
  void set_agent_name(std::string_view name) {
    set_once(Given::AgentName, "agent_name", own_agent().name, name);
  }
  void set_team(std::string_view team) { set_once(Given::Team, "team", own_agent().team, team); }
  void set_start(std::string_view start) { set_once(Given::Start, "start", call_.start, start); }
  /// The day of the start, where that stands apart.
  void set_day(std::string_view day) { hints_.day = day; }
  /// The segments' times were read off a clock.
  void note_clock() { hints_.from_clock = true; }
  /// They are days and times, as milliseconds since 1970.
  void note_moment(const Moment& moment) {
    if (!hints_.moment) hints_.moment = moment;
  }
  /// Segments have no times after all.
  void drop_times();
  void set_ended_by(std::string_view who);
  void set_duration(int64_t ms);
  void add_meta(std::string_view name, std::string_view value);

  /// Appends a segment, its number being its position. `may_have_controls` is false where the source cannot
  /// hold control characters, which then are not looked for. The reference is good until the next one is
  /// added.
  Segment& add_segment(std::string_view speaker, std::string_view text, bool may_have_controls = true);
  /// The words of the last segment go on: on a line of its own.
  void continue_segment(std::string_view text);
  /// Whose words the last segment is, where the transcript says so for the segment. Ignored but for an
  /// agent's.
  void set_segment_agent(std::string_view id, std::string_view name = {}, std::string_view team = {});
  /// The same where a label says it by the way: only of use where nobody says whose the call is.
  void suggest_segment_agent(std::string_view id, std::string_view name) {
    if (own_agent().id.empty()) set_segment_agent(id, name);
  }
  /// When the call began, as its first line has it, where nobody says so.
  void suggest_start(std::string_view start) {
    if (call_.start.empty()) call_.start = start;
  }
  /// The last segment has labels, perhaps none.
  void set_segment_has_labels();
  void add_segment_label(std::string_view label);

  /// The line of the input that is read now, for what is warned of; the call's first where nobody says.
  void at_line(uint32_t line) { line_ = line; }
  /// Something is to be known of this line; `quote`: what stands there.
  void warn(ReadWarning kind, std::string_view quote);

  bool has_segments() const { return !call_.segments.empty(); }
  uint32_t line() const { return call_.line; }

  void fail(uint32_t line, Message reason);
  void fail(Message reason) { fail(call_.line, std::move(reason)); }
  /// For bytes that are not valid in the file's encoding.
  void fail_bytes(uint32_t line);
  bool failed() const { return failed_; }

  /// Hands the call over, with its warnings, or says why there is none.
  void finish(CallHandler& handler);

 private:
  enum class Given : uint8_t {
    Id = 1,
    Agent = 2,
    AgentName = 4,
    Team = 8,
    Start = 16,
    EndedBy = 32,
    Duration = 64
  };

  CallAgent& own_agent() { return call_.agents.front(); }
  bool is_first(Given field, std::string_view name);
  void set_once(Given field, std::string_view name, std::string& target, std::string_view value);
  Speaker speaker_of(std::string_view name);
  void replace_controls(size_t begin);
  void take_out_tags(size_t begin);
  void settle_agents();
  void settle_call_times();
  void ask_roster();
  void settle_start();
  void put_in_order();

  const ReadOptions& options_;
  CallSpeakers speakers_;
  Call call_;
  std::string encoding_;
  std::string sheet_;
  uint32_t position_ = 0;
  uint8_t given_ = 0;
  bool failed_ = false;
  size_t last_with_controls_ = 0;  ///< number of the last segment with control characters: each counts once
  Reject reject_;
  uint64_t warnings_[static_cast<size_t>(ReadWarning::kCount)] = {};
  std::vector<ReadPlace> places_;
  TimeHints hints_;
  uint32_t line_ = 1;
  std::string ordered_text_;  ///< kept for its memory
};

}  // namespace zhijian
