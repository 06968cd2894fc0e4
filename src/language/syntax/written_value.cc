#include "language/syntax/written_value.h"

#include <cmath>

namespace zhijian {

std::string written(double value) {
  std::string digits = std::to_string(value);
  while (digits.back() == '0') digits.pop_back();
  if (digits.back() == '.') digits.pop_back();
  return digits;
}

std::string written(const Match& match) {
  switch (match.kind) {
    case Match::Kind::Normal:
      return "normal";
    case Match::Kind::Literal:
      return "literal";
    case Match::Kind::Homophone:
      return "homophone";
    case Match::Kind::FuzzyHomophone:
      return "fuzzy-homophone";
    case Match::Kind::Similar:
      return "similar " + written(match.threshold);
    case Match::Kind::SimilarBySound:
      return "similar " + written(match.threshold) + " by sound";
  }
  return {};
}

std::string written_time(double ms) {
  return std::fmod(ms, 100) == 0 ? written(ms / 1000) + "s" : written(ms) + "ms";
}

std::string written(const At& at) {
  const bool first = at.kind == At::Kind::FirstTurns || at.kind == At::Kind::FirstTime;
  const bool turns = at.kind == At::Kind::FirstTurns || at.kind == At::Kind::LastTurns;
  return (first ? "first " : "last ") +
         (turns ? std::to_string(at.amount) : written_time(static_cast<double>(at.amount)));
}

std::string written(const Within& within) {
  switch (within.kind) {
    case Within::Kind::Turn:
      return "turn";
    case Within::Kind::Turns:
      return std::to_string(within.amount) + " turns";
    case Within::Kind::Time:
      return written_time(static_cast<double>(within.amount));
    case Within::Kind::Rest:
      return "rest";
    case Within::Kind::Call:
      return "call";
  }
  return {};
}

}  // namespace zhijian
