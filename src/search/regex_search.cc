#include "search/regex_search.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include "base/utf8.h"

namespace zhijian {

namespace {

constexpr std::string_view kOperators = "\\^$.|?*+()[]{}";

/// Walks a pattern and copies it, folding what stands for itself.
class RegexFolder {
 public:
  RegexFolder(std::string_view pattern, const Folder& folder) : text_(pattern), folder_(folder) {}

  std::string run() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\\') {
        copy_escape();
      } else if (c == '[') {
        copy_class();
      } else if (c == '(' && text_.substr(at_, 2) == "(?") {
        copy_group_head();
      } else if (c == '{') {
        copy_until('}');
      } else if (kOperators.find(c) != std::string_view::npos) {
        out_ += c, ++at_;
      } else {
        fold_one(false);
      }
    }
    return std::move(out_);
  }

 private:
  void copy(size_t count) {
    out_.append(text_.substr(at_, count));
    at_ = std::min(at_ + count, text_.size());
  }

  void copy_until(char end) {
    const size_t stop = text_.find(end, at_);
    copy(stop == std::string_view::npos ? 1 : stop - at_ + 1);
  }

  void copy_escape() {
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("\\Q")) {
      copy_quoted();
    } else if (rest.size() > 2 && (rest[1] == 'p' || rest[1] == 'P' || rest[1] == 'x') && rest[2] == '{') {
      copy_until('}');
    } else if (rest.size() > 2 && (rest[1] == 'p' || rest[1] == 'P')) {
      copy(3);
    } else if (rest.size() > 1) {
      copy(1 + utf8_length(static_cast<unsigned char>(rest[1])));
    } else {
      copy(1);
    }
  }

  /// \Q…\E: everything in it stands for itself.
  void copy_quoted() {
    at_ += 2;
    while (at_ < text_.size() && !text_.substr(at_).starts_with("\\E")) fold_one(false);
    if (at_ < text_.size()) at_ += 2;
  }

  /// (?P<name>, (?:, (?i): up to what ends the head.
  void copy_group_head() {
    if (text_.substr(at_).starts_with("(?P<")) return copy_until('>');
    size_t stop = at_ + 2;
    while (stop < text_.size() && text_[stop] != ':' && text_[stop] != ')') ++stop;
    copy(stop - at_ + 1);
  }

  void copy_class() {
    copy(1);
    if (at_ < text_.size() && text_[at_] == '^') copy(1);
    bool first = true;
    while (at_ < text_.size() && (text_[at_] != ']' || first)) {
      first = false;
      if (text_.substr(at_).starts_with("[:")) {
        const size_t stop = text_.find(":]", at_);
        copy(stop == std::string_view::npos ? 1 : stop - at_ + 2);
      } else if (text_[at_] == '\\') {
        copy_escape();
      } else {
        const size_t length = utf8_length(static_cast<unsigned char>(text_[at_]));
        const std::string_view after = text_.substr(std::min(at_ + length, text_.size()));
        const bool range = after.size() > 1 && after[0] == '-' && after[1] != ']';
        if (range) {
          copy(length + 1);
          if (text_[at_] == '\\') {
            copy_escape();
          } else {
            copy(utf8_length(static_cast<unsigned char>(text_[at_])));
          }
        } else {
          fold_one(true);
        }
      }
    }
    copy(1);
  }

  void fold_one(bool in_class) {
    const size_t begin = at_;
    const char32_t c = decode_utf8(text_, at_);
    std::u32string folded = folder_.fold_character(c);
    if (folded.empty())
      folded = classify(c) == CharClass::Skipped && !is_punctuation(c) ? U"" : fold_code_point(c);
    if (folded.empty() && is_punctuation(c)) folded = std::u32string(1, c);
    if (in_class && folded.size() > 1) {
      out_.append(text_.substr(begin, at_ - begin));
      return;
    }
    const bool group = folded.size() > 1;
    if (group) out_ += "(?:";
    for (const char32_t symbol : folded) {
      const bool special =
          symbol < 0x80 && (kOperators.find(static_cast<char>(symbol)) != std::string_view::npos ||
                            (in_class && symbol == '-'));
      if (special) out_ += '\\';
      append_utf8(symbol, out_);
    }
    if (group) out_ += ')';
  }

  /// What fold_keeping_punctuation() keeps although matching skips it.
  bool is_punctuation(char32_t c) const {
    FoldedText kept;
    std::string given;
    append_utf8(c, given);
    folder_.fold_keeping_punctuation(given, 0, kept);
    return !kept.symbols.empty();
  }

  std::string_view text_;
  const Folder& folder_;
  size_t at_ = 0;
  std::string out_;
};

}  // namespace

