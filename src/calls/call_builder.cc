#include "calls/call_builder.h"

#include <algorithm>
#include <limits>
#include <unordered_set>

#include "base/messages/transcript.h"
#include "base/snippet.h"
#include "calls/roles.h"

namespace zhijian {

namespace {

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
}

/// True if a field has the name. A few are looked through; of more, a thread keeps the names while it reads.
bool has_meta(const std::vector<MetaField>& fields, std::string_view name) {
  constexpr size_t kFew = 16;
  if (fields.size() < kFew) {
    return std::any_of(fields.begin(), fields.end(),
                       [&](const MetaField& field) { return field.name == name; });
  }
  static thread_local struct {
    const std::vector<MetaField>* fields = nullptr;
    std::unordered_set<std::string> names;
  } known;
  if (known.fields != &fields || fields.size() == kFew || known.names.size() != fields.size()) {
    known.fields = &fields;
    known.names.clear();
    for (const MetaField& field : fields) known.names.insert(field.name);
  }
  return !known.names.emplace(name).second;
}

}  // namespace

void CallBuilder::begin(const Chunk& chunk, uint32_t line, uint32_t position) {
  call_.clear();
  call_.file = chunk.file;
  encoding_ = chunk.encoding;
  sheet_ = chunk.sheet;
  call_.line = line;
  call_.agents.emplace_back();
  speakers_.clear();
  position_ = position;
  given_ = 0;
  failed_ = false;
  last_with_controls_ = 0;
  std::fill(std::begin(warnings_), std::end(warnings_), 0);
  places_.clear();
  hints_ = {};
  line_ = line;
}

void CallBuilder::fail(uint32_t line, Message reason) {
  if (failed_) return;
  failed_ = true;
  reject_ = Reject{call_.file, line, std::move(reason), {}, sheet_};
}

void CallBuilder::warn(ReadWarning kind, std::string_view quote) {
  constexpr size_t kKept = 10;  // of one call
  ++warnings_[static_cast<size_t>(kind)];
  const std::string shown = snippet(quote);
  const bool is_known = std::any_of(places_.begin(), places_.end(), [&](const ReadPlace& place) {
    return place.kind == kind && place.quote == shown;
  });
  if (!shown.empty() && !is_known && places_.size() < kKept)
    places_.push_back({kind, call_.file, line_, shown});
}

void CallBuilder::fail_bytes(uint32_t line) {
  fail(line, message(says::RejectInvalidBytes, encoding_));
}

bool CallBuilder::is_first(Given field, std::string_view name) {
  const auto bit = static_cast<uint8_t>(field);
  if (given_ & bit) fail(message(says::RejectFieldTwice, name));
  given_ |= bit;
  return !failed_;
}

void CallBuilder::set_once(Given field, std::string_view name, std::string& target, std::string_view value) {
  if (is_first(field, name)) target = value;
}

void CallBuilder::set_ended_by(std::string_view who) {
  if (!is_first(Given::EndedBy, "ended_by")) return;
  const std::optional<Speaker> role = role_of(who);
  call_.ended_by = role && *role != Speaker::Other ? speaker_name(*role) : who;
}

void CallBuilder::set_duration(int64_t ms) {
  if (is_first(Given::Duration, "duration")) call_.duration_ms = ms;
}

void CallBuilder::add_meta(std::string_view name, std::string_view value) {
  if (has_meta(call_.meta, name)) return fail(message(says::RejectFieldTwice, name));
  call_.meta.push_back({std::string(name), std::string(value)});
}

Speaker CallBuilder::speaker_of(std::string_view name) {
  const NamedSpeaker& speaker = speakers_.add(name);
  if (speaker.reason == SpeakerReason::Unknown) warn(ReadWarning::UnknownSpeaker, name);
  return speaker.speaker;
}

Segment& CallBuilder::add_segment(std::string_view speaker, std::string_view text, bool may_have_controls) {
  const size_t begin = call_.text.size();
  if (begin + text.size() > std::numeric_limits<uint32_t>::max()) {
    fail(message(says::RejectCallTooLarge, std::to_string(options_.max_call_bytes)));
    text = {};
  }
  call_.text += text;
  Segment& segment = call_.segments.emplace_back();
  segment.number = static_cast<uint32_t>(call_.segments.size());
  segment.speaker = speaker_of(speaker);
  if (may_have_controls) replace_controls(begin);
  take_out_tags(begin);
  segment.text = {static_cast<uint32_t>(begin), static_cast<uint32_t>(call_.text.size())};
  return segment;
}

