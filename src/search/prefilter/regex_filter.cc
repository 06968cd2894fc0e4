#include "search/prefilter/regex_filter.h"

#include <re2/filtered_re2.h>

#include <algorithm>

#include "base/utf8.h"
#include "text/fold.h"

namespace zhijian {

namespace {

/// Beyond, asking which literals belong together takes too long for what it brings.
constexpr size_t kMaxLiterals = 64;

/// The longest part of a literal that stands in a FoldedText as it is; empty where there is none.
std::u32string part_in_folded_text(std::string_view literal) {
  std::u32string best, run;
  for (const char32_t c : to_utf32(literal)) {
    const bool stays = classify(c) == CharClass::Character && fold_code_point(c) == std::u32string(1, c);
    if (stays) {
      run += c;
    } else {
      run.clear();
    }
    if (run.size() > best.size()) best = run;
  }
  return best;
}

class Prober {
 public:
  explicit Prober(re2::FilteredRE2& filter) : filter_(filter) {
    filter.Compile(&literals_);
    if (literals_.size() > kMaxLiterals) literals_.clear();
  }

  const std::vector<std::string>& literals() const { return literals_; }

  /// True if the expression can match in a text with all literals but those marked.
  bool can_do_without(const std::vector<bool>& left_out) const {
    std::vector<int> there, possible;
    for (size_t i = 0; i < literals_.size(); ++i) {
      if (!left_out[i]) there.push_back(static_cast<int>(i));
    }
    filter_.AllPotentials(there, &possible);
    return !possible.empty();
  }

 private:
  const re2::FilteredRE2& filter_;
  std::vector<std::string> literals_;
};

}  // namespace

RegexNeeds regex_needs(re2::FilteredRE2& compiled) {
  RegexNeeds needs;
  const Prober prober(compiled);
  const size_t count = prober.literals().size();
  std::vector<bool> used(count, false);
  for (size_t first = 0; first < count && needs.clauses.size() < RegexNeeds::kMaxClauses; ++first) {
    if (used[first]) continue;
    // Leave out more and more until nothing can match any more, then take back what needs not be left out.
    std::vector<bool> left_out(count, false);
    left_out[first] = true;
    for (size_t i = 0; i < count && prober.can_do_without(left_out); ++i)
      left_out[i] = left_out[i] || !used[i];
    if (prober.can_do_without(left_out)) continue;
    for (size_t i = 0; i < count; ++i) {
      if (!left_out[i]) continue;
      left_out[i] = false;
      if (prober.can_do_without(left_out)) left_out[i] = true;
    }
    std::vector<std::u32string> clause;
    for (size_t i = 0; i < count; ++i) {
      if (!left_out[i]) continue;
      used[i] = true;
      clause.push_back(part_in_folded_text(prober.literals()[i]));
    }
    // A literal of which nothing can be looked for makes the clause say nothing.
    const bool says_something =
        !clause.empty() &&
        std::none_of(clause.begin(), clause.end(), [](const auto& part) { return part.empty(); });
    if (says_something) needs.clauses.push_back(std::move(clause));
  }
  return needs;
}

bool RegexFilter::add(const RegexNeeds& needs, uint32_t search, uint32_t order) {
  if (needs.clauses.empty()) return false;
  const auto expression = static_cast<uint32_t>(expressions_.size());
  expressions_.push_back({search, order, static_cast<uint8_t>((1u << needs.clauses.size()) - 1)});
  for (size_t c = 0; c < needs.clauses.size(); ++c) {
    for (const std::u32string& literal : needs.clauses[c]) {
      const auto known = std::find(literals_.begin(), literals_.end(), literal);
      const auto number = static_cast<size_t>(known - literals_.begin());
      if (known == literals_.end()) literals_.push_back(literal), uses_.emplace_back();
      uses_[number].push_back({expression, static_cast<uint8_t>(1u << c)});
    }
  }
  return true;
}

}  // namespace zhijian
