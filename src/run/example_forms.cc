#include "run/example_forms.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "base/utf8.h"
#include "language/condition_walk.h"
#include "text/fold.h"

namespace zhijian {

namespace {

constexpr char32_t kToFullWidth = U'Ａ' - U'A';

bool is_ascii_word(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

bool is_full_width_word(char32_t c) {
  return c >= kToFullWidth && is_ascii_word(c - kToFullWidth);
}

/// For each character, whether it stands between brackets: pinyin there is a gloss only as it is written.
std::vector<bool> in_brackets(std::u32string_view text) {
  std::vector<bool> inside(text.size());
  int depth = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == U'(' || text[i] == U'（') ++depth;
    inside[i] = depth > 0;
    if ((text[i] == U')' || text[i] == U'）') && depth > 0) --depth;
  }
  return inside;
}

std::u32string other_width(const std::u32string& text) {
  std::u32string out = text;
  const std::vector<bool> inside = in_brackets(text);
  for (size_t i = 0; i < text.size(); ++i) {
    // Between ASCII letters and digits a dot is a character, elsewhere a sentence end.
    const bool at_dot = (i > 0 && text[i - 1] == U'.') || (i + 1 < text.size() && text[i + 1] == U'.');
    if (inside[i] || at_dot) continue;
    if (is_ascii_word(text[i])) out[i] += kToFullWidth;
    if (is_full_width_word(text[i])) out[i] -= kToFullWidth;
  }
  return out;
}

/// Puts `what` into a text between two Han characters, at every `step`th such place where it breaks no filler
/// that stands there and makes none with its neighbours.
std::u32string put_between(const std::u32string& text, const std::u32string& what, size_t step,
                           const std::vector<std::u32string>& fillers) {
  const auto makes_or_breaks = [&](size_t at) {
    return std::any_of(fillers.begin(), fillers.end(), [&](const std::u32string& filler) {
      const size_t reach = filler.size();
      const size_t begin = at > reach ? at - reach : 0;
      const std::u32string before = text.substr(begin, at - begin), after = text.substr(at, reach);
      const std::u32string plain = before + after, put = before + what + after;
      const auto crosses = [&](const std::u32string& whole, size_t left, size_t right) {
        for (size_t i = whole.find(filler); i != std::u32string::npos; i = whole.find(filler, i + 1)) {
          const size_t end = i + filler.size();
          if ((i < left && end > left) || (i < right && end > right)) return true;
        }
        return false;
      };
      return crosses(plain, before.size(), before.size()) ||
             crosses(put, before.size(), before.size() + what.size());
    });
  };
  const std::vector<bool> inside = in_brackets(text);
  std::u32string out;
  size_t places = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool between = i > 0 && is_han(text[i - 1]) && is_han(text[i]) && !inside[i];
    if (between && places++ % step == 0 && !makes_or_breaks(i)) out += what;
    out += text[i];
  }
  return out;
}

std::string changed(std::string_view said, ExampleScript form, const std::vector<std::string>& fillers) {
  const std::u32string text = to_utf32(said);
  std::vector<std::u32string> words;
  for (const std::string& filler : fillers) words.push_back(to_utf32(filler));
  if (form == ExampleScript::FullWidth) return to_utf8(other_width(text));
  if (form == ExampleScript::Spaces) return to_utf8(put_between(text, U" ", 1, words));
  if (words.empty() || words.front().empty()) return std::string(said);
  return to_utf8(put_between(text, words.front(), 2, words));
}

bool is_literal(const Rubric& rubric, const Condition& condition, std::set<std::string>& known_moments);

bool is_literal(const Rubric& rubric, const std::string& moment, std::set<std::string>& known_moments) {
  const MomentDefinition* definition = rubric.find_moment(moment);
  if (definition == nullptr || !known_moments.insert(moment).second) return false;
  return is_literal(rubric, definition->condition, known_moments);
}

bool is_literal(const Rubric& rubric, const Condition& condition, std::set<std::string>& known_moments) {
  bool found = false;
  for_each_leaf(condition, [&](const Leaf& leaf) {
    const Scope& scope = leaf.scope;
    found |= scope.match && scope.match->kind == Match::Kind::Literal;
    if (leaf.condition.kind == Condition::Kind::Moment)
      found |= is_literal(rubric, leaf.condition.moment.text, known_moments);
    for (const std::optional<Named>& moment : {scope.after, scope.before})
      found |= moment && is_literal(rubric, moment->text, known_moments);
  });
  return found;
}

}  // namespace

std::string in_form(const std::string& text, const Call& call, ExampleScript form,
                    const std::vector<std::string>& fillers) {
  std::string out;
  size_t at = 0;
  for (const Segment& segment : call.segments) {
    const std::string_view said = std::string_view(call.text).substr(segment.text.begin, segment.text.size());
    // What is said ends its line.
    for (bool found = false; !found && at < text.size();) {
      const size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view line = std::string_view(text).substr(at, end - at);
      const size_t last = line.find_last_not_of(" \t\r");
      const std::string_view trimmed = line.substr(0, last == std::string_view::npos ? 0 : last + 1);
      found = !said.empty() && !trimmed.starts_with('#') && trimmed.ends_with(said);
      if (found) {
        out.append(trimmed.substr(0, trimmed.size() - said.size()));
        out += changed(said, form, fillers);
      } else {
        out.append(line);
      }
      if (end < text.size()) out += '\n';
      at = std::min(end + 1, text.size());
    }
  }
  return out.append(text, at);
}

bool sees_characters_as_given(const Rubric& rubric, const Rule& rule) {
  std::set<std::string> known_moments;
  for (const std::optional<Condition>* condition : {&rule.when, &rule.require, &rule.forbid}) {
    if (*condition && is_literal(rubric, **condition, known_moments)) return true;
  }
  return false;
}

}  // namespace zhijian
