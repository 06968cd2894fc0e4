#include "calls/labels/label.h"

#include <algorithm>

#include "base/trim.h"
#include "base/utf8.h"
#include "calls/labels/folded_line.h"
#include "calls/labels/label_name.h"
#include "calls/labels/label_words.h"

namespace zhijian {

namespace {

using Text = std::u32string_view;

constexpr size_t kNone = Text::npos;

bool is_one_of(char32_t c, Text set) {
  return set.find(c) != Text::npos;
}

class LabelReader {
 public:
  LabelReader(std::string_view line, const ReadOptions& options, bool roles_only)
      : line_(line), folded_(line), text_(folded_.text), options_(options), roles_only_(roles_only) {}

  LabelledLine read() {
    skip_to_label();
    if (out_.kind == LineKind::BadTime) return out_;
    if (at_ >= text_.size()) return only_decoration();
    colon_ = find_colon();
    if (read_bracketed()) return finish();
    if (colon_ != kNone) {
      read_before_colon();
    } else {
      read_without_colon();
    }
    return finish();
  }

 private:
  Text rest() const { return text_.substr(at_); }

  // What may stand before a label: marks of lists and of Markdown, numbers of lines, times.

  void skip_to_label() {
    for (size_t before = kNone; before != at_;) {
      before = at_;
      while (at_ < text_.size() && is_one_of(text_[at_], U" \t")) ++at_;
      skip_marks();
      if (take_bracketed_times() || out_.kind == LineKind::BadTime) continue;
      take_bare_times();
      skip_number();
    }
  }

  void skip_marks() {
    constexpr Text kMarks = U"-*·●○■□◆◇▪▫‣►▶>★☆_`~#+";
    constexpr Text kEmphasis = U"*_`~";
    while (at_ < text_.size() && is_one_of(text_[at_], kMarks)) {
      has_emphasis_ |= is_one_of(text_[at_], kEmphasis);
      ++at_;
      while (at_ < text_.size() && text_[at_] == U' ') ++at_;
    }
  }

  void skip_number() {
    size_t end = at_;
    if (end < text_.size() && text_[end] >= U'①' && text_[end] <= U'⑳') {
      at_ = end + 1;
      return;
    }
    while (end < text_.size() && is_digit(text_[end]) && end - at_ < 4) ++end;
    if (end == at_ || end >= text_.size()) return;
    const bool marked = is_one_of(text_[end], U".、)");
    const bool goes_on = end + 1 < text_.size() && is_digit(text_[end + 1]);
    if (marked && !goes_on) at_ = end + 1;
    // `3 客户：` is numbered too, where a role comes next.
    if (text_[end] == U' ' && role_at_begin(trim_blanks(text_.substr(end)))) at_ = end + 1;
  }

  bool take_bracketed_times() {
    if (at_ >= text_.size()) return false;
    const char32_t close = closing_bracket(text_[at_]);
    if (close == 0 || text_[at_] == U'"' || text_[at_] == U'\'') return false;
    const size_t end = text_.find(close, at_ + 1);
    if (end == kNone) return false;
    const Text inside = text_.substr(at_ + 1, end - at_ - 1);
    if (const auto times = take_times(inside, true)) {
      take(*times, true);
      at_ = end + 1;
      return true;
    }
    if (text_[at_] == U'[' && looks_like_times(inside)) {
      out_.kind = LineKind::BadTime;
      out_.text = line_.substr(folded_.offsets[at_ + 1], folded_.offsets[end] - folded_.offsets[at_ + 1]);
    }
    return false;
  }

  void take_bare_times() {
    const auto times = take_times(rest());
    if (!times) return;
    const size_t end = at_ + times->length;
    // 10:30可以, 00:05：…: a time, or a number, of a sentence.
    if (end < text_.size() && !is_one_of(text_[end], U" \t|,-[(<{>*_")) return;
    take(*times, false);
    has_bare_times_ = true;
    at_ = end;
    while (at_ < text_.size() && is_one_of(text_[at_], U" |,-\t")) ++at_;
  }

