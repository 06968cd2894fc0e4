#include "compare/diff/condition_changes.h"

#include <algorithm>
#include <map>

#include "compare/diff/written.h"

namespace zhijian {

namespace {

bool is_literal(const Scope& scope, bool otherwise) {
  return scope.match ? scope.match->kind == Match::Kind::Literal : otherwise;
}

std::vector<std::string> texts(const std::vector<Named>& names) {
  std::vector<std::string> out;
  for (const Named& name : names) out.push_back(name.text);
  return out;
}

/// "at least once" is what holds where nothing is said.
std::string times_of(const Scope& scope) {
  const bool given = scope.times && *scope.times != zhijian::Comparison{Comparison::Kind::AtLeast, 1, 0};
  return given ? written(*scope.times, false) : "";
}

/// Two parts that differ are the same part, changed, rather than another one.
bool are_akin(const Condition& a, const Condition& b) {
  return a.kind == b.kind && a.who == b.who;
}

}  // namespace

KeyPath operator/(KeyPath where, std::string key) {
  where.push_back(std::move(key));
  return where;
}

void ConditionChanges::compare_values(KeyPath where, std::string before, std::string after) {
  if (before == after) return;
  out_.push_back({std::move(where), Change::Kind::Value, std::move(before), std::move(after)});
}

void ConditionChanges::compare_lists(const KeyPath& where, const std::vector<std::string>& before,
                                     const std::vector<std::string>& after) {
  const auto lacks = [](const std::vector<std::string>& list, const std::string& item) {
    return std::find(list.begin(), list.end(), item) == list.end();
  };
  for (const std::string& item : before) {
    if (lacks(after, item)) out_.push_back({where, Change::Kind::Removed, item, {}});
  }
  for (const std::string& item : after) {
    if (lacks(before, item)) out_.push_back({where, Change::Kind::Added, {}, item});
  }
}

void ConditionChanges::compare_phrases(const KeyPath& where, const std::vector<Phrase>& before,
                                       const std::vector<Phrase>& after, bool literal) {
  // By key; of phrases that are the same, the first as it is written.
  std::map<std::string, const Phrase*> old_ones, new_ones;
  for (const Phrase& phrase : before) old_ones.emplace(key_.of(phrase, literal), &phrase);
  for (const Phrase& phrase : after) new_ones.emplace(key_.of(phrase, literal), &phrase);
  const auto add = [&](const std::vector<Phrase>& list, const auto& own, const auto& others,
                       Change::Kind kind) {
    for (const Phrase& phrase : list) {
      const auto found = own.find(key_.of(phrase, literal));
      if (found->second != &phrase || others.contains(found->first)) continue;
      const bool added = kind == Change::Kind::Added;
      out_.push_back({where, kind, added ? "" : phrase.text, added ? phrase.text : ""});
    }
  };
  add(before, old_ones, new_ones, Change::Kind::Removed);
  add(after, new_ones, old_ones, Change::Kind::Added);
}

void ConditionChanges::compare_fields(const KeyPath& where, const std::vector<FieldTest>& before,
                                      const std::vector<FieldTest>& after) {
  const auto value_in = [](const std::vector<FieldTest>& tests, const std::string& field) -> std::string {
    for (const FieldTest& test : tests) {
      if (test.field.text == field) return test.written;
    }
    return {};
  };
  for (const FieldTest& test : before) {
    compare_values(where / test.field.text, test.written, value_in(after, test.field.text));
  }
  for (const FieldTest& test : after) {
    if (value_in(before, test.field.text).empty()) compare_values(where / test.field.text, {}, test.written);
  }
}

void ConditionChanges::compare(const KeyPath& where, const std::optional<Condition>& before,
                               const std::optional<Condition>& after) {
  if (before && after) return compare(where, *before, *after, Around{});
  compare_values(where, before ? written(*before) : "", after ? written(*after) : "");
}

std::string ConditionChanges::identity(const Condition& condition, bool literal) const {
  return written(condition, [&](const Phrase& phrase) { return key_.of(phrase, literal); });
}

void ConditionChanges::compare(const KeyPath& where, const Condition& before, const Condition& after,
                               Around around) {
  if (before.kind != after.kind) return compare_values(where, written(before), written(after));
  const Around inside{false,
                      is_literal(before.scope, around.literal) || is_literal(after.scope, around.literal)};
  if (before.is_combination()) {
    compare_parts(where, before, after, inside);
  } else {
    compare_values(where / "speaker", key_of(before.who), key_of(after.who));
    compare_content(where, before, after, inside.literal);
  }
  compare_scopes(where, before.scope, after.scope, {around.outermost, inside.literal});
}

void ConditionChanges::compare_content(const KeyPath& where, const Condition& before, const Condition& after,
                                       bool literal) {
  using Kind = Condition::Kind;
  const std::string key = key_of(before.kind);
  switch (before.kind) {
    case Kind::Phrases:
      return compare_phrases(where, before.phrases, after.phrases, literal);
    case Kind::Regex:
      return compare_lists(where / key, texts(before.patterns), texts(after.patterns));
    case Kind::Label:
      return compare_lists(where / key, texts(before.labels), texts(after.labels));
    case Kind::Silence:
    case Kind::Overlap:
    case Kind::Rate:
    case Kind::Repeats: {
      const bool times = counts_time(before.kind);
      return compare_values(where / key, written(before.comparison, times), written(after.comparison, times));
    }
    case Kind::Moment:
      return compare_values(where / key, before.moment.text, after.moment.text);
    case Kind::Call:
      return compare_fields(where / key, before.fields, after.fields);
    default:
      return;
  }
}

void ConditionChanges::compare_parts(const KeyPath& where, const Condition& before, const Condition& after,
                                     Around around) {
  if (before.kind == Condition::Kind::AtLeast) {
    compare_values(where / "n", std::to_string(before.count), std::to_string(after.count));
  }
  std::vector<const Condition*> old_parts, new_parts;
  for (const Condition& part : before.parts) old_parts.push_back(&part);
  for (const Condition& part : after.parts) new_parts.push_back(&part);
  // Equal parts go together first, wherever they stand.
  bool moved = false;
  for (size_t i = 0; i < old_parts.size(); ++i) {
    const auto equal = [&](const Condition* part) {
      return part != nullptr && identity(*part, around.literal) == identity(*old_parts[i], around.literal);
    };
    const auto found = std::find_if(new_parts.begin(), new_parts.end(), equal);
    if (found == new_parts.end()) continue;
    moved |= found - new_parts.begin() != static_cast<std::ptrdiff_t>(i);
    *found = old_parts[i] = nullptr;
  }
  for (size_t i = 0; i < old_parts.size(); ++i) {
    if (old_parts[i] == nullptr) continue;
    const auto akin = [&](const Condition* part) {
      return part != nullptr && are_akin(*part, *old_parts[i]);
    };
    const auto found = std::find_if(new_parts.begin(), new_parts.end(), akin);
    if (found == new_parts.end()) {
      out_.push_back({where, Change::Kind::Removed, written(*old_parts[i]), {}});
      continue;
    }
    compare(where / std::to_string(found - new_parts.begin() + 1), *old_parts[i], **found, around);
    *found = nullptr;
    moved = false;  // what is told already says that the order differs
  }
  for (const Condition* part : new_parts) {
    if (part != nullptr) out_.push_back({where, Change::Kind::Added, {}, written(*part)});
  }
  const bool only_order = moved && before.parts.size() == after.parts.size();
  if (only_order && before.kind == Condition::Kind::Sequence) {
    compare_values(where, written(before), written(after));
  }
}

void ConditionChanges::compare_scopes(const KeyPath& where, const Scope& before, const Scope& after,
                                      Around around) {
  const auto either = [](const auto& value, const auto& in_words) {
    return value ? in_words(*value) : std::string();
  };
  const auto value = [&](const char* key, const auto& old_value, const auto& new_value, const auto& in_words,
                         const std::string& by_default = {}) {
    std::string was = either(old_value, in_words), is = either(new_value, in_words);
    // Inside a combination saying the default may set aside what the combination says.
    if (around.outermost && was == by_default) was.clear();
    if (around.outermost && is == by_default) is.clear();
    compare_values(where / key, was.empty() && !is.empty() ? by_default : was,
                   is.empty() && !was.empty() ? by_default : is);
  };
  const auto write = [](const auto& given) { return written(given); };
  const auto name = [](const Named& given) { return given.text; };
  value("at", before.at, after.at, write);
  value("after", before.after, after.after, name);
  value("before", before.before, after.before, name);
  value("within", before.within, after.within, write);
  compare_values(where / "times", times_of(before), times_of(after));
  compare_phrases(where / "except", before.except.value_or(std::vector<Phrase>{}),
                  after.except.value_or(std::vector<Phrase>{}), around.literal);
  value(
      "ignore_negated", before.ignore_negated, after.ignore_negated,
      [](bool given) { return std::string(given ? "true" : "false"); }, "false");
  value("alone", before.alone, after.alone, write);
  value("match", before.match, after.match, write, "normal");
}

}  // namespace zhijian
