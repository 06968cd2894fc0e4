#pragma once

#include <set>
#include <string>

#include "language/rubric.h"

namespace zhijian {

/// The sets and moments that conditions refer to, directly or through sets and moments.
class Uses {
 public:
  explicit Uses(const Rubric& rubric) : rubric_(rubric) {}

  void add(const Rule& rule);
  void add(const Condition& condition);
  void add(const std::vector<Phrase>& phrases);

  const std::set<std::string>& sets() const { return sets_; }
  const std::set<std::string>& moments() const { return moments_; }

 private:
  void add_set(const PhraseSet& set);
  void add_moment(const std::string& name);

  const Rubric& rubric_;
  std::set<std::string> sets_;
  std::set<std::string> moments_;
};

}  // namespace zhijian