  void take(const LabelTimes& times, bool bracketed) {
    if (out_.times.begin_ms != kNoTime) return;
    out_.times = times;
    out_.times.is_certain |= bracketed;
    out_.is_timed |= bracketed;
  }

  bool is_certain() const { return out_.times.begin_ms != kNoTime && out_.times.is_certain; }

  LabelledLine only_decoration() {
    out_.text = trim(line_);
    out_.kind = has_bare_times_ && is_certain() ? LineKind::Unclear : LineKind::Words;
    return out_;
  }

  // The colon that ends a label.

  size_t find_colon() const {
    constexpr size_t kReach = 60;
    constexpr Text kEndsSentence = U"，。！？；、,!?;…\t";
    char32_t close = 0;
    for (size_t i = at_; i < text_.size() && i - at_ < kReach; ++i) {
      const char32_t c = text_[i];
      if (close != 0) {
        if (c == close) close = 0;
        continue;
      }
      if (closing_bracket(c) != 0 && text_.find(closing_bracket(c), i + 1) != kNone) {
        close = closing_bracket(c);
      } else if (c == U':') {
        const bool is_clock =
            i > at_ && is_digit(text_[i - 1]) && i + 1 < text_.size() && is_digit(text_[i + 1]);
        if (!is_clock || options_.agent_channel == to_utf8(trim_blanks(text_.substr(at_, i - at_)))) return i;
      } else if (is_one_of(c, kEndsSentence)) {
        return kNone;
      }
    }
    return kNone;
  }

  std::string_view behind(size_t at) const {
    std::string_view text = trim(line_.substr(folded_.offsets[std::min(at, text_.size())]));
    constexpr std::string_view kEmphasis = "*_`~";
    while (has_emphasis_ && !text.empty() && kEmphasis.find(text.front()) != kEmphasis.npos) {
      text = trim(text.substr(1));
    }
    if (text.starts_with("</")) text = trim(text.substr(std::min(text.find('>'), text.size() - 1) + 1));
    return text;
  }

  void speak(const LabelName& name, size_t text_begin) {
    out_.kind = LineKind::Speech;
    out_.speaker = name.speaker;
    out_.agent_id = name.id;
    out_.agent_name = name.name;
    if (out_.times.begin_ms == kNoTime && name.times) out_.times = *name.times;
    while (text_begin < text_.size() && is_one_of(text_[text_begin], U": \t")) ++text_begin;
    out_.text = behind(text_begin);
  }

  /// `【坐席】您好`, `[客户] 我不知道`: a speaker in brackets, and no name before a colon behind them.
  bool read_bracketed() {
    const char32_t close = closing_bracket(text_[at_]);
    if (close == 0) return false;
    const size_t end = text_.find(close, at_ + 1);
    if (end == kNone) return false;
    const LabelName name = read_name(text_.substr(at_ + 1, end - at_ - 1), options_);
    const bool is_quote = text_[at_] == U'"' || text_[at_] == U'\'' || text_[at_] == U'{';
    if (colon_ != kNone && colon_ > end) {
      const Text between = trim_blanks(text_.substr(end + 1, colon_ - end - 1));
      if (between.empty()) return false;
      const LabelName whole = read_name(text_.substr(at_, colon_ - at_), options_);
      if (whole.sort == NameSort::Role || whole.sort == NameSort::Speaker) return false;
    }
    if (is_quote) return false;
    if (name.sort == NameSort::Role || (name.sort == NameSort::Speaker && name.is_sure)) {
      speak(name, end + 1);
      return true;
    }
    if (colon_ == kNone && name.names_role) {
      out_.kind = LineKind::DoubtfulWords;
      return true;
    }
    return false;
  }

