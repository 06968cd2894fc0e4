#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/outcome.h"

namespace zhijian {

/// Code points after which a quote's text and sentence are cut off, with `…`.
inline constexpr size_t kQuoteLength = 200;

/// Words that made a rule fail, or that a person has to decide on.
struct Quote {
  std::string call;
  uint32_t turn = 0;     ///< of a missing phrase that of the moment that called for it; 0: none
  std::string text;      ///< the words found, over all parts; of a missing phrase those of the moment
  std::string sentence;  ///< what they were said in; empty for a probe
  bool missing = false;
  bool review = false;  ///< only suspected: the verdict is Review
  std::string phrase;   ///< as the rubric's author wrote it
  Probe probe = Probe::None;
  int64_t value = 0;  ///< of a probe
  std::string label;  ///< of a label
};

struct HitRecord;

/// How many quotes a rule has for an agent: failures before reviews, then by call id, then as in the call. So
/// which they are does not depend on the order in which calls came.
inline constexpr size_t kQuotesPerRule = 5;

/// A quote and what decides whether it is kept: see kQuotesPerRule. There are many (agents × rules ×
/// kQuotesPerRule), so its texts stand in one string, one behind the other.
class RankedQuote {
 public:
  /// A piece of evidence of that call as reports quote it, cut off at kQuoteLength. `review`: it is only
  /// suspected. `position` is among the rule's hits in the call.
  RankedQuote(std::string_view call, const HitRecord& hit, bool review, size_t position);
  RankedQuote(const Quote& quote, size_t position);

  std::string_view call() const { return text(0); }
  bool review() const { return review_; }
  uint32_t position() const { return position_; }
  Quote quote() const;

 private:
  static constexpr size_t kTexts = 5;  ///< call, text, sentence, phrase, label
  std::string_view text(size_t index) const {
    const uint32_t begin = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(texts_).substr(begin, ends_[index] - begin);
  }
  /// `ends` tells where each of the texts ends.
  void set_texts(std::string_view texts, const std::array<size_t, kTexts>& ends);

  std::string texts_;
  std::array<uint32_t, kTexts> ends_{};
  uint32_t position_ = 0;
  uint32_t turn_ = 0;
  int64_t value_ = 0;
  Probe probe_ = Probe::None;
  bool missing_ = false;
  bool review_ = false;
};

/// The quotes of a rule, unpacked only when they are looked at: most reports show few of them.
class Quotes {
 public:
  class Iterator {
   public:
    explicit Iterator(const RankedQuote* at) : at_(at) {}
    Quote operator*() const { return at_->quote(); }
    Iterator& operator++() { return ++at_, *this; }
    bool operator==(const Iterator&) const = default;

   private:
    const RankedQuote* at_;
  };

  Quotes() = default;
  explicit Quotes(std::vector<RankedQuote> packed) : packed_(std::move(packed)) {}

  Iterator begin() const { return Iterator(packed_.data()); }
  Iterator end() const { return Iterator(packed_.data() + packed_.size()); }
  size_t size() const { return packed_.size(); }
  bool empty() const { return packed_.empty(); }
  Quote operator[](size_t index) const { return packed_[index].quote(); }

  /// Calls `change(quote)` for each, to write something else into it.
  template <typename Change>
  void change(Change&& change) {
    for (RankedQuote& packed : packed_) {
      Quote quote = packed.quote();
      change(quote);
      packed = RankedQuote(quote, packed.position());
    }
  }

 private:
  std::vector<RankedQuote> packed_;
};

}  // namespace zhijian
