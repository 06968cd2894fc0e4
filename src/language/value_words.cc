#include "language/value_words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <vector>

#include "base/utf8.h"
#include "language/quantity.h"
#include "text/fold.h"

namespace zhijian {

namespace {

using Names = std::span<const Name>;

// Values that are one word.
constexpr Name kMethods[] = {{"deduct", "扣分制", "扣分制"}, {"earn", "得分制", "得分制"}};
constexpr Name kPers[] = {{"call", "每通", "每通"}, {"failure", "每次", "每次"}};
constexpr Name kCriticals[] = {{"call", "整通", "整通"}, {"dimension", "维度", "維度"}};
constexpr Name kWeakHits[] = {{"review", "复核", "複核"}, {"count", "计入", "計入"}};
constexpr Name kStatuses[] = {
    {"stable", "正式", "正式"}, {"draft", "草稿", "草稿"}, {"deprecated", "停用", "停用"}};
constexpr Name kFlags[] = {{"true", "是", "是"}, {"false", "否", "否"}};
constexpr Name kAlones[] = {{"turn", "整轮", "整輪"}, {"clause", "整句", "整句"}};
constexpr Name kMatches[] = {{"normal", "普通", "普通"},
                             {"literal", "逐字", "逐字"},
                             {"homophone", "同音", "同音"},
                             {"fuzzy-homophone", "近音", "近音"}};
constexpr Name kWithins[] = {{"turn", "本轮", "本輪"}, {"rest", "余下", "餘下"}, {"call", "整通", "整通"}};
constexpr Name kWhens[] = {{"when", "当", "當"}};

// Words before and behind numbers.
constexpr Name kComparisons[] = {{"over", "超过", "超過"},
                                 {"under", "少于", "少於"},
                                 {"at least", "至少", "至少"},
                                 {"at most", "至多", "至多"},
                                 {"exactly", "恰好", "恰好"}};
constexpr Name kPlaces[] = {{"first", "前", "前"}, {"last", "最后", "最後"}};
constexpr Name kTimeUnits[] = {{"ms", "毫秒", "毫秒"}, {"s", "秒", "秒"}, {"m", "分", "分"}};
constexpr Name kTo = {"to", "到", "到"};
constexpr Name kTurns = {"turns", "轮", "輪"};
constexpr Name kTimes = {"", "次", "次"};
constexpr Name kSimilar = {"similar", "相似", "相似"};
constexpr Name kBySound = {"by sound", "读音", "讀音"};

Names words_of(Holds holds) {
  switch (holds) {
    case Holds::Method:
      return kMethods;
    case Holds::Per:
      return kPers;
    case Holds::Critical:
      return kCriticals;
    case Holds::WeakHits:
      return kWeakHits;
    case Holds::Status:
      return kStatuses;
    case Holds::Flag:
      return kFlags;
    case Holds::Alone:
      return kAlones;
    case Holds::Match:
      return kMatches;
    case Holds::Within:
      return kWithins;
    case Holds::MomentName:
      return kWhens;
    case Holds::Text:
    case Holds::Score:
    case Holds::Dimensions:
    case Holds::Moments:
    case Holds::Lint:
    case Holds::Rules:
    case Holds::Examples:
    case Holds::Condition:
    case Holds::Conditions:
    case Holds::Spoken:
    case Holds::AtLeast:
    case Holds::Fields:
    case Holds::At:
    case Holds::Times:
    case Holds::Duration:
    case Holds::Number:
      break;
  }
  return {};
}

bool is_comparison(Holds holds) {
  return holds == Holds::Times || holds == Holds::Duration || holds == Holds::Number ||
         holds == Holds::Fields || holds == Holds::Critical;
}

/// So that either script and width is one; without blanks.
std::string folded(std::string_view text) {
  std::u32string out;
  for (const char32_t c : to_utf32(text)) out += fold_code_point(c);
  return to_utf8(out);
}

/// Takes the word from the text's begin, or end, if it stands there; both are folded.
bool take_first(std::string_view& text, const Name& name) {
  const std::string word = folded(name.simplified);
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

bool take_last(std::string_view& text, const Name& name) {
  const std::string word = folded(name.simplified);
  if (!text.ends_with(word)) return false;
  text.remove_suffix(word.size());
  return true;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos;
}

/// `5秒` is `5s`, `3次` is `3`; a number and a unit in Latin letters stay.
std::optional<std::string> quantity_in_english(std::string_view text) {
  for (const Name& unit : kTimeUnits) {
    std::string_view number = text;
    if (take_last(number, unit) && is_number(number)) return std::string(number).append(unit.english);
  }
  std::string_view number = text;
  take_last(number, kTimes);
  std::string_view digits = number.substr(0, number.find_first_not_of("0123456789."));
  const std::string_view rest = number.substr(digits.size());
  if (digits.empty() || (!rest.empty() && rest != "%" && rest != "s" && rest != "m" && rest != "ms"))
    return {};
  return std::string(number);
}

std::optional<std::string> comparison_in_english(std::string_view text) {
  for (const Name& word : kComparisons) {
    std::string_view rest = text;
    if (!take_first(rest, word)) continue;
    const auto limit = quantity_in_english(rest);
    return limit ? std::optional(std::string(word.english) + " " + *limit) : std::nullopt;
  }
  const std::string to = folded(kTo.simplified);
  const size_t middle = text.find(to);
  if (middle == std::string_view::npos) return std::nullopt;
  auto low = quantity_in_english(text.substr(0, middle));
  const auto high = quantity_in_english(text.substr(middle + to.size()));
  if (!low || !high) return std::nullopt;
  // 2到3秒: the unit stands behind both.
  if (is_number(*low)) *low += high->substr(std::min(high->find_first_not_of("0123456789."), high->size()));
  return *low + " to " + *high;
}

std::optional<std::string> place_in_english(std::string_view text) {
  for (const Name& word : kPlaces) {
    std::string_view rest = text;
    if (!take_first(rest, word)) continue;
    const std::string head = std::string(word.english) + " ";
    std::string_view turns = rest;
    if (take_last(turns, kTurns))
      return is_number(turns) ? std::optional(head + std::string(turns)) : std::nullopt;
    const auto time = quantity_in_english(rest);
    return time && !is_number(*time) ? std::optional(head + *time) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::string> reach_in_english(std::string_view text) {
  if (std::string_view turns = text; take_last(turns, kTurns)) {
    if (!is_number(turns)) return std::nullopt;
    return std::string(turns) + (turns == "1" ? " turn" : " turns");
  }
  const auto time = quantity_in_english(text);
  return time && !is_number(*time) ? time : std::nullopt;
}

std::optional<std::string> likeness_in_english(std::string_view text) {
  const bool by_sound = take_first(text, kBySound);
  if (!take_first(text, kSimilar) || !is_number(text)) return std::nullopt;
  return std::string(kSimilar.english) + " " + std::string(text) +
         (by_sound ? " " + std::string(kBySound.english) : "");
}

/// `5s` is `5秒`; of turns and counts, the number.
std::optional<std::string> quantity_in(KeyScript script, std::string_view text, const Name* count) {
  const std::string_view number = text.substr(0, text.find_first_not_of("0123456789."));
  if (number.empty()) return std::nullopt;
  const std::string_view rest = text.substr(number.size());
  if (rest.empty()) return std::string(number).append(count != nullptr ? count->in(script) : "");
  for (const Name& unit : kTimeUnits) {
    if (rest == unit.english) return std::string(number).append(unit.in(script));
  }
  return rest == "%" ? std::optional(std::string(text)) : std::nullopt;
}

std::optional<std::string> comparison_in(KeyScript script, const std::vector<std::string_view>& words,
                                         const Name* count) {
  if (words.size() == 3 && words[1] == kTo.english) {
    const auto low = quantity_in(script, words[0], nullptr), high = quantity_in(script, words[2], count);
    return low && high ? std::optional(*low + std::string(kTo.in(script)) + *high) : std::nullopt;
  }
  if (words.size() < 2) return std::nullopt;
  std::string head(words[0]);
  for (size_t i = 1; i + 1 < words.size(); ++i) head.append(" ").append(words[i]);
  for (const Name& word : kComparisons) {
    if (head != word.english) continue;
    const auto limit = quantity_in(script, words.back(), count);
    return limit ? std::optional(std::string(word.in(script)) + *limit) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::string> other_in(KeyScript script, Holds holds,
                                    const std::vector<std::string_view>& words) {
  if (holds == Holds::At) {
    for (const Name& word : kPlaces) {
      if (words.size() != 2 || words[0] != word.english) continue;
      const auto amount = quantity_in(script, words[1], &kTurns);
      return amount ? std::optional(std::string(word.in(script)) + *amount) : std::nullopt;
    }
  } else if (holds == Holds::Within) {
    const bool turns =
        words.size() == 2 && (words[1] == "turn" || words[1] == "turns") && is_number(words[0]);
    if (turns) return std::string(words[0]).append(kTurns.in(script));
    if (words.size() == 1 && !is_number(words[0])) return quantity_in(script, words[0], nullptr);
  } else if (holds == Holds::Match) {
    const bool by_sound = words.size() == 4 && words[2] == "by" && words[3] == "sound";
    if ((words.size() == 2 || by_sound) && words[0] == kSimilar.english && is_number(words[1]))
      return std::string(by_sound ? kBySound.in(script) : "").append(kSimilar.in(script)).append(words[1]);
  } else if (is_comparison(holds)) {
    return comparison_in(script, words, holds == Holds::Times ? &kTimes : nullptr);
  }
  return std::nullopt;
}

}  // namespace

std::string value_in_english(Holds holds, std::string_view text) {
  constexpr size_t kLongest = 60;  // in bytes; a longer one is no value with words of the language
  if (text.size() > kLongest) return std::string(text);
  const std::string own = folded(text);
  for (const Name& word : words_of(holds)) {
    if (own == folded(word.simplified)) return std::string(word.english);
  }
  const std::optional<std::string> other = holds == Holds::At       ? place_in_english(own)
                                           : holds == Holds::Within ? reach_in_english(own)
                                           : holds == Holds::Match  ? likeness_in_english(own)
                                           : is_comparison(holds)   ? comparison_in_english(own)
                                                                    : std::nullopt;
  return other.value_or(std::string(text));
}

std::string value_in(KeyScript script, Holds holds, std::string_view text) {
  const std::string english = value_in_english(holds, text);
  if (script == KeyScript::English) return english;
  for (const Name& word : words_of(holds)) {
    if (english == word.english) return std::string(word.in(script));
  }
  return other_in(script, holds, split_words(english)).value_or(std::string(text));
}

std::string value_pattern(KeyScript script, Holds holds) {
  constexpr std::string_view kNumber = "[0-9.]+";
  std::string out;
  if (holds == Holds::Match) {
    out.append("(").append(kBySound.in(script)).append(")?").append(kSimilar.in(script)).append(kNumber);
  } else if (holds == Holds::Critical) {
    const auto at_most = std::find_if(std::begin(kComparisons), std::end(kComparisons),
                                      [](const Name& word) { return word.english == "at most"; });
    out.append(at_most->in(script)).append(kNumber);
  } else {
    return out;
  }
  for (const Name& word : words_of(holds)) out.append("|").append(word.in(script));
  return out;
}

}  // namespace zhijian
