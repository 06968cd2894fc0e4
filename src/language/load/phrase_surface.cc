#include "language/load/phrase_surface.h"

#include <algorithm>
#include <utility>

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "base/utf8.h"
#include "language/syntax/read_node.h"
#include "text/fold.h"

namespace zhijian {

namespace {

bool report_quotes(std::string_view text, const Place& place, Diagnostics& diagnostics) {
  static constexpr std::pair<std::string_view, std::string_view> kPairs[] = {
      {"“", "”"},   {"‘", "’"},   {"「", "」"}, {"『", "』"}, {"﹁", "﹂"}, {"﹃", "﹄"},
      {"【", "】"}, {"〖", "〗"}, {"\"", "\""}, {"'", "'"},   {"＂", "＂"}, {"＇", "＇"}};
  for (const auto& [open, close] : kPairs) {
    if (text.size() < open.size() + close.size() || !text.starts_with(open) || !text.ends_with(close))
      continue;
    const std::string marks = std::string(open) + " " + std::string(close);
    report(diagnostics, DiagnosticCode::phrase_in_quotes, place, {marks},
           message(says::help_take_quotes_out));
    return true;
  }
  return false;
}

/// `［不知道，不清楚］` was meant to be a list.
bool report_wide_list(std::string_view text, const Place& place, Diagnostics& diagnostics) {
  static constexpr std::pair<std::string_view, std::string_view> kPairs[] = {
      {"［", "］"}, {"｛", "｝"}, {"【", "】"}};
  for (const auto& [open, close] : kPairs) {
    if (!text.starts_with(open) || !text.ends_with(close)) continue;
    const bool one_phrase =
        text.find("，") == std::string_view::npos && text.find("、") == std::string_view::npos;
    if (open == "【" && one_phrase) continue;
    std::string list(text.substr(open.size(), text.size() - open.size() - close.size()));
    for (const std::string_view comma : {"，", "、"}) {
      for (size_t at = list.find(comma); at != std::string::npos; at = list.find(comma, at)) {
        list.replace(at, comma.size(), ", ");
      }
    }
    report(diagnostics, DiagnosticCode::phrase_in_quotes, place,
           {std::string(open) + " " + std::string(close)}, message(says::help_list_in_brackets, list));
    return true;
  }
  return false;
}

/// A mark that is not behind a backslash, or npos.
size_t find_unescaped(std::string_view text, std::string_view mark) {
  for (size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + 1)) {
    size_t slashes = 0;  // each but the last, where they are odd, is escaped by the one before
    while (slashes < at && text[at - slashes - 1] == '\\') ++slashes;
    if (slashes % 2 == 0) return at;
  }
  return text.npos;
}

/// `不知道, 不清楚]`: a list whose first bracket is missing.
bool report_list_end(std::string_view text, const Place& place, Diagnostics& diagnostics) {
  static constexpr std::pair<std::string_view, std::string_view> kPairs[] = {{"[", "]"}, {"［", "］"}};
  for (const auto& [open, close] : kPairs) {
    if (!text.ends_with(close) || text.find(open) != std::string_view::npos) continue;
    const size_t at = text.size() - close.size();
    if (find_unescaped(text, close) != at) continue;
    const Span span{static_cast<uint32_t>(at), static_cast<uint32_t>(text.size())};
    report(diagnostics, DiagnosticCode::stray_mark, place_inside(place, text.size(), span),
           {std::string(close)}, message(says::help_list_in_brackets, text.substr(0, at)));
    return true;
  }
  return false;
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// True where a star at the edge of a phrase was meant as "whatever follows": `不知*`, but not `按*` or
/// `*100`.
bool stands_for_words(std::string_view text, size_t at, size_t size) {
  constexpr std::string_view kPress = "按";
  if (at + size == text.size())
    return at > 0 && static_cast<unsigned char>(text[at - 1]) >= 0x80 &&
           !text.substr(0, at).ends_with(kPress);
  return at == 0 && static_cast<unsigned char>(text[size]) >= 0x80;
}

/// True where a mark is a part of something that is said: 某 of 某些, `xx` of a Latin word.
bool is_said(std::string_view text, size_t at, std::string_view mark) {
  static constexpr std::string_view kWords[] = {"某些", "某个", "某個", "某种",
                                                "某種", "某一", "某天", "某人"};
  for (const std::string_view word : kWords) {
    if (text.substr(at).starts_with(word)) return true;
  }
  if (mark == "*" || mark == "＊") return !stands_for_words(text, at, mark.size());
  if (mark != "XX" && mark != "xx") return false;
  const size_t end = text.find_first_not_of(mark[0], at);
  return (at > 0 && is_ascii_letter(text[at - 1])) ||
         (end != std::string_view::npos && is_ascii_letter(text[end]));
}

void warn_of_placeholders(std::string_view text, const Place& place, Diagnostics& diagnostics) {
  static constexpr std::string_view kMarks[] = {"××", "XX", "xx", "ＸＸ", "○○", "＊＊",
                                                "**", "__", "某", "*",    "＊"};
  for (const std::string_view mark : kMarks) {
    for (size_t from = 0; from < text.size();) {
      const size_t found = find_unescaped(text.substr(from), mark);
      if (found == std::string_view::npos) break;
      const size_t at = from + found;
      from = at + mark.size();
      if (is_said(text, at, mark)) continue;
      const Span span{static_cast<uint32_t>(at), static_cast<uint32_t>(from)};
      report(diagnostics, DiagnosticCode::placeholder, place_inside(place, text.size(), span),
             {std::string(mark)}, message(says::help_placeholder));
      return;
    }
  }
}

/// True where folding leaves something. A `.` inside a word is text, though alone it ends a sentence.
bool has_character(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    if (c == U'.' || classify(c) == CharClass::Character) return true;
  }
  return false;
}

}  // namespace

