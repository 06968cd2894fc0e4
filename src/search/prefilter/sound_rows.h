#pragma once

#include <bitset>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "text/sounds.h"

namespace zhijian {

/// Numbers what symbols can sound like, for tables. A *sound* is a syllable or, numbered behind those, a
/// symbol that is looked for as such; a *row* is all sounds of a symbol. Symbols with the same readings share
/// a row.
class SoundRows {
 public:
  /// `sounds` outlives this. `as_such`: the symbols that are sounds of their own.
  SoundRows(const Sounds& sounds, const std::vector<char32_t>& as_such);

  uint32_t sound_count() const { return sound_count_; }
  /// The sound that the symbol itself is; it must be one of `as_such`.
  uint32_t sound_of(char32_t symbol) const { return own_sounds_.at(symbol); }

  uint32_t row_count() const { return static_cast<uint32_t>(begins_.size() - 1); }
  std::span<const uint32_t> sounds_of_row(uint32_t row) const {
    return {row_sounds_.data() + begins_[row], row_sounds_.data() + begins_[row + 1]};
  }
  uint32_t row_of(char32_t symbol) const {
    if (odd_hash_.test(symbol % odd_hash_.size())) {
      const auto odd = odd_rows_.find(symbol);
      if (odd != odd_rows_.end()) return odd->second;
    }
    return row_of_set_[reading_set(symbol)];
  }

 private:
  uint32_t add_row(std::span<const uint32_t> sounds);

  uint32_t sound_count_ = 0;
  std::unordered_map<char32_t, uint32_t> own_sounds_;
  std::vector<uint32_t> begins_ = {0};  ///< row r has row_sounds_[begins_[r], begins_[r + 1])
  std::vector<uint32_t> row_sounds_;
  std::vector<uint16_t> row_of_set_;                 ///< by reading_set()
  std::unordered_map<char32_t, uint32_t> odd_rows_;  ///< of symbols with more sounds than their readings
  std::bitset<4096> odd_hash_;                       ///< of those symbols
};

}  // namespace zhijian
