#include "search/prefilter/near_scan.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace zhijian {

void scan_near_plain(const Nearness* table, size_t eights, std::span<const uint32_t> rows, NearFound* found) {
  for (size_t e = 0; e < eights; ++e) {
    NearFound here;
    Nearness before;
    for (const uint32_t row : rows) {
      const Nearness& now = table[row * eights + e];
      here.pairs |= ((before.near << 1) & now.close) | ((before.close << 1) & now.near);
      here.any.near |= now.near;
      here.any.close |= now.close;
      before = now;
    }
    found[e] = here;
  }
}

#if defined(__x86_64__)

namespace {

/// For kCount of the eights. Holds `near` and `close` in the halves of one register, so that to swap them is
/// to compare one symbol's `near` with the next one's `close` and the other way round.
template <size_t kCount>
[[gnu::target("avx2")]] void scan_some(const Nearness* table, size_t eights, std::span<const uint32_t> rows,
                                       NearFound* found) {
  static_assert(sizeof(Nearness) == sizeof(__m256i));
  __m256i any[kCount], pairs[kCount], before[kCount];
#pragma GCC unroll 4
  for (size_t e = 0; e < kCount; ++e) {
    any[e] = _mm256_setzero_si256();
    pairs[e] = _mm256_setzero_si256();
    before[e] = _mm256_setzero_si256();
  }
  for (const uint32_t row : rows) {
    const Nearness* const here = table + row * eights;
#pragma GCC unroll 4
    for (size_t e = 0; e < kCount; ++e) {
      const __m256i now = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(here + e));
      const __m256i swapped = _mm256_permute4x64_epi64(now, 0b01'00'11'10);
      pairs[e] = _mm256_or_si256(pairs[e], _mm256_and_si256(_mm256_slli_epi16(before[e], 1), swapped));
      any[e] = _mm256_or_si256(any[e], now);
      before[e] = now;
    }
  }
#pragma GCC unroll 4
  for (size_t e = 0; e < kCount; ++e) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(&found[e].any), any[e]);
    const __m128i both =
        _mm_or_si128(_mm256_castsi256_si128(pairs[e]), _mm256_extracti128_si256(pairs[e], 1));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(&found[e].pairs), both);
  }
}

void scan_near_avx2(const Nearness* table, size_t eights, std::span<const uint32_t> rows, NearFound* found) {
  constexpr size_t kMost = 4;  // so many fit into the registers
  size_t e = 0;
  for (; e + kMost <= eights; e += kMost) scan_some<kMost>(table + e, eights, rows, found + e);
  switch (eights - e) {
    case 3:
      return scan_some<3>(table + e, eights, rows, found + e);
    case 2:
      return scan_some<2>(table + e, eights, rows, found + e);
    case 1:
      return scan_some<1>(table + e, eights, rows, found + e);
    default:
      return;
  }
}

const auto kScanNear = __builtin_cpu_supports("avx2") ? scan_near_avx2 : scan_near_plain;

}  // namespace

void scan_near(const Nearness* table, size_t eights, std::span<const uint32_t> rows, NearFound* found) {
  kScanNear(table, eights, rows, found);
}

#else

void scan_near(const Nearness* table, size_t eights, std::span<const uint32_t> rows, NearFound* found) {
  scan_near_plain(table, eights, rows, found);
}

#endif

}  // namespace zhijian
