#include "conditions/call_fields.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "base/utf8.h"
#include "calls/roles.h"
#include "conditions/probes.h"

namespace zhijian {

namespace {

std::optional<int> digits(std::string_view text, size_t at, size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  const char* end = text.data() + at + count;
  const auto [stop, error] = std::from_chars(text.data() + at, end, value);
  if (error != std::errc() || stop != end || value < 0) return std::nullopt;
  return value;
}

/// Days since 1970-01-01 of a text that begins with YYYY-MM-DD; from the civil calendar, after Howard
/// Hinnant's published algorithm.
std::optional<int64_t> parse_days(std::string_view text) {
  const auto year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
  if (!year || !month || !day || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (*month < 1 || *month > 12 || *day < 1 || *day > 31) return std::nullopt;
  const int64_t y = *month <= 2 ? *year - 1 : *year;
  const int64_t era = y / 400, year_of_era = y % 400;
  const int64_t day_of_year = (153 * (*month + (*month > 2 ? -3 : 9)) + 2) / 5 + *day - 1;
  return era * 146'097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719'468;
}

/// Minutes of the day of HH:MM at `at`.
std::optional<int64_t> parse_minutes(std::string_view text, size_t at) {
  const auto hour = digits(text, at, 2), minute = digits(text, at + 3, 2);
  if (!hour || !minute || text[at + 2] != ':' || *hour > 23 || *minute > 59) return std::nullopt;
  return *hour * 60 + *minute;
}

std::optional<double> parse_number(const std::string& text) {
  if (text.empty()) return std::nullopt;
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (end == text.c_str() || *end != '\0') return std::nullopt;
  return value;
}

/// The value of a field that the tool counts, as a number.
std::optional<double> counted_number(const CallText& call, std::string_view name) {
  const auto count = [&](Who who) { return static_cast<double>(call.turn_count(who)); };
  if (name == "turns") return count(Who::Anyone);
  if (name == "agent_turns") return count(Who::Agent);
  if (name == "customer_turns") return count(Who::Customer);
  if (name == "duration") {
    if (call.call().duration_ms != kNoTime) return static_cast<double>(call.call().duration_ms);
    if (!call.all_timed() || call.call().segments.empty()) return std::nullopt;
    int64_t end = 0;
    for (const Segment& segment : call.call().segments) end = std::max(end, segment.end_ms);
    return static_cast<double>(end);
  }
  if (name == "longest_silence") {
    if (!call.all_timed()) return std::nullopt;
    return static_cast<double>(longest_silence(call));
  }
  if (name == "agent_share") {
    double agent = 0, customer = 0;
    for (const Turn& turn : call.turns()) {
      if (turn.speaker == Speaker::Agent) agent += turn.characters;
      if (turn.speaker == Speaker::Customer) customer += turn.characters;
    }
    if (agent + customer == 0) return std::nullopt;
    return agent / (agent + customer);
  }
  return std::nullopt;
}

bool is_counted_number(std::string_view name) {
  static constexpr std::string_view kNames[] = {"turns",    "agent_turns",     "customer_turns",
                                                "duration", "longest_silence", "agent_share"};
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

std::optional<std::string> if_given(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

bool equal_text(const Folder& folder, const std::string& value, const std::string& wanted) {
  if (value == wanted) return true;
  const auto a = parse_number(value), b = parse_number(wanted);
  if (a && b) return *a == *b;
  const std::u32string folded = folder.fold_characters(value);
  return !folded.empty() && folded == folder.fold_characters(wanted);
}

}  // namespace

std::optional<std::string> call_field(const CallText& text, std::string_view name) {
  const Call& call = text.call();
  const CallAgent& agent = call.agents[text.agent()];
  if (is_counted_number(name)) {
    const std::optional<double> number = counted_number(text, name);
    if (!number) return std::nullopt;
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, *number).ptr;
    return std::string(buffer, end);
  }
  if (name == "call") return call.id;
  if (name == "agent") return agent.id;
  if (name == "agent_name") return if_given(agent.name);
  if (name == "team") return if_given(agent.team);
  if (name == "start") return if_given(call.start);
  if (name == "ended_by") return if_given(call.ended_by);
  if (name == "date" && parse_days(call.start)) return call.start.substr(0, 10);
  if (name == "time" && parse_minutes(call.start, 11)) return call.start.substr(11, 5);
  if (name == "weekday") {
    const std::optional<int64_t> days = parse_days(call.start);
    if (!days) return std::nullopt;
    static constexpr const char* kDays[] = {"monday", "tuesday",  "wednesday", "thursday",
                                            "friday", "saturday", "sunday"};
    return kDays[((*days + 3) % 7 + 7) % 7];  // 1970-01-01 was a Thursday.
  }
  if (name == "first_speaker" || name == "last_speaker") {
    if (text.turns().empty()) return std::nullopt;
    const Turn& turn = name == "first_speaker" ? text.turns().front() : text.turns().back();
    return std::string(speaker_name(turn.speaker));
  }
  const auto field =
      std::find_if(call.meta.begin(), call.meta.end(), [&](const MetaField& f) { return f.name == name; });
  return field == call.meta.end() ? std::nullopt : std::optional(field->value);
}

Truth test_field(const CallText& call, const FieldTest& test, const Folder& folder) {
  const auto truth = [](bool holds) { return holds ? Truth::True : Truth::False; };
  const std::string& name = test.field.text;
  if (test.kind == FieldTest::Kind::Number && is_counted_number(name)) {
    const std::optional<double> number = counted_number(call, name);
    return number ? truth(test.comparison.holds(*number)) : Truth::Unknown;
  }
  const std::optional<std::string> value = call_field(call, name);
  if (!value) return Truth::Unknown;
  switch (test.kind) {
    case FieldTest::Kind::Texts:
      return truth(std::any_of(test.texts.begin(), test.texts.end(),
                               [&](const Named& wanted) { return equal_text(folder, *value, wanted.text); }));
    case FieldTest::Kind::Number: {
      const std::optional<double> number = parse_number(*value);
      return number ? truth(test.comparison.holds(*number)) : Truth::Unknown;
    }
    case FieldTest::Kind::DateRange: {
      const std::optional<int64_t> days = parse_days(*value);
      return days ? truth(test.low <= *days && *days <= test.high) : Truth::Unknown;
    }
    case FieldTest::Kind::TimeRange: {
      const std::optional<int64_t> minutes = parse_minutes(*value, value->size() > 11 ? 11 : 0);
      if (!minutes) return Truth::Unknown;
      const bool over_midnight = test.low > test.high;
      return truth(over_midnight ? *minutes >= test.low || *minutes < test.high
                                 : test.low <= *minutes && *minutes < test.high);
    }
    case FieldTest::Kind::Weekdays: {
      const std::optional<int64_t> days = parse_days(call.call().start);
      if (!days) return Truth::Unknown;
      return truth((test.weekdays >> ((*days + 3) % 7 + 7) % 7 & 1) != 0);
    }
  }
  return Truth::Unknown;
}

Truth test_fields(const CallText& call, const std::vector<FieldTest>& tests, const Folder& folder,
                  std::string* missing) {
  Truth all = Truth::True;
  for (const FieldTest& test : tests) {
    const Truth one = test_field(call, test, folder);
    if (one == Truth::False) return Truth::False;
    if (one == Truth::Unknown && all == Truth::True) {
      all = Truth::Unknown;
      if (missing != nullptr) *missing = test.field.text;
    }
  }
  return all;
}

}  // namespace zhijian