  void read_before_colon() {
    Text before = text_.substr(at_, colon_ - at_);
    while (has_emphasis_ && !before.empty() && is_one_of(before.back(), U"*_`~ ")) before.remove_suffix(1);
    const Text after = text_.substr(colon_ + 1);
    const bool is_address = after.starts_with(U"//") || after.starts_with(U"\\");
    if (is_address && !role_at_begin(before)) return as_words(before);
    const LabelName name = read_name(before, options_);
    switch (name.sort) {
      case NameSort::Role:
      case NameSort::Speaker:
        return speak(name, colon_ + 1);
      case NameSort::Unclear:
        out_.kind = LineKind::Unclear;
        return;
      case NameSort::Doubtful:
        out_.kind = LineKind::DoubtfulWords;
        return;
      case NameSort::Number:
      case NameSort::Words:
        // 坐席 09:03:01 您的单号：…: the colon is of what is said.
        if (role_at_begin(before)) return read_without_colon();
        if (name.names_role) {
          out_.kind = LineKind::DoubtfulWords;
          return;
        }
        return as_words(before);
    }
  }

  /// Words, unless a time that is no part of a sentence says that somebody speaks.
  void as_words(Text) { out_.kind = has_bare_times_ && is_certain() ? LineKind::Unclear : LineKind::Words; }

  void read_without_colon() {
    if (read_role_first() || read_name_and_time() || read_before_tab() || doubt_role()) return;
    const size_t end = std::min(rest().find_first_of(U" \t"), rest().size());
    const Text first = rest().substr(0, end);
    if (end < rest().size() && first.size() > 1 && kind_of_name(first) == NameKind::Numbered &&
        has_digits(first)) {
      out_.kind = LineKind::Unclear;  // SPEAKER_01 不知道
      return;
    }
    as_words(rest());
  }

  static bool has_digits(Text text) { return std::any_of(text.begin(), text.end(), is_digit); }

  /// A role's name, and what comes behind it in place of a colon.
  bool read_role_first() {
    const auto role = role_at_begin(rest());
    if (!role) return false;
    size_t end = at_ + role->length;
    // An id or brackets belong to the name.
    size_t name_end = end;
    while (name_end < text_.size() &&
           (is_digit(text_[name_end]) || is_latin(text_[name_end]) || is_one_of(text_[name_end], U"_-#")) &&
           !is_one_of(text_[end - 1], U"abcdefghijklmnopqrstuvwxyz")) {
      ++name_end;
    }
    while (name_end > end && is_one_of(text_[name_end - 1], U"_-#")) --name_end;
    if (name_end < text_.size() && text_[name_end] == U'(') {
      const size_t close = text_.find(U')', name_end);
      if (close != kNone) name_end = close + 1;
    }
    const LabelName name = read_name(text_.substr(at_, name_end - at_), options_);
    if (name.sort != NameSort::Role) return false;
    size_t at = name_end;
    while (has_emphasis_ && at < text_.size() && is_one_of(text_[at], U"*_`~")) ++at;
    while (at < text_.size() && text_[at] == U' ') ++at;
    if (name.times) return speak(name, at), true;
    const bool has_blank = at > name_end;
    const bool timed = is_certain();
    if (at < text_.size()) {
      bool bracketed = false;
      std::optional<LabelTimes> times;
      const char32_t close = closing_bracket(text_[at]);
      const size_t bracket_end = close == 0 ? kNone : text_.find(close, at + 1);
      if (bracket_end != kNone) {
        times = take_times(text_.substr(at + 1, bracket_end - at - 1), true);
        bracketed = times.has_value();
        if (times) times->length = bracket_end + 1 - at;
      } else if (has_blank) {
        times = take_times(text_.substr(at));
      }
      if (times) {
        const size_t behind_times = at + times->length;
        const bool ends = trim_blanks(text_.substr(behind_times)).empty();
        if (ends || times->is_certain || bracketed) {
          take(*times, bracketed);
          speak(name, behind_times);
          return true;
        }
      }
    }
    if (at >= text_.size()) {
      // Nothing but the name: the words stand below.
      speak(name, at);
      is_doubtful_ = !timed && !out_.is_timed && !has_bare_times_;
      return true;
    }
    const bool spaced_dash =
        has_blank && text_[at] == U'-' && at + 1 < text_.size() && is_one_of(text_[at + 1], U" -");
    const bool double_dash = text_.substr(at).starts_with(U"--");
    if (is_one_of(text_[at], U"\t|>=→⇒»") || spaced_dash || double_dash) {
      while (at < text_.size() && is_one_of(text_[at], U"\t|>=→⇒»- ")) ++at;
      speak(name, at);
      return true;
    }
    return false;
  }

