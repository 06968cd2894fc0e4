#include "language/lint/plain_words.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "calls/roles.h"
#include "text/fold.h"

namespace zhijian {

namespace {

/// Another way to say it, and the language's own word for that, if it needs one.
using Word = std::pair<std::string_view, std::string_view>;
using Words = std::span<const Word>;

constexpr Word kNumbers[] = {{"one", "1"},  {"two", "2"}, {"three", "3"}, {"four", "4"}, {"five", "5"},
                             {"ten", "10"}, {"一", "1"},  {"两", "2"},    {"二", "2"},   {"三", "3"},
                             {"四", "4"},   {"五", "5"},  {"十", "10"}};

constexpr Word kUnits[] = {{"milliseconds", "ms"}, {"seconds", "s"}, {"second", "s"}, {"secs", "s"},
                           {"sec", "s"},           {"minutes", "m"}, {"minute", "m"}, {"mins", "m"},
                           {"min", "m"},           {"毫秒", "ms"},   {"秒钟", "s"},   {"秒", "s"},
                           {"分钟", "m"}};

constexpr Word kTurns[] = {{"turns", "turns"}, {"turn", "turns"}, {"话轮", "turns"},
                           {"轮", "turns"},    {"句话", "turns"}, {"句", "turns"}};

bool is_latin(char c) {
  return c >= 'a' && c <= 'z';
}

bool is_digit(char c) {
  return (c >= '0' && c <= '9') || c == '.';
}

/// So that either script, width and case is one. Blanks stay: they end a word.
std::string folded(std::string_view text) {
  std::u32string out;
  for (const char32_t c : to_utf32(text)) out += c == U' ' ? U" " : fold_code_point(c);
  return to_utf8(out);
}

/// What the longest of the known words at the text's begin means, and the text without it. A run of letters
/// is one word.
std::optional<std::string_view> take_known(std::string_view& text, std::initializer_list<Words> tables) {
  const auto letters =
      static_cast<size_t>(std::find_if_not(text.begin(), text.end(), is_latin) - text.begin());
  size_t longest = 0;
  std::string_view own;
  for (const Words& words : tables) {
    for (const auto& [other, meant] : words) {
      const std::string word = folded(other);
      if (word.size() <= longest || !text.starts_with(word) || (letters > 0 && letters != word.size()))
        continue;
      longest = word.size();
      own = meant;
    }
  }
  if (longest == 0) return std::nullopt;
  text.remove_prefix(longest);
  return own;
}

/// The text in the language's words. What is not known stays as it is, so that nothing that was said is lost.
std::vector<std::string> words_of(std::string_view written, std::initializer_list<Words> tables) {
  std::vector<std::string> out;
  const std::string text = folded(written);
  for (std::string_view rest = text; !rest.empty();) {
    std::string word;
    if (const std::optional<std::string_view> own = take_known(rest, tables)) {
      word = *own;
    } else {
      const auto same = is_latin(rest[0]) ? is_latin : is_digit;
      do {
        word += rest[0];
        rest.remove_prefix(1);
      } while (!rest.empty() && same(word.back()) && same(rest[0]));
    }
    if (!word.empty() && word != " ") out.push_back(std::move(word));
  }
  return out;
}

/// Joined by blanks, but a unit of time stands at its number.
std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    const bool unit = word == "s" || word == "m" || word == "ms" || word == "%";
    if (!out.empty() && !(unit && is_digit(out.back()))) out += ' ';
    out += word;
  }
  return out;
}

}  // namespace

std::string at_meant(std::string_view written) {
  static constexpr Word kPlaces[] = {{"第一", "first"}, {"首", "first"}, {"开头", "first"}, {"前", "first"},
                                     {"最后", "last"},  {"末", "last"},  {"the", ""},       {"of", ""},
                                     {"call", ""},      {"内", ""}};
  std::vector<std::string> words = words_of(written, {kPlaces, kNumbers, kUnits, kTurns});
  std::erase(words, "turns");
  if (words == std::vector<std::string>{"1"}) return "first 1";
  if (words.size() == 1) words.emplace_back("1");
  return joined(words);
}

std::string within_meant(std::string_view written) {
  static constexpr Word kReaches[] = {
      {"the", ""}, {"next", ""},     {"following", ""}, {"after", ""},    {"within", ""}, {"in", ""},
      {"of", ""},  {"本轮", "turn"}, {"全程", "call"},  {"整通", "call"}, {"以内", ""},   {"之内", ""},
      {"内", ""},  {"之后", ""},     {"后", ""},        {"接下来", ""},   {"下", ""}};
  std::vector<std::string> words = words_of(written, {kReaches, kNumbers, kUnits, kTurns});
  if (words == std::vector<std::string>{"turns"}) return "1 turn";
  return joined(words);
}

std::string comparison_meant(std::string_view written) {
  static constexpr Word kComparisons[] = {{"more", "over"},
                                          {"greater", "over"},
                                          {"longer", "over"},
                                          {"less", "under"},
                                          {"fewer", "under"},
                                          {"shorter", "under"},
                                          {"than", ""},
                                          {"above", "over"},
                                          {"below", "under"},
                                          {"minimum", "at least"},
                                          {"maximum", "at most"},
                                          {"times", ""},
                                          {"time", ""},
                                          {"once", "1"},
                                          {"twice", "2"},
                                          {"不超过", "at most"},
                                          {"不少于", "at least"},
                                          {"不低于", "at least"},
                                          {"大于等于", "at least"},
                                          {"小于等于", "at most"},
                                          {"≥", "at least"},
                                          {"≤", "at most"},
                                          {"超过", "over"},
                                          {"大于", "over"},
                                          {"多于", "over"},
                                          {"少于", "under"},
                                          {"小于", "under"},
                                          {"低于", "under"},
                                          {"不到", "under"},
                                          {"至少", "at least"},
                                          {"至多", "at most"},
                                          {"最多", "at most"},
                                          {"正好", "exactly"},
                                          {"恰好", "exactly"},
                                          {"到", "to"},
                                          {"至", "to"},
                                          {"次", ""}};
  return joined(words_of(written, {kComparisons, kNumbers, kUnits}));
}

std::string condition_meant(std::string_view written) {
  for (const std::string_view verb : {" says ", " said ", " say ", "说", "說"}) {
    const size_t at = written.find(verb);
    if (at == std::string_view::npos) continue;
    std::string_view who = written.substr(0, at);
    if (who.starts_with("the ")) who.remove_prefix(4);
    const std::optional<Speaker> speaker = role_of(who);
    const std::string_view phrase = written.substr(at + verb.size());
    if (!speaker || phrase.empty()) continue;
    return "{" + std::string(speaker_name(*speaker)) + ": [" + std::string(phrase) + "]}";
  }
  return {};
}

}  // namespace zhijian
