#include "rubric/phrase_surface.h"

#include <algorithm>
#include <utility>

#include "base/diagnostic_code.h"
#include "base/message_id.h"
#include "base/utf8.h"
#include "rubric/read_node.h"
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
           message(MessageId::help_take_quotes_out));
    return true;
  }
  return false;
}

/// A mark that is not behind a backslash, or npos.
size_t find_unescaped(std::string_view text, std::string_view mark) {
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text.substr(at).starts_with(mark)) {
      return at;
    }
  }
  return std::string_view::npos;
}

void warn_of_placeholders(std::string_view text, const Place& place, Diagnostics& diagnostics) {
  static constexpr std::string_view kMarks[] = {"××",   "XX",   "xx", "ＸＸ", "○○",
                                                "〇〇", "＊＊", "**", "__",   "某"};
  // 某 is also a part of words that are said.
  static constexpr std::string_view kSaid[] = {"某些", "某个", "某個", "某种",
                                               "某種", "某一", "某天", "某人"};
  for (const std::string_view mark : kMarks) {
    const size_t at = find_unescaped(text, mark);
    if (at == std::string_view::npos) continue;
    const std::string_view rest = text.substr(at);
    if (std::any_of(std::begin(kSaid), std::end(kSaid), [&](auto word) { return rest.starts_with(word); }))
      continue;
    const Span span{static_cast<uint32_t>(at), static_cast<uint32_t>(at + mark.size())};
    report(diagnostics, DiagnosticCode::placeholder, place_inside(place, text.size(), span),
           {std::string(mark)}, message(MessageId::help_placeholder));
    return;
  }
}

/// True where the parts can match the empty text. Punctuation stands for any run of it, also none.
bool can_match_nothing(const std::vector<PhrasePart>& parts) {
  return std::all_of(parts.begin(), parts.end(), [](const PhrasePart& part) {
    switch (part.kind) {
      case PhrasePart::Kind::Text:
        for (size_t at = 0; at < part.text.size();) {
          const char32_t c = decode_utf8(part.text, at);
          if (c == U'.' || classify(c) == CharClass::Character) return false;
        }
        return true;
      case PhrasePart::Kind::Punctuation:
        return true;
      case PhrasePart::Kind::Gap:
        return part.min == 0;
      case PhrasePart::Kind::Builtin:
      case PhrasePart::Kind::Set:
      case PhrasePart::Kind::CallField:
        return false;
      case PhrasePart::Kind::Choice:
        return std::any_of(part.choices.begin(), part.choices.end(), can_match_nothing);
    }
    return false;
  });
}

}  // namespace

bool report_phrase_surface(std::string_view text, const Place& place, Diagnostics& diagnostics) {
  if (report_quotes(text, place, diagnostics)) return true;
  if (text.starts_with('-')) {
    report(diagnostics, DiagnosticCode::dash_before_phrase, place_inside(place, text.size(), {0, 1}), {},
           message(MessageId::help_dash));
    return true;
  }
  constexpr std::string_view kListComma = "、";
  const size_t comma = find_unescaped(text, kListComma);
  if (comma != std::string_view::npos) {
    const Span span{static_cast<uint32_t>(comma), static_cast<uint32_t>(comma + kListComma.size())};
    report(diagnostics, DiagnosticCode::list_comma_in_phrase, place_inside(place, text.size(), span), {},
           message(MessageId::help_split_phrase));
    return true;
  }
  warn_of_placeholders(text, place, diagnostics);
  return false;
}

void check_phrase_edges(const Phrase& phrase, Diagnostics& diagnostics) {
  if (can_match_nothing(phrase.parts)) {
    report(diagnostics, DiagnosticCode::phrase_matches_nothing, phrase.place, {},
           message(MessageId::help_add_words));
    return;
  }
  const auto warn = [&](const PhrasePart& part) {
    if (part.kind != PhrasePart::Kind::Gap) return;
    report(diagnostics, DiagnosticCode::gap_at_edge,
           place_inside(phrase.place, phrase.text.size(), part.span), {}, message(MessageId::help_remove));
  };
  warn(phrase.parts.front());
  if (phrase.parts.size() > 1) warn(phrase.parts.back());
}

}  // namespace zhijian
