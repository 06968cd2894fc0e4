// Phrases: what the marks of a phrase mean (rubric language, Phrases). One parser a phrase; the parts keep
// their spans in the phrase's text, so that a finding points at the mark and not at the whole phrase.
#include <algorithm>
#include <charconv>
#include <optional>

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "base/utf8.h"
#include "language/load/load.h"
#include "language/load/phrase_surface.h"
#include "language/syntax/read_node.h"
#include "text/fold.h"
#include "text/name.h"

namespace zhijian {

namespace {

using Parts = std::vector<PhrasePart>;
using Kind = PhrasePart::Kind;

/// `…`: how many characters it may stand for.
constexpr uint32_t kEllipsisMax = 20;
/// The longest gap that can be written; a turn is rarely longer.
constexpr uint32_t kLongestGap = 200;
constexpr size_t kMaxNesting = 16;

bool is_open(char32_t c) {
  return c == U'(' || c == U'（';
}
bool is_close(char32_t c) {
  return c == U')' || c == U'）';
}
bool is_bar(char32_t c) {
  return c == U'|' || c == U'｜';
}
bool is_slot_open(char32_t c) {
  return c == U'<' || c == U'＜';
}
bool is_slot_close(char32_t c) {
  return c == U'>' || c == U'＞';
}
bool is_ellipsis(char32_t c) {
  return c == U'…' || c == U'⋯';
}
bool is_dot(char32_t c) {
  return c == U'.' || c == U'．';
}
bool is_ascii_alnum(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Full-width digits and hyphen as half-width ones.
std::string half_width(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    append_utf8(c >= U'！' && c <= U'～' ? c - U'！' + U'!' : c, out);
  }
  return out;
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

class PhraseParser {
 public:
  PhraseParser(std::string_view text, const Place& place, Diagnostics& diagnostics)
      : text_(text), place_(place), diagnostics_(diagnostics) {}

  Parts parse() { return sequence(0); }
  bool failed() const { return failed_; }

 private:
  bool at_end() const { return at_ >= text_.size(); }
  char32_t peek() const {
    size_t at = at_;
    return at_end() ? 0 : decode_utf8(text_, at);
  }
  char32_t next() { return decode_utf8(text_, at_); }
  Span span_from(size_t begin) const { return {static_cast<uint32_t>(begin), static_cast<uint32_t>(at_)}; }
  std::string written(Span span) const { return std::string(text_.substr(span.begin, span.size())); }

  void fail(DiagnosticCode code, Span span, std::vector<std::string> arguments, Message suggestion) {
    failed_ = true;
    report(diagnostics_, code, place_inside(place_, text_.size(), span), std::move(arguments),
           std::move(suggestion));
  }

  void fail_unclosed(size_t begin, const char* closing) {
    const Span mark{static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + utf8_length(text_[begin]))};
    fail(DiagnosticCode::mark_not_closed, mark, {written(mark)}, message(says::help_close_mark, closing));
  }

  /// Parts up to the end, or inside brackets up to `|` or `)`.
  Parts sequence(size_t nesting) {
    Parts parts;
    while (!at_end()) {
      const char32_t c = peek();
      const size_t begin = at_;
      if (nesting > 0 && (is_bar(c) || is_close(c))) break;
      if (is_open(c)) {
        choice(parts, nesting);
      } else if (is_slot_open(c)) {
        slot(parts);
      } else if (is_bar(c) || is_close(c) || is_slot_close(c)) {
        next();
        const std::string mark = written(span_from(begin));
        fail(DiagnosticCode::stray_mark, span_from(begin), {mark},
             is_bar(c) ? message(says::help_choice) : message(says::help_escape, mark));
      } else if (!ellipsis(parts)) {
        character(parts);
      }
    }
    return parts;
  }

  void choice(Parts& parts, size_t nesting) {
    const size_t begin = at_;
    next();
    if (nesting >= kMaxNesting) {
      failed_ = gave_up_ = true;
      report(diagnostics_, DiagnosticCode::too_deep, place_inside(place_, text_.size(), span_from(begin)), {},
             message(says::help_levels, std::to_string(kMaxNesting)));
      at_ = text_.size();
      return;
    }
    PhrasePart part{.kind = Kind::Choice};
    part.choices.push_back(sequence(nesting + 1));
    while (is_bar(peek())) {
      next();
      part.choices.push_back(sequence(nesting + 1));
    }
    if (at_end()) {
      if (!gave_up_) fail_unclosed(begin, ")");
      return;
    }
    next();
    part.span = span_from(begin);
    const bool empty =
        std::all_of(part.choices.begin(), part.choices.end(), [](const Parts& p) { return p.empty(); });
    if (empty) {
      fail(DiagnosticCode::empty_choice, part.span, {}, message(says::help_remove));
    } else if (part.choices.size() == 1) {
      const std::string inside = inside_brackets(part.span);
      fail(DiagnosticCode::choice_without_bar, part.span, {}, message(says::help_optional, inside));
    }
    parts.push_back(std::move(part));
  }

  /// What stands between the marks at a span's two ends.
  std::string inside_brackets(Span span) const {
    const uint32_t first = utf8_length(text_[span.begin]);
    uint32_t last = 1;
    while ((static_cast<unsigned char>(text_[span.end - last]) & 0xC0u) == 0x80u) ++last;
    return std::string(text_.substr(span.begin + first, span.size() - first - last));
  }

  /// `<…>`: a gap, a field of the call, a built-in set or a set.
  void slot(Parts& parts) {
    const size_t begin = at_;
    while (!at_end() && !is_slot_close(peek())) next();
    if (at_end()) {
      fail_unclosed(begin, ">");
      return;
    }
    next();
    const Span span = span_from(begin);
    const std::string name = inside_brackets(span);
    if (gap(parts, name, span)) return;
    PhrasePart part{.kind = Kind::Set, .text = name, .span = span};
    constexpr std::string_view kField = "call.";
    if (const std::optional<BuiltinSet> builtin = builtin_set(name)) {
      part.kind = Kind::Builtin;
      part.builtin = *builtin;
    } else if (name.starts_with(kField)) {
      part.kind = Kind::CallField;
      part.text = name.substr(kField.size());
    }
    if (!is_name(part.text)) {
      const bool like_gap = !name.empty() && all_digits(half_width(name).substr(0, 1));
      fail(DiagnosticCode::invalid_slot, span, {name},
           like_gap ? message(says::help_write_like, "<0-6>") : message(says::help_escape, "<"));
      return;
    }
    parts.push_back(std::move(part));
  }

  /// `0-6`. False where it is none.
  bool gap(Parts& parts, const std::string& name, Span span) {
    const std::string range = half_width(name);
    const size_t hyphen = range.find('-');
    if (hyphen == std::string::npos) return false;
    const std::string_view low = std::string_view(range).substr(0, hyphen);
    const std::string_view high = std::string_view(range).substr(hyphen + 1);
    if (!all_digits(low) || !all_digits(high)) return false;
    PhrasePart part{.kind = Kind::Gap, .text = written(span), .min = kLongestGap + 1, .span = span};
    std::from_chars(low.data(), low.data() + low.size(), part.min);
    std::from_chars(high.data(), high.data() + high.size(), part.max);
    if (part.min > part.max || part.max == 0 || part.max > kLongestGap || high.size() > 9) {
      fail(DiagnosticCode::invalid_gap, span, {name, std::to_string(kLongestGap)},
           message(says::help_write_like, "<0-6>"));
      return true;
    }
    parts.push_back(std::move(part));
    return true;
  }

  /// A run of `…`, or of three dots and more. False, with nothing read, where there is none.
  bool ellipsis(Parts& parts) {
    const size_t begin = at_;
    size_t dots = 0;
    while (!at_end() && (is_ellipsis(peek()) || is_dot(peek()))) dots += is_ellipsis(next()) ? 3 : 1;
    if (dots < 3) {
      at_ = begin;
      return false;
    }
    const Span span = span_from(begin);
    parts.push_back({.kind = Kind::Gap, .text = written(span), .min = 0, .max = kEllipsisMax, .span = span});
    return true;
  }

  void character(Parts& parts) {
    const size_t begin = at_;
    if (peek() == U'\\') {
      next();
      if (at_end()) {
        fail(DiagnosticCode::trailing_backslash, span_from(begin), {}, message(says::help_escape, "\\"));
        return;
      }
    }
    const size_t character_begin = at_;
    const char32_t c = next();
    const CharClass character_class = classify(c);
    const bool punctuation =
        (character_class == CharClass::Pause || character_class == CharClass::SentenceEnd) &&
        !is_dot_inside_word(c, character_begin);
    const Kind kind = punctuation ? Kind::Punctuation : Kind::Text;
    if (parts.empty() || parts.back().kind != kind) {
      parts.push_back({.kind = kind, .span = {static_cast<uint32_t>(begin), static_cast<uint32_t>(begin)}});
    }
    parts.back().text += text_.substr(character_begin, at_ - character_begin);
    parts.back().span.end = static_cast<uint32_t>(at_);
  }

  /// `.` between two ASCII letters or digits is a character.
  bool is_dot_inside_word(char32_t c, size_t begin) const {
    return c == U'.' && begin > 0 && is_ascii_alnum(static_cast<unsigned char>(text_[begin - 1])) &&
           is_ascii_alnum(peek());
  }

  std::string_view text_;
  const Place& place_;
  Diagnostics& diagnostics_;
  size_t at_ = 0;
  bool failed_ = false;
  bool gave_up_ = false;  ///< nested too deeply: the rest was not read
};

}  // namespace

Phrase parse_phrase(std::string text, Place place, Diagnostics& diagnostics) {
  Phrase phrase{.text = std::move(text), .parts = {}, .place = std::move(place)};
  if (report_phrase_surface(phrase.text, phrase.place, diagnostics)) return phrase;
  PhraseParser parser(phrase.text, phrase.place, diagnostics);
  phrase.parts = parser.parse();
  if (!parser.failed()) check_phrase_edges(phrase, diagnostics);
  return phrase;
}

}  // namespace zhijian
