#include "calls/labels/label_name.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "calls/labels/folded_line.h"
#include "calls/labels/label_words.h"
#include "calls/roles.h"

namespace zhijian {

namespace {

using Text = std::u32string_view;

constexpr Text kSeparators = U" -_·/|.,#&+\t";

bool is_one_of(char32_t c, Text set) {
  return set.find(c) != Text::npos;
}

Text trim_separators(Text text) {
  while (!text.empty() && is_one_of(text.front(), kSeparators)) text.remove_prefix(1);
  while (!text.empty() && is_one_of(text.back(), kSeparators)) text.remove_suffix(1);
  return text;
}

/// A name without its brackets and times.
struct Parts {
  std::u32string core;
  std::vector<std::u32string> notes;  ///< what stands in brackets
  std::optional<LabelTimes> times;
};

void add_note(Text inside, Parts& parts) {
  inside = trim_blanks(inside);
  if (inside.starts_with(U"v ")) inside = trim_blanks(inside.substr(2));  // <v 客服>
  if (const auto times = take_times(inside, true)) {
    parts.times = times;
    parts.times->is_certain = true;
  } else if (!inside.empty()) {
    parts.notes.emplace_back(inside);
  }
}

/// Without the marks of Markdown around it; stars in a name (张**, 138****8000) stay.
Text without_emphasis(Text text) {
  constexpr Text kEmphasis = U"*_`~";
  const size_t full = text.size();
  while (!text.empty() && is_one_of(text.front(), kEmphasis)) text.remove_prefix(1);
  const bool opened = text.size() < full;
  while (!text.empty() && (text.back() == U'`' || text.back() == U'~' || (opened && text.back() == U'*')))
    text.remove_suffix(1);
  return trim_blanks(text);
}

Parts take_apart(Text text) {
  Parts parts;
  for (size_t i = 0; i < text.size(); ++i) {
    const char32_t close = closing_bracket(text[i]);
    const size_t end = close == 0 ? Text::npos : text.find(close, i + 1);
    if (end != Text::npos) {
      add_note(text.substr(i + 1, end - i - 1), parts);
      parts.core += U' ';
      i = end;
    } else {
      parts.core += text[i];
    }
  }
  parts.core = std::u32string(without_emphasis(trim_blanks(parts.core)));
  // A clock before or behind the name: 客户 00:05, 09:03 客户.
  const Text core = trim_blanks(parts.core);
  for (size_t blank = core.find(U' '); blank != Text::npos && !parts.times;
       blank = core.find(U' ', blank + 1)) {
    const Text behind = trim_blanks(core.substr(blank));
    const auto times = take_times(behind);
    if (!times || times->length != behind.size()) continue;
    parts.times = times;
    parts.core = std::u32string(trim_blanks(core.substr(0, blank)));
    return parts;
  }
  parts.core = std::u32string(core);
  return parts;
}

bool is_plain(Text text) {
  constexpr size_t kMaxPlain = 8;
  const NameKind kind = kind_of_name(text);
  return kind == NameKind::Person || kind == NameKind::Numbered ||
         (kind == NameKind::Perhaps && text.size() <= kMaxPlain);
}

void keep(Text text, LabelName& out) {
  text = trim_separators(text);
  if (text.empty()) return;
  if (is_id(text)) {
    if (text.back() == U'号' || text.back() == U'號') text.remove_suffix(1);
    if (out.id.empty()) out.id = to_utf8(trim_separators(text));
  } else if (out.name.empty()) {
    out.name = to_utf8(text);
  }
}

/// What stands beside a role's name.
NameSort sort_beside_role(Text beside, bool apart, LabelName& out) {
  beside = trim_separators(beside);
  if (beside.empty()) return NameSort::Role;
  if (is_id(beside)) return keep(beside, out), NameSort::Role;
  if (kind_of_name(beside) == NameKind::Person) return keep(beside, out), NameSort::Role;
  // A number, and a name behind it: A1024 王敏.
  size_t id_end = 0;
  while (id_end < beside.size() && (is_digit(beside[id_end]) || is_latin(beside[id_end]))) ++id_end;
  if (id_end > 0 && id_end < beside.size() && is_id(beside.substr(0, id_end))) {
    keep(beside.substr(0, id_end), out);
    beside = trim_separators(beside.substr(id_end));
    if (beside.starts_with(U"号") || beside.starts_with(U"號")) beside = trim_separators(beside.substr(1));
    if (beside.empty()) return NameSort::Role;
    apart = true;
  }
  const NameKind kind = kind_of_name(beside);
  if (kind == NameKind::Person || kind == NameKind::Numbered || (apart && is_plain(beside))) {
    return keep(beside, out), NameSort::Role;
  }
  return kind == NameKind::Perhaps ? NameSort::Unclear : NameSort::Doubtful;
}

/// Whether `--speaker` or a source description says who this is.
bool is_told(std::string_view name, const ReadOptions& options) {
  return std::any_of(options.speakers.begin(), options.speakers.end(),
                     [&](const auto& speaker) { return speaker.first == name; });
}

/// `员工 张三`, where 员工 is told of.
std::optional<NameSort> sort_with_told(Text core, const ReadOptions& options, LabelName& out) {
  for (const auto& [name, speaker] : options.speakers) {
    if (!out.speaker.starts_with(name)) continue;
    const Text rest = core.substr(count_code_points(name));
    const bool apart = !rest.empty() && is_one_of(rest.front(), kSeparators);
    LabelName beside;
    if (sort_beside_role(rest, apart, beside) != NameSort::Role) continue;
    out = beside;
    out.speaker = name;
    return NameSort::Role;
  }
  return std::nullopt;
}

std::optional<NameSort> sort_with_role(Text core, LabelName& out) {
  const auto role_name = [&](Text text) { out.speaker = to_utf8(text); };
  if (const auto role = role_at_begin(core)) {
    const Text rest = core.substr(role->length);
    const bool apart = !rest.empty() && is_one_of(rest.front(), kSeparators);
    role_name(core.substr(0, role->length));
    // 客户说：…: what somebody is quoted to have said, or a label of that form.
    const Text said = trim_separators(rest);
    for (const Text verb : {U"说", U"說", U"说道", U"問", U"问", U"答", U"回答", U"says", U"said"}) {
      if (said == verb) return NameSort::Unclear;
    }
    return sort_beside_role(rest, apart, out);
  }
  if (const auto role = role_at_end(core)) {
    const Text rest = core.substr(0, core.size() - role->length);
    const bool apart = !rest.empty() && is_one_of(rest.back(), kSeparators);
    role_name(core.substr(rest.size()));
    const Text article = trim_separators(rest);
    if (article == U"the" || article == U"The" || article == U"THE") return NameSort::Role;
    return sort_beside_role(rest, apart, out);
  }
  return std::nullopt;
}

}  // namespace

bool is_role(std::string_view name, const ReadOptions& options) {
  return role_of(name) || name == options.agent_channel || is_told(name, options);
}

LabelName read_name(Text text, const ReadOptions& options) {
  LabelName out;
  Parts parts = take_apart(trim_blanks(text));
  out.times = parts.times;
  if (parts.core.empty() && !parts.notes.empty()) {
    parts.core = parts.notes.front();
    parts.notes.erase(parts.notes.begin());
  }
  const Text core = trim_separators(parts.core);
  if (core.empty()) return out;
  out.speaker = to_utf8(core);
  std::u32string joined(core);
  std::erase(joined, U' ');  // 客　户
  const bool is_chinese = !joined.empty() && joined.front() >= 0x2E80;
  if (out.speaker == options.agent_channel || is_told(out.speaker, options)) {
    out.sort = NameSort::Speaker;
    out.is_sure = true;
  } else if (role_of_word(out.speaker) || (is_chinese && role_of_word(to_utf8(joined)))) {
    if (!role_of_word(out.speaker)) out.speaker = to_utf8(joined);
    out.sort = NameSort::Role;
  } else if (const auto told = sort_with_told(core, options, out)) {
    out.sort = *told;
  } else if (const auto sort = sort_with_role(core, out)) {
    out.sort = *sort;
  } else {
    for (const std::u32string& note : parts.notes) {
      if (out.sort == NameSort::Role || !role_of(to_utf8(note)) || !(is_plain(core) || is_id(core))) continue;
      out.sort = NameSort::Role;  // 王敏(坐席)
      out.speaker = to_utf8(note);
      keep(core, out);
    }
    if (out.sort == NameSort::Words) {
      const NameKind kind = kind_of_name(core);
      const bool all_digits = std::all_of(core.begin(), core.end(), is_digit);
      out.is_sure = kind == NameKind::Person || kind == NameKind::Numbered;
      if (out.is_sure || kind == NameKind::Perhaps) out.sort = NameSort::Speaker;
      if (all_digits) out.sort = options.agent_channel ? NameSort::Speaker : NameSort::Number;
    }
  }
  if (out.sort == NameSort::Role) {
    for (const std::u32string& note : parts.notes) keep(note, out);
    if (role_of(out.name)) out.name.clear();
  }
  out.names_role = out.sort == NameSort::Role || out.sort == NameSort::Unclear ||
                   out.sort == NameSort::Doubtful || holds_role(text);
  return out;
}

bool holds_label(std::string_view text) {
  if (text.find(':') == text.npos && text.find("：") == text.npos) return false;
  const FoldedLine folded(text);
  const Text whole = folded.text;
  for (size_t colon = whole.find(U':'); colon != Text::npos; colon = whole.find(U':', colon + 1)) {
    const auto role = role_at_end(trim_blanks(whole.substr(0, colon)));
    if (!role || role->speaker == Speaker::Other) continue;
    const Text before = trim_blanks(whole.substr(0, colon));
    if (before.size() == role->length || !is_word(before[before.size() - role->length - 1])) return true;
  }
  return false;
}

}  // namespace zhijian