struct RegexSearch::Entry {
  // The expression, and who knows what it needs: to compile it takes long, and is done once for both.
  std::unique_ptr<re2::FilteredRE2> filter;
  RegexNeeds needs;
  uint32_t phrase;
};

RegexSearch::RegexSearch() = default;
RegexSearch::RegexSearch(RegexSearch&&) noexcept = default;
RegexSearch& RegexSearch::operator=(RegexSearch&&) noexcept = default;
RegexSearch::~RegexSearch() = default;

std::string fold_regex(std::string_view pattern, const Folder& folder) {
  return RegexFolder(pattern, folder).run();
}

bool RegexSearch::add(std::string_view pattern, uint32_t phrase, const Folder& folder, std::string& error) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  const std::string folded = fold_regex(pattern, folder);
  auto filter = std::make_unique<re2::FilteredRE2>(0);
  int id = 0;
  if (filter->Add(folded, options, &id) != re2::RE2::NoError) {
    return error = re2::RE2(folded, options).error(), false;
  }
  RegexNeeds needs = regex_needs(*filter);
  entries_.push_back({std::move(filter), std::move(needs), phrase});
  return true;
}

uint32_t RegexSearch::size() const {
  return static_cast<uint32_t>(entries_.size());
}

const RegexNeeds& RegexSearch::needs(uint32_t order) const {
  return entries_[order].needs;
}

void RegexSearch::find(uint32_t order, const Search& search, const CallText& call, uint32_t turn,
                       const RegexText& text, Exclusions& exclusions, std::vector<Hit>& hits) const {
  const re2::RE2& regex = entries_[order].filter->GetRE2(0);
  const re2::StringPiece whole(text.utf8.data(), text.utf8.size());
  // Which symbol a byte belongs to is asked of hits only, which are few: it is counted, and not kept for each
  // byte.
  const std::string_view utf8 = text.utf8;
  size_t counted = 0, symbols_begun = 0;
  size_t from = 0;
  re2::StringPiece found;
  while (from <= whole.size() && regex.Match(whole, from, whole.size(), re2::RE2::UNANCHORED, &found, 1)) {
    const auto begin = static_cast<size_t>(found.data() - whole.data());
    const size_t end = begin + found.size();
    const auto next_code_point = [&](size_t at) {
      return at < whole.size() ? at + utf8_length(static_cast<unsigned char>(whole[at])) : at + 1;
    };
    if (found.empty()) {
      from = next_code_point(begin);
      continue;
    }
    symbols_begun += count_code_points(utf8.substr(counted, begin + 1 - counted));
    counted = begin + 1;
    const uint32_t* const first = &text.folded.offsets[symbols_begun - 1];
    const uint32_t last = first[count_code_points(utf8.substr(counted, end - counted))];
    const Span span{*first, last + utf8_length(static_cast<unsigned char>(call.call().text[last]))};
    const Span symbols = call.symbols_in(span);
    // What is excluded must not hide a match that begins within it.
    if (exclusions.excluded(search, turn, symbols.begin, symbols.end)) {
      from = next_code_point(begin);
      continue;
    }
    hits.push_back({.span = span,
                    .turn = turn,
                    .phrase = entries_[order].phrase,
                    .order = order,
                    .speaker = call.turns()[turn].speaker});
    from = end;
  }
}

}  // namespace zhijian
