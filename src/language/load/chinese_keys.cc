#include "language/load/chinese_keys.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "calls/roles.h"
#include "language/load/did_you_mean.h"
#include "language/syntax/key_script.h"
#include "text/fold.h"

namespace zhijian {

namespace {

/// What people write for a key, besides its names in language/keys.h.
struct Word {
  std::string_view chinese;  ///< simplified
  std::string_view key;
};

constexpr Word kWords[] = {
    {"话术", "phrases"},      {"词库", "phrases"},     {"时刻", "moments"},      {"情形", "moments"},
    {"名字", "name"},         {"描述", "description"}, {"出处", "source"},       {"来源", "source"},
    {"适用于", "applies_to"}, {"触发", "when"},        {"条件", "when"},         {"要求", "require"},
    {"必说", "require"},      {"禁语", "forbid"},      {"禁说", "forbid"},       {"分值", "points"},
    {"分数", "points"},       {"封顶", "cap"},         {"一票否决", "critical"}, {"应说", "instead"},
    {"应改为", "instead"},    {"正确说法", "instead"}, {"例子", "examples"},     {"除外", "except"},
    {"沉默", "silence"},      {"非", "not"},           {"及格", "pass"},         {"通过", "pass"},
    {"不合格", "fail"},       {"不通过", "fail"},      {"无法判断", "unknown"},  {"待复核", "review"},
};

std::u32string folded(std::string_view text) {
  std::u32string out;
  for (const char32_t c : to_utf32(text)) out += fold_code_point(c);
  return out;
}

}  // namespace

std::string_view key_in_chinese(std::string_view word, std::span<const std::string_view> known) {
  const auto is_known = [&](std::string_view key) {
    return std::find(known.begin(), known.end(), key) != known.end();
  };
  const std::u32string wanted = folded(word);
  std::string_view elsewhere;  // a key of the language, but of another place
  for (const std::span<const Key> place : kAllNames) {
    const Key* key = find_key(place, word);
    if (key == nullptr) continue;
    if (is_known(key->name.english)) return key->name.english;
    if (elsewhere.empty()) elsewhere = key->name.english;
  }
  if (!elsewhere.empty()) return elsewhere;
  for (const Word& entry : kWords) {
    if (folded(entry.chinese) == wanted) return entry.key;
  }
  if (const auto role = role_of(word)) return speaker_name(*role);
  // A slip of the pen.
  for (const std::span<const Key> place : kAllNames) {
    for (const Key& key : place) {
      if (!is_known(key.name.english)) continue;
      for (const std::string_view name : {key.name.simplified, key.name.traditional}) {
        if (!did_you_mean(word, {&name, 1}).empty()) return key.name.english;
      }
    }
  }
  return {};
}

}  // namespace zhijian