  /// A role's name in front that is no label.
  bool doubt_role() {
    const auto role = role_at_begin(rest());
    if (!role || role->speaker == Speaker::Other) return false;
    const size_t end = at_ + role->length;
    const bool goes_on = end < text_.size() && is_word(text_[end]);
    const bool was_words = goes_on && !is_certain();
    out_.kind = was_words ? LineKind::DoubtfulWords : LineKind::Unclear;
    return true;
  }

  /// `张三 2026-11-21 09:03:11`, with the words below.
  bool read_name_and_time() {
    const Text line = trim_blanks(rest());
    const bool has_time_before = out_.times.begin_ms != kNoTime;
    if (has_time_before) {
      const LabelName name = read_name(line, options_);
      if (name.sort != NameSort::Role && !(name.sort == NameSort::Speaker && name.is_sure)) return false;
      if (!is_certain()) {
        out_.kind = LineKind::DoubtfulWords;
        return true;
      }
      speak(name, text_.size());
      return true;
    }
    for (size_t blank = line.find(U' '); blank != kNone; blank = line.find(U' ', blank + 1)) {
      Text behind = trim_blanks(line.substr(blank));
      const char32_t close = closing_bracket(behind.front());
      const bool bracketed = close != 0 && behind.back() == close;
      if (bracketed) behind = behind.substr(1, behind.size() - 2);
      const auto times = take_times(behind, bracketed);
      if (!times || times->length != behind.size()) continue;
      const LabelName name = read_name(line.substr(0, blank), options_);
      if (name.sort != NameSort::Role && name.sort != NameSort::Speaker) return false;
      if (!times->is_certain && !bracketed && name.sort != NameSort::Role) {
        out_.kind = LineKind::DoubtfulWords;
        return true;
      }
      take(*times, bracketed);
      speak(name, text_.size());
      return true;
    }
    return false;
  }

  bool read_before_tab() {
    const size_t tab = rest().find(U'\t');
    if (tab == kNone || tab == 0) return false;
    const LabelName name = read_name(rest().substr(0, tab), options_);
    if (name.sort != NameSort::Role && !(name.sort == NameSort::Speaker && name.is_sure)) return false;
    speak(name, at_ + tab + 1);
    return true;
  }

  LabelledLine finish() {
    const bool is_speech = out_.kind == LineKind::Speech;
    if (is_speech && roles_only_ && !is_role(out_.speaker, options_)) out_.kind = LineKind::DoubtfulWords;
    if (out_.kind == LineKind::Unclear && roles_only_) out_.kind = LineKind::DoubtfulWords;
    if (out_.kind != LineKind::Speech) {
      const bool cut_times = out_.kind == LineKind::Unclear || out_.is_timed;
      out_.text =
          trim(cut_times && out_.times.begin_ms != kNoTime ? line_.substr(folded_.offsets[at_]) : line_);
      if (!cut_times) out_.times = {};
    }
    out_.holds_label = is_doubtful_ || (out_.kind != LineKind::DoubtfulWords &&
                                        out_.kind != LineKind::Unclear && holds_label(out_.text));
    return out_;
  }

  std::string_view line_;
  FoldedLine folded_;
  Text text_;
  const ReadOptions& options_;
  const bool roles_only_;
  size_t at_ = 0;
  size_t colon_ = kNone;
  bool has_emphasis_ = false;
  bool has_bare_times_ = false;
  bool is_doubtful_ = false;
  LabelledLine out_;
};

}  // namespace

LabelledLine read_label(std::string_view line, const ReadOptions& options, bool roles_only) {
  return LabelReader(line, options, roles_only).read();
}

}  // namespace zhijian
