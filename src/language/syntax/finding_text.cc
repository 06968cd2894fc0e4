#include "language/syntax/finding_text.h"

#include <algorithm>
#include <vector>

#include "language/syntax/key_script.h"
#include "language/value_words.h"

namespace zhijian {

namespace {

bool is_of_key(char c) {
  return (c >= 'a' && c <= 'z') || c == '_';
}

/// The key's name, or the word as it is.
std::string key_in(KeyScript script, std::string_view word) {
  for (const std::span<const Key> place : kAllNames) {
    for (const Key& key : place) {
      if (key.name.english == word) return std::string(key.name.in(script));
    }
  }
  return std::string(word);
}

/// Words that stand between quotation marks, or before a colon, and nothing else of a text.
std::string keys_in(KeyScript script, std::string_view text, bool quoted_only) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t end = static_cast<size_t>(
        std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_of_key) -
        text.begin());
    if (end == at) {
      out += text[at++];
      continue;
    }
    const std::string_view word = text.substr(at, end - at), before = text.substr(0, at),
                           after = text.substr(end);
    const bool quoted = (before.ends_with('\'') && (after.starts_with('\'') || after.starts_with(':'))) ||
                        (before.ends_with("“") && (after.starts_with("”") || after.starts_with(':'))) ||
                        (before.ends_with("「") && (after.starts_with("」") || after.starts_with(':')));
    const bool key = quoted || (after.starts_with(':') && (!quoted_only || before.ends_with('{')));
    out += key ? key_in(script, word) : std::string(word);
    at = end;
  }
  return out;
}

constexpr Holds kValues[] = {Holds::At,     Holds::Within,   Holds::Match,    Holds::Duration,
                             Holds::Times,  Holds::Per,      Holds::WeakHits, Holds::Status,
                             Holds::Method, Holds::Critical, Holds::Flag,     Holds::Alone};

/// Values of one kind, if they all are.
bool values_in(KeyScript script, std::vector<std::string>& items) {
  for (const Holds holds : kValues) {
    std::vector<std::string> others;
    for (const std::string& item : items) others.push_back(value_in(script, holds, item));
    const auto same = std::mismatch(items.begin(), items.end(), others.begin(),
                                    [](const std::string& a, const std::string& b) { return a != b; });
    if (same.first != items.end()) continue;
    items = std::move(others);
    return true;
  }
  return false;
}

/// A key, a value, a list of either, or part of a rubric.
std::string words_in(KeyScript script, std::string_view text, std::string_view separator) {
  std::vector<std::string> items;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(separator, begin), text.size());
    items.emplace_back(text.substr(begin, end - begin));
    begin = end + separator.size();
  }
  const bool one_key = items.size() == 1 && key_in(script, items[0]) != items[0];
  if (one_key || !values_in(script, items)) {
    for (std::string& item : items) {
      const std::string key = key_in(script, item);
      item = key != item ? key : keys_in(script, item, false);
    }
  }
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : std::string(separator)) + item;
  return out;
}

std::string text_in(KeyScript script, const Message& given, Language language) {
  if (script == KeyScript::English) return to_text(given, language);
  Message own = given;
  for (std::string& argument : own.arguments) argument = words_in(script, argument, ", ");
  std::string text = keys_in(script, to_text(own, language), true);
  if (!own.arguments.empty()) return text;
  // "write one of: normal, literal, …"
  const std::string_view colon = language == Language::English ? ": " : "：";
  const size_t at = text.find(colon);
  if (at == std::string::npos) return text;
  const std::string_view list = std::string_view(text).substr(at + colon.size());
  return text.substr(0, at + colon.size()) +
         words_in(script, list, language == Language::English ? ", " : "、");
}

KeyScript script_of(const Diagnostic& finding) {
  return finding.place.file != nullptr ? key_script(finding.place.file->text()) : KeyScript::English;
}

}  // namespace

std::string finding_text(const Diagnostic& finding, Language language) {
  return text_in(script_of(finding), finding.message, language);
}

std::string finding_help(const Diagnostic& finding, Language language) {
  return finding.suggestion ? text_in(script_of(finding), *finding.suggestion, language) : std::string();
}

}  // namespace zhijian
