#include "score/kept_quotes.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <tuple>
#include <utility>

#include "score/call_record.h"
#include "score/first_few.h"

namespace zhijian {

namespace {

// Failures before reviews, then by call, then as in the call.
constexpr auto kRankOf = [](const RankedQuote& ranked) {
  return std::make_tuple(ranked.review(), ranked.call(), size_t{ranked.position()});
};

}  // namespace

KeptQuotes::Begin KeptQuotes::begin_of(std::string_view text) {
  Begin begin{};
  std::memcpy(begin.data(), text.data(), std::min(text.size(), sizeof begin));
  if constexpr (std::endian::native == std::endian::little) {
    for (uint64_t& word : begin) word = __builtin_bswap64(word);
  }
  return begin;
}

void KeptQuotes::add(std::string_view call, const std::vector<HitRecord>& hits, bool review) {
  if (is_full() && std::make_tuple(last_review_, last_call_) < std::make_tuple(review, begin_of(call)))
    return;
  for (size_t i = 0; i < hits.size(); ++i) {
    const auto place = place_among(quotes_, kQuotesPerRule, std::make_tuple(review, call, i), kRankOf);
    if (!place) break;
    insert_among(quotes_, kQuotesPerRule, *place, RankedQuote(call, hits[i], review, i));
  }
  note_last();
}

void KeptQuotes::merge(KeptQuotes&& other) {
  merge_among(quotes_, kQuotesPerRule, std::move(other.quotes_), kRankOf);
  note_last();
}

void KeptQuotes::note_last() {
  if (!is_full()) return;
  last_review_ = quotes_.back().review();
  last_call_ = begin_of(quotes_.back().call());
}

}  // namespace zhijian
