#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace zhijian {

/// A 64-bit hash of a text, to be compared within one run only: it may differ between machines. The product
/// of two words in 128 bits, its halves put together, mixes sixteen bytes at a time; two chains run side by
/// side.
inline uint64_t hash_text(std::string_view text) {
  __extension__ typedef unsigned __int128 Product;
  constexpr uint64_t kOdd[] = {0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F,
                               0xE7037ED1A0B428DB};
  constexpr size_t kStep = 32;
  const auto mix = [](uint64_t a, uint64_t b) {
    const Product product = Product{a} * b;
    return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
  };
  uint64_t one = kOdd[0] ^ text.size(), other = kOdd[1];
  const auto take = [&](const char* bytes) {
    uint64_t words[kStep / sizeof(uint64_t)];
    std::memcpy(words, bytes, kStep);
    one = mix(words[0] ^ kOdd[2], words[1] ^ one);
    other = mix(words[2] ^ kOdd[3], words[3] ^ other);
  };
  size_t at = 0;
  for (; text.size() - at >= kStep; at += kStep) take(text.data() + at);
  if (at < text.size()) {
    // Zeros behind the end make no text like another: the size is part of the hash.
    char rest[kStep] = {};
    std::memcpy(rest, text.data() + at, text.size() - at);
    take(rest);
  }
  return mix(one ^ kOdd[0], other ^ kOdd[1]);
}

}  // namespace zhijian
