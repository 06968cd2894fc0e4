#include "language/load/load_condition.h"

#include <algorithm>

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "language/keys.h"
#include "language/load/check_regex.h"
#include "language/load/read_comparison.h"
#include "language/syntax/full_width_colon.h"
#include "language/syntax/read_node.h"

namespace zhijian {

namespace {

using Kind = Condition::Kind;

bool in(std::span<const std::string_view> keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

std::vector<std::string_view> all_condition_keys() {
  std::vector<std::string_view> keys(kOtherConditionKeys.begin(), kOtherConditionKeys.end());
  const auto append = [&](const auto& more) { keys.insert(keys.end(), more.begin(), more.end()); };
  append(kSpeakerKeys), append(kProbeKeys), append(kCombinationKeys), append(kScopeKeys);
  return keys;
}

Who speaker_of(std::string_view key) {
  constexpr Who kSpeakers[] = {Who::Agent, Who::Customer, Who::System, Who::Other, Who::Anyone};
  return kSpeakers[std::find(kSpeakerKeys.begin(), kSpeakerKeys.end(), key) - kSpeakerKeys.begin()];
}

class ConditionLoader {
 public:
  ConditionLoader(ConditionRole role, Diagnostics& diagnostics) : role_(role), diagnostics_(diagnostics) {}

  std::optional<Condition> load(const YamlNode& node, bool outermost) {
    if (node.is_invalid()) return std::nullopt;
    Condition condition;
    condition.place = node.place;
    if (!node.is_map())
      return load_bare(node, outermost, condition) ? std::optional(condition) : std::nullopt;
    const YamlEntry* head = find_head(node);
    if (head == nullptr) return std::nullopt;
    condition.scope = load_scope(node, diagnostics_);
    if (!load_head(*head, condition)) return std::nullopt;
    return condition;
  }

 private:
  /// A text or a list without a speaker.
  bool load_bare(const YamlNode& node, bool outermost, Condition& condition) {
    if (report_key_with_colon(node, all_condition_keys())) return false;
    if (role_ == ConditionRole::Check) {
      condition.who = Who::Agent;
      condition.phrases = load_phrases(node, diagnostics_);
      return !condition.phrases.empty();
    }
    if (role_ == ConditionRole::When && outermost && node.is_scalar()) {
      const std::string* name = read_text(node, diagnostics_);
      if (name == nullptr) return false;
      condition.kind = Kind::Moment;
      condition.moment = {*name, node.place};
      return true;
    }
    const std::string sample = node.is_scalar() ? "customer: " + node.text : "customer: [...]";
    report(diagnostics_, DiagnosticCode::speaker_missing, node.place, {},
           message(says::help_name_speaker, sample));
    return false;
  }

  /// The one key that says what the condition is. Reports unknown keys, none and two.
  const YamlEntry* find_head(const YamlNode& map) {
    static const std::vector<std::string_view> kKnown = all_condition_keys();
    const size_t before = diagnostics_.all().size();
    check_keys(map, kKnown, diagnostics_);
    const bool unknown_reported = diagnostics_.all().size() != before;
    const YamlEntry* head = nullptr;
    for (const YamlEntry& entry : map.entries) {
      if (!in(kKnown, entry.key.text) || in(kScopeKeys, entry.key.text)) continue;
      if (head != nullptr) {
        report(diagnostics_, DiagnosticCode::two_conditions, entry.key.place,
               {head->key.text, entry.key.text}, two_conditions_help(*head, entry));
        return nullptr;
      }
      head = &entry;
    }
    if (head == nullptr && !unknown_reported && !map.has_invalid_key()) {
      report(diagnostics_, DiagnosticCode::no_condition, map.place, {}, message(says::help_condition_keys));
    }
    return head;
  }

  static Message two_conditions_help(const YamlEntry& first, const YamlEntry& second) {
    const bool speaker_first = in(kSpeakerKeys, first.key.text);
    const YamlEntry& speaker = speaker_first ? first : second;
    const YamlEntry& probe = speaker_first ? second : first;
    if (in(kSpeakerKeys, speaker.key.text) && in(kProbeKeys, probe.key.text) && speaker.value.is_invalid()) {
      return message(says::help_use_rather, speaker.key.text + ": {" + probe.key.text + ": ...}");
    }
    return message(says::help_split_condition);
  }

  bool load_head(const YamlEntry& head, Condition& condition) {
    const std::string& key = head.key.text;
    if (in(kSpeakerKeys, key)) {
      condition.who = speaker_of(key);
      return load_spoken(head, condition);
    }
    if (in(kProbeKeys, key)) {
      if (key != "silence") {
        report(diagnostics_, DiagnosticCode::speaker_missing, head.key.place, {},
               message(says::help_name_speaker, "agent: {" + key + ": ...}"));
        return false;
      }
      return load_probe(head, condition);
    }
    if (key == "moment") {
      condition.kind = Kind::Moment;
      const std::string* name = read_name(head.value, diagnostics_);
      if (name != nullptr) condition.moment = {*name, head.value.place};
      return name != nullptr;
    }
    if (key == "call") {
      condition.kind = Kind::Call;
      condition.fields = load_field_tests(head.value, diagnostics_);
      return !condition.fields.empty();
    }
    return load_combination(head, condition);
  }

  /// What stands beside a speaker: phrases, or one probe.
  bool load_spoken(const YamlEntry& speaker, Condition& condition) {
    const YamlNode& value = speaker.value;
    if (!value.is_map()) {
      if (report_key_with_colon(value, kProbeKeys)) return false;
      condition.phrases = load_phrases(value, diagnostics_);
      return !condition.phrases.empty();
    }
    const YamlEntry* probe = nullptr;
    for (const YamlEntry& entry : value.entries) {
      if (in(kScopeKeys, entry.key.text)) {
        report(diagnostics_, DiagnosticCode::nested_scope, entry.key.place,
               {entry.key.text, speaker.key.text}, message(says::help_move_beside));
      } else if (!in(kProbeKeys, entry.key.text)) {
        diagnostics_.add(DiagnosticCode::unknown_key, entry.key.place, {entry.key.text}).suggestion =
            suggest(entry.key.text, kProbeKeys, message(says::help_known_keys, join(kProbeKeys)));
        return false;
      } else if (probe != nullptr) {
        report(diagnostics_, DiagnosticCode::two_conditions, entry.key.place,
               {probe->key.text, entry.key.text}, message(says::help_split_condition));
        return false;
      } else {
        probe = &entry;
      }
    }
    if (probe == nullptr) {
      report(diagnostics_, DiagnosticCode::no_condition, value.place, {},
             message(says::help_known_keys, join(kProbeKeys)));
      return false;
    }
    return load_probe(*probe, condition);
  }

  /// `agent：您好`. Behind other words a full-width colon is a pause that is said.
  bool report_key_with_colon(const YamlNode& scalar, std::span<const std::string_view> keys) {
    if (!scalar.is_scalar()) return false;
    const std::string_view name = std::string_view(scalar.text).substr(0, scalar.text.find("："));
    return in(keys, name) && report_full_width_colon(scalar, diagnostics_);
  }

  bool load_probe(const YamlEntry& probe, Condition& condition) {
    const std::string& key = probe.key.text;
    if (key == "regex") {
      condition.kind = Kind::Regex;
      condition.patterns = read_texts(probe.value, diagnostics_);
      for (const Named& pattern : condition.patterns) check_regex(pattern, diagnostics_);
      return !condition.patterns.empty();
    }
    if (key == "label") {
      condition.kind = Kind::Label;
      condition.labels = read_texts(probe.value, diagnostics_);
      return !condition.labels.empty();
    }
    const Unit unit = key == "rate" ? Unit::Number : key == "repeats" ? Unit::Count : Unit::Duration;
    condition.kind = key == "silence"   ? Kind::Silence
                     : key == "overlap" ? Kind::Overlap
                     : key == "rate"    ? Kind::Rate
                                        : Kind::Repeats;
    const std::optional<Comparison> comparison = read_comparison(probe.value, unit, diagnostics_);
    if (comparison) condition.comparison = *comparison;
    return comparison.has_value();
  }

  bool load_combination(const YamlEntry& head, Condition& condition) {
    const std::string& key = head.key.text;
    if (key == "not") {
      condition.kind = Kind::Not;
      std::optional<Condition> part = load(head.value, false);
      if (part) condition.parts.push_back(std::move(*part));
      return part.has_value();
    }
    if (key == "at_least") return load_at_least(head, condition);
    condition.kind = key == "all" ? Kind::All : key == "any" ? Kind::Any : Kind::Sequence;
    return load_parts(head.value, condition);
  }

  bool load_at_least(const YamlEntry& head, Condition& condition) {
    condition.kind = Kind::AtLeast;
    if (!expect_map(head.value, diagnostics_)) return false;
    check_keys(head.value, kAtLeastKeys, diagnostics_);
    const YamlNode* count = head.value.find("n");
    const YamlNode* of = head.value.find("of");
    for (const auto& [node, key] : {std::pair(count, "n"), std::pair(of, "of")}) {
      if (node == nullptr) diagnostics_.add(DiagnosticCode::missing_key, head.key.place, {key});
    }
    if (count == nullptr || of == nullptr) return false;
    const std::optional<uint32_t> n = read_count(*count, diagnostics_);
    if (!load_parts(*of, condition) || !n) return false;
    condition.count = *n;
    if (*n <= of->items.size()) return true;
    diagnostics_.add(DiagnosticCode::too_few_parts, count->place,
                     {count->text, std::to_string(of->items.size())});
    return false;
  }

  bool load_parts(const YamlNode& node, Condition& condition) {
    if (!expect_list(node, diagnostics_)) return false;
    if (node.items.empty()) report_empty_list(node, diagnostics_);
    for (const YamlNode& item : node.items) {
      std::optional<Condition> part = load(item, false);
      if (part) condition.parts.push_back(std::move(*part));
    }
    // Without one of its parts a combination says something else; nothing should be concluded from it.
    return !node.items.empty() && condition.parts.size() == node.items.size();
  }

  ConditionRole role_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::optional<Condition> load_condition(const YamlNode& node, ConditionRole role, Diagnostics& diagnostics) {
  return ConditionLoader(role, diagnostics).load(node, true);
}

}  // namespace zhijian