bool report_phrase_surface(std::string_view text, const Place& place, Diagnostics& diagnostics) {
  if (report_wide_list(text, place, diagnostics) || report_quotes(text, place, diagnostics) ||
      report_list_end(text, place, diagnostics))
    return true;
  if (text.starts_with('-')) {
    report(diagnostics, DiagnosticCode::dash_before_phrase, place_inside(place, text.size(), {0, 1}), {},
           message(says::help_dash));
    return true;
  }
  constexpr std::string_view kListComma = "、";
  const size_t comma = find_unescaped(text, kListComma);
  if (comma != std::string_view::npos) {
    const Span span{static_cast<uint32_t>(comma), static_cast<uint32_t>(comma + kListComma.size())};
    report(diagnostics, DiagnosticCode::list_comma_in_phrase, place_inside(place, text.size(), span), {},
           message(says::help_split_phrase));
    return true;
  }
  warn_of_placeholders(text, place, diagnostics);
  return false;
}

bool can_match_nothing(const std::vector<PhrasePart>& parts, bool literal) {
  return std::all_of(parts.begin(), parts.end(), [&](const PhrasePart& part) {
    switch (part.kind) {
      case PhrasePart::Kind::Text:
        return !literal && !has_character(part.text);
      case PhrasePart::Kind::Punctuation:
        return !literal;
      case PhrasePart::Kind::Gap:
        return part.min == 0;
      case PhrasePart::Kind::Builtin:
      case PhrasePart::Kind::Set:
      case PhrasePart::Kind::CallField:
        return false;
      case PhrasePart::Kind::Choice:
        return std::any_of(part.choices.begin(), part.choices.end(),
                           [&](const auto& choice) { return can_match_nothing(choice, literal); });
    }
    return false;
  });
}

void report_empty_phrase(const Phrase& phrase, Diagnostics& diagnostics) {
  report(diagnostics, DiagnosticCode::phrase_matches_nothing, phrase.place, {},
         message(says::help_add_words));
}

void check_phrase_edges(const Phrase& phrase, Diagnostics& diagnostics) {
  if (can_match_nothing(phrase.parts, true)) {
    report_empty_phrase(phrase, diagnostics);
    return;
  }
  const auto warn = [&](const PhrasePart& part) {
    if (part.kind != PhrasePart::Kind::Gap) return;
    report(diagnostics, DiagnosticCode::gap_at_edge,
           place_inside(phrase.place, phrase.text.size(), part.span), {}, message(says::help_remove));
  };
  warn(phrase.parts.front());
  if (phrase.parts.size() > 1) warn(phrase.parts.back());
}

}  // namespace zhijian
