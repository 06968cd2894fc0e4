// `call:` and `applies_to:`: tests on the call's own data and on what the tool counts.
#include <algorithm>
#include <limits>

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "language/calendar.h"
#include "language/load/did_you_mean.h"
#include "language/load/load_condition.h"
#include "language/load/read_comparison.h"
#include "language/quantity.h"
#include "language/syntax/read_node.h"

namespace zhijian {

namespace {

using Kind = FieldTest::Kind;

/// Fields that the tool counts or knows, and what their values are.
enum class FieldType : uint8_t { Count, Duration, Share, Date, TimeOfDay, Weekday, Speaker, Text };

struct KnownField {
  std::string_view name;
  FieldType type;
};

constexpr KnownField kKnownFields[] = {
    {"agent", FieldType::Text},
    {"team", FieldType::Text},
    {"date", FieldType::Date},
    {"time", FieldType::TimeOfDay},
    {"weekday", FieldType::Weekday},
    {"duration", FieldType::Duration},
    {"turns", FieldType::Count},
    {"agent_turns", FieldType::Count},
    {"customer_turns", FieldType::Count},
    {"agent_share", FieldType::Share},
    {"first_speaker", FieldType::Speaker},
    {"last_speaker", FieldType::Speaker},
    {"ended_by", FieldType::Text},
    {"longest_silence", FieldType::Duration},
};

constexpr std::string_view kSpeakers[] = {"agent", "customer", "system", "other"};

const KnownField* known_field(std::string_view name) {
  const auto* found = std::find_if(std::begin(kKnownFields), std::end(kKnownFields),
                                   [&](const KnownField& field) { return field.name == name; });
  return found == std::end(kKnownFields) ? nullptr : found;
}

class FieldTestLoader {
 public:
  explicit FieldTestLoader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  std::optional<FieldTest> load(const YamlEntry& entry) {
    const std::string* name = read_name(entry.key, diagnostics_);
    if (name == nullptr) return std::nullopt;
    FieldTest test;
    test.field = {*name, entry.key.place};
    const std::vector<const YamlNode*> values = read_one_or_more(entry.value, diagnostics_);
    if (values.empty()) return std::nullopt;
    for (const YamlNode* value : values) test.written += (test.written.empty() ? "" : ", ") + value->text;
    const KnownField* field = known_field(*name);
    if (field == nullptr) warn_of_slip(entry.key);
    const bool list = entry.value.is_list();
    return load_values(field != nullptr ? std::optional(field->type) : std::nullopt, values, list, test)
               ? std::optional(test)
               : std::nullopt;
  }

 private:
  bool load_values(std::optional<FieldType> type, const std::vector<const YamlNode*>& values, bool list,
                   FieldTest& test) {
    if (type == FieldType::Weekday) return load_weekdays(values, test);
    if (type == FieldType::Date) return list ? load_dates(values, test) : load_date(*values[0], test);
    if (type == FieldType::TimeOfDay) {
      for (const YamlNode* value : values) {
        if (list || !load_time_of_day(*value, test))
          return fail(DiagnosticCode::invalid_time_of_day, *value, says::help_times_of_day);
      }
      return true;
    }
    if (type == FieldType::Count) return load_comparison(values, list, Unit::Count, test);
    if (type == FieldType::Duration) return load_comparison(values, list, Unit::Duration, test);
    if (type == FieldType::Share) return load_comparison(values, list, Unit::Share, test);
    if (type == FieldType::Speaker) return load_speakers(values, test);
    if (!type && !list) {
      if (const std::optional<bool> done = load_free_value(*values[0], test)) return *done;
    }
    for (const YamlNode* value : values) test.texts.push_back({value->text, value->place});
    return true;
  }

  bool load_comparison(const std::vector<const YamlNode*>& values, bool list, Unit unit, FieldTest& test) {
    test.kind = Kind::Number;
    if (list) {
      // A list asks for equality, and a number that is counted is compared.
      ParsedComparison none;
      for (const YamlNode* value : values) report_comparison(*value, none, unit, diagnostics_);
      return false;
    }
    const std::optional<Comparison> comparison = read_comparison(*values[0], unit, diagnostics_);
    if (comparison) test.comparison = *comparison;
    return comparison.has_value();
  }

