#include "search/prefilter/sound_rows.h"

namespace zhijian {

SoundRows::SoundRows(const Sounds& sounds, const std::vector<char32_t>& as_such)
    : sound_count_(static_cast<uint32_t>(syllable_count())),
      row_of_set_(static_cast<size_t>(kReadingSetsSize)) {
  for (const char32_t symbol : as_such) {
    if (own_sounds_.try_emplace(symbol, sound_count_).second) ++sound_count_;
  }
  std::vector<uint32_t> row;
  for (int set = 0; set < kReadingSetsSize; set += 1 + kReadingSets[set]) {
    const std::span<const Syllable> readings = readings_of_set(static_cast<uint16_t>(set));
    row.assign(readings.begin(), readings.end());
    row_of_set_[static_cast<size_t>(set)] = static_cast<uint16_t>(add_row(row));
  }
  const auto add_odd = [&](char32_t symbol) {
    if (odd_rows_.contains(symbol)) return;
    row.clear();
    sounds.for_each_reading(symbol, [&](Syllable syllable) { row.push_back(syllable); });
    const auto own = own_sounds_.find(symbol);
    if (own != own_sounds_.end()) row.push_back(own->second);
    odd_rows_.emplace(symbol, add_row(row));
    odd_hash_.set(symbol % odd_hash_.size());
  };
  sounds.for_each_joined(add_odd);
  for (const char32_t symbol : as_such) add_odd(symbol);
}

uint32_t SoundRows::add_row(std::span<const uint32_t> sounds) {
  row_sounds_.insert(row_sounds_.end(), sounds.begin(), sounds.end());
  begins_.push_back(static_cast<uint32_t>(row_sounds_.size()));
  return row_count() - 1;
}

}  // namespace zhijian
