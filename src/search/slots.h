#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/builtin_sets.h"
#include "text/fold.h"

namespace zhijian {

/// The built-in sets in folded form: what `<数字>`, `<姓>`, `<姓名>`, `<称谓>` and `<工号>` can stand for.
class Slots {
 public:
  /// A slot takes at most this many symbols, which keeps matching linear in the text.
  static constexpr uint32_t kMaxSymbols = 100;

  explicit Slots(const Folder& folder);

  /// The least and the most symbols that something of the set has.
  static std::pair<uint32_t, uint32_t> size_range(BuiltinSet set);

  /// The lengths, longest first, in which `text` can begin with something of the set. Appends to `lengths`.
  void lengths(BuiltinSet set, std::u32string_view text, std::vector<uint32_t>& lengths) const;

  /// The two symbols with which each title begins, each pair once.
  std::vector<std::u32string> title_pairs() const;

  /// True if a symbol that is a digit's is none as the character `given`: 么 folds to 幺, which stands for
  /// one.
  bool is_no_digit(char32_t symbol, char32_t given) const { return symbol == yao_ && given != kYao; }

  /// True if the symbol can be part of the set at all; a quick test before lengths().
  bool may_begin(BuiltinSet set, char32_t symbol) const;

 private:
  bool in(const std::bitset<65536>& set, char32_t symbol) const { return symbol < 65536 && set[symbol]; }
  /// Lengths (2, 1) of surnames at the beginning of `text`; 0 where there is none.
  std::array<uint32_t, 2> surname_lengths(std::u32string_view text) const;

  static constexpr char32_t kYao = U'幺';

  char32_t yao_;  ///< what it folds to
  std::bitset<65536> digits_;
  std::bitset<65536> staff_id_;
  std::bitset<65536> surnames_;
  std::bitset<65536> surname_begins_;
  std::bitset<65536> familiar_;  ///< 小 阿 老
  std::bitset<65536> title_begins_;
  std::vector<std::u32string> compound_surnames_;
  std::vector<std::u32string> titles_;  ///< longest first
};

}  // namespace zhijian
