#include "documents/change_wording.h"

#include <algorithm>
#include <iterator>

#include "base/messages/report.h"
#include "text/width.h"

namespace zhijian {

namespace {

constexpr size_t kItemsShown = 8;   // of a list that changed
constexpr int kValueColumns = 100;  // of a value that changed

#define ZHIJIAN_KEY(name) \
  { #name, says::DiffKey_##name }
constexpr std::pair<std::string_view, MessageId> kKeys[] = {
    ZHIJIAN_KEY(rubric),
    ZHIJIAN_KEY(name),
    ZHIJIAN_KEY(description),
    ZHIJIAN_KEY(version),
    ZHIJIAN_KEY(applies_to),
    ZHIJIAN_KEY(opencc),
    ZHIJIAN_KEY(fillers),
    ZHIJIAN_KEY(same),
    ZHIJIAN_KEY(score),
    ZHIJIAN_KEY(method),
    ZHIJIAN_KEY(base),
    ZHIJIAN_KEY(floor),
    ZHIJIAN_KEY(ceiling),
    ZHIJIAN_KEY(pass),
    ZHIJIAN_KEY(grades),
    ZHIJIAN_KEY(dimensions),
    ZHIJIAN_KEY(max),
    ZHIJIAN_KEY(phrases),
    ZHIJIAN_KEY(moments),
    ZHIJIAN_KEY(lint),
    ZHIJIAN_KEY(ignore),
    ZHIJIAN_KEY(status),
    ZHIJIAN_KEY(critical),
    ZHIJIAN_KEY(points),
    ZHIJIAN_KEY(per),
    ZHIJIAN_KEY(cap),
    ZHIJIAN_KEY(award),
    ZHIJIAN_KEY(dimension),
    ZHIJIAN_KEY(weak_hits),
    ZHIJIAN_KEY(when),
    ZHIJIAN_KEY(require),
    ZHIJIAN_KEY(forbid),
    ZHIJIAN_KEY(source),
    ZHIJIAN_KEY(instead),
    ZHIJIAN_KEY(tags),
    ZHIJIAN_KEY(examples),
    ZHIJIAN_KEY(speaker),
    ZHIJIAN_KEY(regex),
    ZHIJIAN_KEY(label),
    ZHIJIAN_KEY(silence),
    ZHIJIAN_KEY(overlap),
    ZHIJIAN_KEY(rate),
    ZHIJIAN_KEY(repeats),
    ZHIJIAN_KEY(moment),
    ZHIJIAN_KEY(call),
    ZHIJIAN_KEY(n),
    ZHIJIAN_KEY(at),
    ZHIJIAN_KEY(after),
    ZHIJIAN_KEY(before),
    ZHIJIAN_KEY(within),
    ZHIJIAN_KEY(times),
    ZHIJIAN_KEY(except),
    ZHIJIAN_KEY(ignore_negated),
    ZHIJIAN_KEY(alone),
    ZHIJIAN_KEY(match),
};
#undef ZHIJIAN_KEY

std::string text(MessageId id, Language language, std::vector<std::string> arguments = {}) {
  return to_text(Message{id, std::move(arguments)}, language);
}

std::string key_text(const std::string& key, Language language) {
  if (key.find_first_not_of("0123456789") == std::string::npos)
    return text(says::DiffKeyPart, language, {key});
  const auto found =
      std::find_if(std::begin(kKeys), std::end(kKeys), [&](const auto& known) { return known.first == key; });
  return found == std::end(kKeys) ? key : text(found->second, language);
}

std::string where_text(const std::vector<std::string>& where, Language language) {
  std::string out;
  for (const std::string& key : where) {
    const std::string step = key_text(key, language);
    out = out.empty() ? step : text(says::DiffKeyJoin, language, {out, step});
  }
  return out;
}

std::string value_text(const std::string& value, Language language) {
  return value.empty() ? text(says::DiffNone, language) : fit_width(value, kValueColumns);
}

/// What came into a list, or left it, in quotes.
std::string items_text(const std::vector<const Change*>& items, MessageId verb, Language language) {
  if (items.empty()) return {};
  std::string list;
  for (size_t i = 0; i < std::min(items.size(), kItemsShown); ++i) {
    const Change& item = *items[i];
    const std::string& value = item.kind == Change::Kind::Added ? item.after : item.before;
    if (i > 0) list += text(says::CardComma, language);
    list += text(says::CardQuoted, language, {fit_width(value, kValueColumns)});
  }
  if (items.size() > kItemsShown)
    list += text(says::DiffMore, language, {std::to_string(items.size() - kItemsShown)});
  return text(verb, language, {list});
}

/// The changes of a list, which stand together.
std::string list_text(const std::vector<const Change*>& added, const std::vector<const Change*>& removed,
                      Language language) {
  const std::string gone = items_text(removed, says::DiffRemoved, language);
  const std::string come = items_text(added, says::DiffAdded, language);
  if (gone.empty() || come.empty()) return gone + come;
  return gone + text(says::DiffAlso, language) + come;
}

}  // namespace

std::vector<std::string> change_lines(const std::vector<Change>& changes, Language language) {
  std::vector<std::string> lines;
  for (size_t i = 0; i < changes.size();) {
    const Change& change = changes[i];
    if (change.kind == Change::Kind::Value) {
      lines.push_back(text(says::DiffValue, language,
                           {where_text(change.where, language), value_text(change.before, language),
                            value_text(change.after, language)}));
      ++i;
    } else if (change.kind == Change::Kind::Through) {
      const bool is_set = change.where.front() == "phrases";
      lines.push_back(
          text(is_set ? says::DiffThroughSet : says::DiffThroughMoment, language, {change.after}));
      ++i;
    } else {
      std::vector<const Change*> added, removed;
      const auto is_same_list = [&](const Change& other) {
        const bool of_list = other.kind == Change::Kind::Added || other.kind == Change::Kind::Removed;
        return of_list && other.where == change.where;
      };
      for (; i < changes.size() && is_same_list(changes[i]); ++i)
        (changes[i].kind == Change::Kind::Added ? added : removed).push_back(&changes[i]);
      const std::string list = list_text(added, removed, language);
      lines.push_back(change.where.empty()
                          ? list
                          : text(says::DiffLists, language, {where_text(change.where, language), list}));
    }
  }
  return lines;
}

}  // namespace zhijian
