#include "rubric/written_value.h"

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

}  // namespace zhijian
