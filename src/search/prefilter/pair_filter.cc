#include "search/prefilter/pair_filter.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace zhijian {

size_t likely_places_plain(const PairFilter& pairs, const PairFilter* singles, std::u32string_view symbols,
                           size_t begin, size_t end, uint32_t* places) {
  size_t count = 0;
  for (size_t i = begin; i < end; ++i) {
    const char32_t next = i + 1 < symbols.size() ? symbols[i + 1] : 0;
    uint32_t likely = pairs.may_hold(symbols[i], next);
    if (singles != nullptr) likely |= singles->may_hold(symbols[i], 0);
    places[count] = static_cast<uint32_t>(i);
    count += likely;
  }
  return count;
}

#if defined(__x86_64__)

namespace {

/// In each lane's highest bit what PairFilter::may_hold() says of hashes of pairs.
[[gnu::target("avx2")]] inline __m256i may_hold_eight(const PairFilter& filter, __m256i hashes) {
  const __m256i bits = _mm256_srl_epi32(hashes, _mm_cvtsi32_si128(static_cast<int>(filter.shift())));
  const __m256i words = _mm256_i32gather_epi32(reinterpret_cast<const int*>(filter.words()),
                                               _mm256_srli_epi32(bits, 5), sizeof(uint32_t));
  // 31 - bit % 32, which moves the bit to the top: of a number of shifts only the lowest five bits count
  // here.
  const __m256i up = _mm256_andnot_si256(bits, _mm256_set1_epi32(31));
  return _mm256_sllv_epi32(words, up);
}

template <bool kSingles>
[[gnu::target("avx2")]] size_t places_of(const PairFilter& pairs, const PairFilter* singles,
                                         std::u32string_view symbols, size_t begin, size_t end,
                                         uint32_t* places) {
  constexpr size_t kTogether = 8;
  const __m256i by_first = _mm256_set1_epi32(static_cast<int>(PairFilter::kFirst));
  const __m256i by_second = _mm256_set1_epi32(static_cast<int>(PairFilter::kSecond));
  size_t count = 0;
  size_t i = begin;
  for (; i + kTogether <= end && i + kTogether < symbols.size(); i += kTogether) {
    const auto* const at = reinterpret_cast<const __m256i*>(symbols.data() + i);
    const auto* const after = reinterpret_cast<const __m256i*>(symbols.data() + i + 1);
    const __m256i firsts = _mm256_mullo_epi32(_mm256_loadu_si256(at), by_first);
    const __m256i seconds = _mm256_mullo_epi32(_mm256_loadu_si256(after), by_second);
    __m256i likely = may_hold_eight(pairs, _mm256_add_epi32(firsts, seconds));
    if constexpr (kSingles) likely = _mm256_or_si256(likely, may_hold_eight(*singles, firsts));
    auto mask = static_cast<uint32_t>(_mm256_movemask_ps(_mm256_castsi256_ps(likely)));
    for (; mask != 0; mask &= mask - 1) {
      places[count++] = static_cast<uint32_t>(i) + static_cast<uint32_t>(std::countr_zero(mask));
    }
  }
  return count + likely_places_plain(pairs, singles, symbols, i, end, places + count);
}

size_t likely_places_avx2(const PairFilter& pairs, const PairFilter* singles, std::u32string_view symbols,
                          size_t begin, size_t end, uint32_t* places) {
  return singles == nullptr ? places_of<false>(pairs, singles, symbols, begin, end, places)
                            : places_of<true>(pairs, singles, symbols, begin, end, places);
}

const auto kLikelyPlaces = __builtin_cpu_supports("avx2") ? likely_places_avx2 : likely_places_plain;

}  // namespace

size_t likely_places(const PairFilter& pairs, const PairFilter* singles, std::u32string_view symbols,
                     size_t begin, size_t end, uint32_t* places) {
  return kLikelyPlaces(pairs, singles, symbols, begin, end, places);
}

#else

size_t likely_places(const PairFilter& pairs, const PairFilter* singles, std::u32string_view symbols,
                     size_t begin, size_t end, uint32_t* places) {
  return likely_places_plain(pairs, singles, symbols, begin, end, places);
}

#endif

}  // namespace zhijian