void CallBuilder::continue_segment(std::string_view text) {
  const size_t begin = call_.text.size();
  if (!call_.segments.back().text.empty()) call_.text += '\n';
  call_.text += text;
  replace_controls(begin);
  call_.segments.back().text.end = static_cast<uint32_t>(call_.text.size());
}

/// SenseVoice and Whisper write tags among the words: `<|zh|><|ANGRY|><|Speech|><|woitn|>`. A feeling is a
/// label.
void CallBuilder::take_out_tags(size_t begin) {
  constexpr size_t kMaxTag = 24;
  constexpr std::string_view kFeelings[] = {"HAPPY",   "SAD",       "ANGRY",    "NEUTRAL",
                                            "FEARFUL", "DISGUSTED", "SURPRISED"};
  for (size_t at = call_.text.find("<|", begin); at != std::string::npos; at = call_.text.find("<|", at)) {
    const size_t end = call_.text.find("|>", at + 2);
    if (end == std::string::npos) return;
    const std::string tag = call_.text.substr(at + 2, end - at - 2);
    if (tag.size() > kMaxTag || tag.find_first_of("<| \n") != tag.npos) {
      ++at;
      continue;
    }
    if (std::find(std::begin(kFeelings), std::end(kFeelings), tag) != std::end(kFeelings)) {
      set_segment_has_labels();
      add_segment_label(tag);
    }
    call_.text.erase(at, end + 2 - at);
  }
}

void CallBuilder::replace_controls(size_t begin) {
  if (std::none_of(call_.text.begin() + static_cast<ptrdiff_t>(begin), call_.text.end(), is_control)) return;
  if (last_with_controls_ != call_.segments.size())
    ++warnings_[static_cast<size_t>(ReadWarning::ControlCharacter)];
  last_with_controls_ = call_.segments.size();
  // U+0000 ends strings in libraries that text goes through. What takes its place is one code point too, and
  // is skipped by matching as well.
  for (size_t at = call_.text.find('\0', begin); at != std::string::npos; at = call_.text.find('\0', at)) {
    call_.text[at] = '\x01';
  }
}

void CallBuilder::set_segment_agent(std::string_view id, std::string_view name, std::string_view team) {
  Segment& segment = call_.segments.back();
  if (segment.speaker != Speaker::Agent || id.empty()) return;
  call_.segments_name_agents = true;
  auto agent = std::find_if(call_.agents.begin() + 1, call_.agents.end(),
                            [&](const CallAgent& known) { return known.id == id; });
  if (agent == call_.agents.end()) {
    call_.agents.push_back({std::string(id), {}, {}});
    agent = call_.agents.end() - 1;
  }
  if (agent->name.empty()) agent->name = name;
  if (agent->team.empty()) agent->team = team;
  segment.agent = static_cast<uint32_t>(agent - call_.agents.begin());
}

void CallBuilder::set_segment_has_labels() {
  Segment& segment = call_.segments.back();
  if (segment.has_labels) return;
  segment.has_labels = true;
  segment.first_label = segment.last_label = static_cast<uint32_t>(call_.labels.size());
}

void CallBuilder::add_segment_label(std::string_view label) {
  call_.labels.emplace_back(label);
  call_.segments.back().last_label = static_cast<uint32_t>(call_.labels.size());
}

void CallBuilder::settle_agents() {
  // A segment may name the call's own agent before the call does: both are one.
  const auto own = std::find_if(call_.agents.begin() + 1, call_.agents.end(),
                                [&](const CallAgent& agent) { return agent.id == own_agent().id; });
  if (own != call_.agents.end()) {
    const auto index = static_cast<uint32_t>(own - call_.agents.begin());
    if (own_agent().name.empty()) own_agent().name = own->name;
    if (own_agent().team.empty()) own_agent().team = own->team;
    call_.agents.erase(own);
    for (Segment& segment : call_.segments) {
      if (segment.agent == index) segment.agent = 0;
      if (segment.agent > index) --segment.agent;
    }
  }
  if (!own_agent().id.empty()) return;
  own_agent().id = kUnknownAgent;
  const bool is_scored =
      !call_.segments_name_agents ||
      std::any_of(call_.segments.begin(), call_.segments.end(), [](const Segment& segment) {
        return segment.speaker == Speaker::Agent && segment.agent == 0;
      });
  if (is_scored) warnings_[static_cast<size_t>(ReadWarning::UnknownAgent)] = 1;
}

