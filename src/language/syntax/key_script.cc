#include "language/syntax/key_script.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/diagnostic_code.h"
#include "base/utf8.h"
#include "language/value_words.h"
#include "text/fold.h"

namespace zhijian {

namespace {

using Places = std::vector<std::span<const Key>>;

std::u32string folded(std::string_view text) {
  std::u32string out;
  for (const char32_t c : to_utf32(text)) out += fold_code_point(c);
  return out;
}

/// Either script, of any width, is the key.
bool is_key(std::string_view text, const Key& key) {
  return text == key.name.english || text == key.name.simplified || text == key.name.traditional ||
         (!text.empty() && static_cast<unsigned char>(text[0]) >= 0x80 &&
          folded(text) == folded(key.name.simplified));
}

const Key* find_key(const Places& places, std::string_view text) {
  for (const std::span<const Key> place : places) {
    if (const Key* key = zhijian::find_key(place, text)) return key;
  }
  return nullptr;
}

class KeyWriter {
 public:
  KeyWriter(KeyScript script, Diagnostics& diagnostics) : script_(script), diagnostics_(diagnostics) {}

  void write_map(YamlNode& map, const Places& places) {
    if (!map.is_map()) return;
    std::vector<YamlEntry> kept;
    for (YamlEntry& entry : map.entries) {
      const Key* key = entry.key.is_scalar() ? find_key(places, entry.key.text) : nullptr;
      if (key != nullptr) {
        entry.key.text = key->name.in(script_);
        if (is_there_already(kept, entry.key)) continue;
        write_value(entry.value, key->holds);
      }
      kept.push_back(std::move(entry));
    }
    map.entries = std::move(kept);
  }

 private:
  bool is_there_already(const std::vector<YamlEntry>& entries, const YamlNode& key) {
    const auto first = std::find_if(entries.begin(), entries.end(), [&](const YamlEntry& other) {
      return other.key.is_scalar() && other.key.text == key.text;
    });
    if (first == entries.end() || script_ != KeyScript::English) return false;
    const Place& place = first->key.place;
    diagnostics_.add(DiagnosticCode::duplicate_key, key.place,
                     {key.text, std::to_string(place.file->line_column(place.span.begin).line)});
    return true;
  }

  void write_value(YamlNode& value, Holds holds) {
    switch (holds) {
      case Holds::Text:
        return;
      case Holds::Score:
        return write_map(value, {kScoreNames});
      case Holds::Dimensions:
        for (YamlEntry& dimension : value.entries) write_map(dimension.value, {kDimensionNames});
        return;
      case Holds::Moments:
        for (YamlEntry& moment : value.entries) write_value(moment.value, Holds::Condition);
        return;
      case Holds::Lint:
        return write_map(value, {kLintNames});
      case Holds::Rules:
        for (YamlNode& rule : value.items) write_map(rule, {kRuleNames});
        return;
      case Holds::Examples:
        return write_map(value, {kExampleNames});
      case Holds::Condition:
        return write_map(value,
                         {kSpeakerNames, kProbeNames, kCombinationNames, kOtherConditionNames, kScopeNames});
      case Holds::Conditions:
        for (YamlNode& part : value.items) write_value(part, Holds::Condition);
        return;
      case Holds::Spoken:
        // A scope does not belong there, and is known, so that it can be said.
        return write_map(value, {kProbeNames, kScopeNames});
      case Holds::AtLeast:
        return write_map(value, {kAtLeastNames});
      case Holds::Fields:
        for (YamlEntry& field : value.entries) write_words(field.value, holds);
        return;
      case Holds::Method:
      case Holds::Per:
      case Holds::Critical:
      case Holds::WeakHits:
      case Holds::Status:
      case Holds::Flag:
      case Holds::Alone:
      case Holds::Match:
      case Holds::At:
      case Holds::Within:
      case Holds::MomentName:
      case Holds::Times:
      case Holds::Duration:
      case Holds::Number:
        return write_words(value, holds);
    }
  }

  void write_words(YamlNode& value, Holds holds) const {
    if (value.is_scalar()) value.text = value_in(script_, holds, value.text);
  }

  KeyScript script_;
  Diagnostics& diagnostics_;
};

/// The word that ends before a colon, without what opens a list or map before it.
std::string_view word_before(std::string_view text, size_t colon) {
  size_t begin = colon;
  while (begin > 0 && std::string_view(" \n\r\t{[,\"'").find(text[begin - 1]) == std::string_view::npos)
    --begin;
  return text.substr(begin, colon - begin);
}

}  // namespace

void write_keys(YamlNode& rubric, KeyScript script, Diagnostics& diagnostics) {
  KeyWriter(script, diagnostics).write_map(rubric, {kRubricNames});
}

const Key* find_key(std::span<const Key> place, std::string_view text) {
  const auto found =
      std::find_if(place.begin(), place.end(), [&](const Key& key) { return is_key(text, key); });
  return found != place.end() ? &*found : nullptr;
}

bool is_key(std::string_view text, std::span<const Key> place, std::string_view english) {
  const Key* key = find_key(place, text);
  return key != nullptr && key->name.english == english;
}

KeyScript key_script(std::string_view rubric) {
  size_t english = 0, chinese = 0, simplified = 0, traditional = 0;
  for (size_t colon = rubric.find(':'); colon != std::string_view::npos;
       colon = rubric.find(':', colon + 1)) {
    const std::string_view word = word_before(rubric, colon);
    if (word.empty() || find_invalid_utf8(word) != std::string_view::npos) continue;
    const Key* key = find_key({kAllNames.begin(), kAllNames.end()}, word);
    if (key == nullptr) continue;
    const Name& name = key->name;
    ++(word == name.english ? english : chinese);
    // Names that are one in both scripts tell nothing of it.
    if (name.simplified == name.traditional) continue;
    simplified += word == name.simplified;
    traditional += word == name.traditional;
  }
  if (chinese <= english) return KeyScript::English;
  return traditional > simplified ? KeyScript::Traditional : KeyScript::Simplified;
}

}  // namespace zhijian
