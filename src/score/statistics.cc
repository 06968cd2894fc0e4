#include "score/statistics.h"

#include <algorithm>

#include "score/exact.h"

namespace zhijian {

namespace {

Decimal decimal(const BigInt& hundredths) {
  return Decimal::from_hundredths(within_decimal(hundredths));
}

/// The score at a position of all scores in ascending order, from 0.
int64_t score_at(const std::vector<std::pair<int64_t, uint64_t>>& times, uint64_t position) {
  for (const auto& [score, count] : times) {
    if (position < count) return score;
    position -= count;
  }
  return times.back().first;
}

}  // namespace

int64_t student_t_975(uint64_t degrees) {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, here with more digits; beyond the table
  // Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.5, which from 13 degrees on is off by
  // less than 0.000003. Whole numbers, so that every machine has the same interval.
  constexpr int64_t kTable[] = {12'706'205, 4'302'653, 3'182'446, 2'776'445, 2'570'582, 2'446'912,
                                2'364'624,  2'306'004, 2'262'157, 2'228'139, 2'200'985, 2'178'813};
  if (degrees <= std::size(kTable)) return kTable[degrees - 1];
  const auto n =
      static_cast<int64_t>(std::min<uint64_t>(degrees, 100'000'000));  // from there on it is the normal one
  int64_t t = 1'589'534 / n;
  t = (2'555'850 + t) / n;
  t = (2'822'499 + t) / n;
  t = (2'372'271 + t) / n;
  return 1'959'964 + t;
}

void ScoreHistogram::add(Decimal score, uint64_t times) {
  const int64_t hundredths = score.hundredths();
  const auto place = std::lower_bound(times_.begin(), times_.end(), hundredths,
                                      [](const auto& entry, int64_t value) { return entry.first < value; });
  if (place != times_.end() && place->first == hundredths) {
    place->second += times;
  } else {
    times_.insert(place, {hundredths, times});
  }
  count_ += times;
}

void ScoreHistogram::merge(const ScoreHistogram& other) {
  for (const auto& [score, count] : other.times_) add(Decimal::from_hundredths(score), count);
}

std::optional<Decimal> ScoreHistogram::mean() const {
  if (count_ == 0) return std::nullopt;
  BigInt sum = 0;
  for (const auto& [score, count] : times_) sum += BigInt(score) * count;
  return decimal(round_half_up(sum, count_));
}

std::optional<ScoreSpread> ScoreHistogram::spread() const {
  if (count_ == 0) return std::nullopt;
  const BigInt n = count_;
  BigInt sum = 0;
  BigInt squares = 0;
  for (const auto& [score, count] : times_) {
    sum += BigInt(score) * count;
    squares += BigInt(score) * score * count;
  }
  ScoreSpread spread;
  spread.mean = decimal(round_half_up(sum, n));
  const BigInt middle = BigInt(score_at(times_, (count_ - 1) / 2)) + score_at(times_, count_ / 2);
  spread.median = decimal(round_half_up(middle, 2));
  spread.min = Decimal::from_hundredths(times_.front().first);
  spread.max = Decimal::from_hundredths(times_.back().first);
  if (count_ < 2) return spread;

  const BigInt variance = n * squares - sum * sum;  // over variance_divisor
  const BigInt variance_divisor = n * (n - 1);
  // ⌊√x + ½⌋ = ⌊(⌊√4x⌋ + 1) / 2⌋, without leaving whole numbers.
  spread.stddev = decimal((sqrt(BigInt(4 * variance / variance_divisor)) + 1) / 2);
  constexpr int64_t kMillion = 1'000'000;
  const BigInt t = student_t_975(count_ - 1);
  const BigInt reach =
      sqrt(BigInt(t * t * variance / (variance_divisor * n)));  // in millionths of a hundredth
  spread.ci95_low = decimal(round_half_up(sum * kMillion - reach * n, n * kMillion));
  spread.ci95_high = decimal(round_half_up(sum * kMillion + reach * n, n * kMillion));
  return spread;
}

}  // namespace zhijian
