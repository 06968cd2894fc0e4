#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace zhijian {

/// A rough set of symbols: it never denies one that was added, but may hold others too. Whether it holds all
/// of another set is a few instructions, which tells most texts that lack a word of a phrase from those that
/// may hold it.
class SymbolSet {
 public:
  void add(std::u32string_view symbols) {
    for (const char32_t symbol : symbols) {
      const uint32_t hash = static_cast<uint32_t>(symbol) * 0x9E3779B1u >> 24;
      words_[hash / 64] |= uint64_t{1} << hash % 64;
    }
  }

  /// False only where some symbol that was added to `others` was not added to this.
  bool may_hold(const SymbolSet& others) const {
    uint64_t missing = 0;
    for (size_t i = 0; i < words_.size(); ++i) missing |= others.words_[i] & ~words_[i];
    return missing == 0;
  }

 private:
  std::array<uint64_t, 4> words_{};
};

}  // namespace zhijian
