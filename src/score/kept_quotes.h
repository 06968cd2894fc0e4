#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "score/quotes.h"

namespace zhijian {

/// The quotes of a rule for an agent, as many and in the order that kQuotesPerRule tells.
///
/// Why it is fast: there are very many of these, and what their quotes say lies somewhere in memory. Once no
/// more fit, nearly all that come are turned away by the begin of the call's id, which stands here.
/// Invariant: nothing is turned away so that goes before the last quote.
class KeptQuotes {
 public:
  /// Takes as many of a call's hits as belong here; `review` is for all of them.
  void add(std::string_view call, const std::vector<HitRecord>& hits, bool review);
  void merge(KeptQuotes&& other);
  /// Gives the quotes away.
  std::vector<RankedQuote> take() { return std::move(quotes_); }

 private:
  /// A text's first bytes as numbers that compare like them; what is not there counts as zeros, so that equal
  /// begins say nothing.
  using Begin = std::array<uint64_t, 2>;
  static Begin begin_of(std::string_view text);
  bool is_full() const { return quotes_.size() == kQuotesPerRule; }
  void note_last();

  bool last_review_ = false;  ///< of the last quote, once no more fit; as is the next
  Begin last_call_{};
  std::vector<RankedQuote> quotes_;
};

}  // namespace zhijian