  /// A field of the call's own data: a comparison or a range where it is written as one, else text. Nothing
  /// for text.
  std::optional<bool> load_free_value(const YamlNode& value, FieldTest& test) {
    const std::vector<std::string_view> words = split_words(value.text);
    const bool range = words.size() == 3 && words[1] == "to";
    const bool from = words.size() == 2 && words[0] == "from";
    if ((range && parse_date(words[0])) || (from && parse_date(words[1]))) return load_date(value, test);
    if (range && parse_time_of_day(words[0]) && parse_time_of_day(words[2]))
      return load_time_of_day(value, test);
    const ParsedComparison parsed = parse_comparison(value.text, Unit::Number);
    using Outcome = ParsedComparison::Outcome;
    if (parsed.outcome == Outcome::NoComparison || parsed.outcome == Outcome::BareNumber) return std::nullopt;
    // "north to south" is text; "over five" is a comparison that went wrong.
    if (parsed.outcome == Outcome::BadQuantity && range) return std::nullopt;
    if (report_comparison(value, parsed, Unit::Number, diagnostics_)) return false;
    test.kind = Kind::Number;
    test.comparison = parsed.comparison;
    return true;
  }

  bool load_weekdays(const std::vector<const YamlNode*>& values, FieldTest& test) {
    test.kind = Kind::Weekdays;
    bool fine = true;
    for (const YamlNode* value : values) {
      const std::optional<int> day = parse_weekday(value->text);
      if (!day) fine = fail(DiagnosticCode::invalid_weekday, *value, says::help_weekdays);
      if (day) test.weekdays = static_cast<uint8_t>(test.weekdays | 1u << *day);
    }
    return fine;
  }

  bool load_speakers(const std::vector<const YamlNode*>& values, FieldTest& test) {
    bool fine = true;
    for (const YamlNode* value : values) {
      if (std::find(std::begin(kSpeakers), std::end(kSpeakers), value->text) == std::end(kSpeakers)) {
        report_unknown_value(*value, kSpeakers, diagnostics_);
        fine = false;
      }
      test.texts.push_back({value->text, value->place});
    }
    return fine;
  }

  /// One of several days: equal as text, which a day is in one form only.
  bool load_dates(const std::vector<const YamlNode*>& values, FieldTest& test) {
    bool fine = true;
    for (const YamlNode* value : values) {
      if (!parse_date(value->text)) fine = fail(DiagnosticCode::invalid_date, *value, says::help_dates);
      test.texts.push_back({value->text, value->place});
    }
    return fine;
  }

  bool load_date(const YamlNode& value, FieldTest& test) {
    const std::vector<std::string_view> words = split_words(value.text);
    test.kind = Kind::DateRange;
    std::optional<int64_t> low;
    std::optional<int64_t> high;
    if (words.size() == 1) {
      low = high = parse_date(words[0]);
    } else if (words.size() == 2 && words[0] == "from") {
      low = parse_date(words[1]);
      high = std::numeric_limits<int64_t>::max();
    } else if (words.size() == 3 && words[1] == "to") {
      low = parse_date(words[0]);
      high = parse_date(words[2]);
    }
    if (!low || !high) return fail(DiagnosticCode::invalid_date, value, says::help_dates);
    if (*low > *high) return fail(DiagnosticCode::reversed_range, value, says::help_swap);
    test.low = *low;
    test.high = *high;
    return true;
  }

  /// False where it is no range; nothing is reported.
  static bool load_time_of_day(const YamlNode& value, FieldTest& test) {
    const std::vector<std::string_view> words = split_words(value.text);
    if (words.size() != 3 || words[1] != "to") return false;
    const std::optional<int64_t> low = parse_time_of_day(words[0]);
    const std::optional<int64_t> high = parse_time_of_day(words[2]);
    if (!low || !high || *low == *high || *low == 24 * 60) return false;
    test.kind = Kind::TimeRange;
    test.low = *low;
    test.high = *high;
    return true;
  }

  bool fail(DiagnosticCode code, const YamlNode& value, MessageId help) {
    report(diagnostics_, code, value.place, {value.text}, message(help));
    return false;
  }

  /// Any name may be a field of the call's own data, so that a slip is no error; it would only never be
  /// there.
  void warn_of_slip(const YamlNode& key) {
    std::vector<std::string_view> names;
    for (const KnownField& field : kKnownFields) names.push_back(field.name);
    const std::string_view near = did_you_mean(key.text, names);
    // Longer names differ by a word: customer_surname is no slip of customer_turns.
    constexpr int kSlip = 2;
    if (near.empty() || edit_distance(key.text, near) > kSlip) return;
    report(diagnostics_, DiagnosticCode::field_looks_built_in, key.place, {key.text},
           message(says::help_did_you_mean, near));
  }

  Diagnostics& diagnostics_;
};

}  // namespace

std::vector<FieldTest> load_field_tests(const YamlNode& node, Diagnostics& diagnostics) {
  std::vector<FieldTest> tests;
  if (!expect_map(node, diagnostics)) return tests;
  if (node.entries.empty()) report_empty_list(node, diagnostics);
  for (const YamlEntry& entry : node.entries) {
    std::optional<FieldTest> test = FieldTestLoader(diagnostics).load(entry);
    if (test) tests.push_back(std::move(*test));
  }
  return tests;
}

}  // namespace zhijian
