#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "search/prefilter/regex_filter.h"
#include "search/search.h"

namespace zhijian {

/// The pattern as RE2 takes it: literal letters and punctuation folded, white space dropped; escapes, names,
/// ranges and operators as they are.
std::string fold_regex(std::string_view pattern, const Folder& folder);

/// The folded text of one turn with its punctuation.
struct RegexText {
  FoldedText folded;  ///< offsets in Call::text
  std::string utf8;   ///< its symbols, as RE2 takes them
};

/// The patterns of one `regex` condition.
class RegexSearch {
 public:
  RegexSearch();
  RegexSearch(RegexSearch&&) noexcept;
  RegexSearch& operator=(RegexSearch&&) noexcept;
  ~RegexSearch();

  /// False where RE2 refuses the pattern; `error` says why.
  bool add(std::string_view pattern, uint32_t phrase, const Folder& folder, std::string& error);

  uint32_t size() const;
  const RegexNeeds& needs(uint32_t order) const;

  /// Appends the hits of one pattern in one turn: what it matches from the left, never empty, and without
  /// what `search` excludes.
  void find(uint32_t order, const Search& search, const CallText& call, uint32_t turn, const RegexText& text,
            Exclusions& exclusions, std::vector<Hit>& hits) const;

 private:
  struct Entry;
  std::vector<Entry> entries_;
};

}  // namespace zhijian