void CallBuilder::drop_times() {
  for (Segment& segment : call_.segments) segment.begin_ms = segment.end_ms = kNoTime;
}

void CallBuilder::settle_call_times() {
  const std::string given = call_.start;
  const SettledTimes settled = settle_times(call_, hints_);
  warnings_[static_cast<size_t>(ReadWarning::OverlongTimes)] += settled.reversed;
  line_ = call_.line;
  if (settled.start_unread) warn(ReadWarning::UnreadStart, given.empty() ? hints_.day : given);
  if (settled.implausible) warn(ReadWarning::ImplausibleTimes, call_.id);
  if (settled.out_of_order) put_in_order();
}

/// Names and teams that the call does not say; without a roster an agent's team is that of the call's own.
void CallBuilder::ask_roster() {
  for (CallAgent& agent : call_.agents) {
    const CallAgent* known = options_.roster ? options_.roster->find(agent.id) : nullptr;
    if (known != nullptr && agent.name.empty()) agent.name = known->name;
    if (known != nullptr && agent.team.empty()) agent.team = known->team;
  }
  for (CallAgent& agent : call_.agents) {
    if (agent.team.empty()) agent.team = own_agent().team;
  }
}

/// The zone of a start that has none: `2026-11-21T09:03:11`.
void CallBuilder::settle_start() {
  constexpr std::string_view kForm = "0000-00-00T00:00";
  if (!options_.timezone || call_.start.size() < kForm.size()) return;
  const bool has_clock = (call_.start[10] == 'T' || call_.start[10] == ' ') && call_.start[13] == ':';
  const bool has_zone = call_.start.find_first_of("Zz+-", kForm.size()) != std::string::npos;
  if (has_clock && !has_zone) call_.start += *options_.timezone;
}

void CallBuilder::put_in_order() {
  ++warnings_[static_cast<size_t>(ReadWarning::OutOfOrder)];
  std::stable_sort(call_.segments.begin(), call_.segments.end(),
                   [](const Segment& a, const Segment& b) { return a.begin_ms < b.begin_ms; });
  ordered_text_.clear();
  for (Segment& segment : call_.segments) {
    const auto begin = static_cast<uint32_t>(ordered_text_.size());
    ordered_text_.append(call_.text, segment.text.begin, segment.text.size());
    segment.text = {begin, static_cast<uint32_t>(ordered_text_.size())};
  }
  call_.text.swap(ordered_text_);
}

void CallBuilder::finish(CallHandler& handler) {
  if (!failed_ && call_.segments.empty()) fail(message(says::RejectNoSegments));
  if (!failed_ && speakers_.lacks_agent()) fail(speakers_.lacking_agent());
  handler.on_speakers(speakers_.names());
  if (failed_) {
    reject_.call = call_.id;
    return handler.on_reject(std::move(reject_));
  }
  if (call_.id.empty()) {
    call_.id = call_.file;
    if (position_ > 0) call_.id += '#' + std::to_string(position_ + 1);
  }
  settle_agents();
  settle_call_times();
  ask_roster();
  settle_start();
  const bool agent_speaks =
      std::any_of(call_.segments.begin(), call_.segments.end(),
                  [](const Segment& segment) { return segment.speaker == Speaker::Agent; });
  if (!agent_speaks) warnings_[static_cast<size_t>(ReadWarning::NoAgentSpeaks)] = 1;
  for (size_t kind = 0; kind < std::size(warnings_); ++kind) {
    if (warnings_[kind] > 0) handler.on_warning(static_cast<ReadWarning>(kind), warnings_[kind]);
  }
  for (ReadPlace& place : places_) handler.on_place(std::move(place));
  handler.on_call(call_);
}

}  // namespace zhijian
