#pragma once

#include <string>
#include <vector>

#include "compare/diff/phrase_key.h"
#include "compare/diff/rubric_changes.h"

namespace zhijian {

/// Where a change stands: the keys that lead there.
using KeyPath = std::vector<std::string>;

/// Finds what differs between two conditions, part by part.
class ConditionChanges {
 public:
  /// Both outlive this; what is found is appended to `out`.
  ConditionChanges(const PhraseKey& key, std::vector<Change>& out) : key_(key), out_(out) {}

  /// Of `when`, `require`, `forbid` or a moment's definition, where either may have none.
  void compare(const KeyPath& where, const std::optional<Condition>& before,
               const std::optional<Condition>& after);

  void compare_phrases(const KeyPath& where, const std::vector<Phrase>& before,
                       const std::vector<Phrase>& after, bool literal = false);
  void compare_fields(const KeyPath& where, const std::vector<FieldTest>& before,
                      const std::vector<FieldTest>& after);
  /// Lists whose order means nothing.
  void compare_lists(const KeyPath& where, const std::vector<std::string>& before,
                     const std::vector<std::string>& after);
  /// Nothing where both are the same.
  void compare_values(KeyPath where, std::string before, std::string after);

 private:
  /// What a condition inherits that changes how its phrases are compared.
  struct Around {
    bool outermost = true;
    bool literal = false;
  };
  void compare(const KeyPath& where, const Condition& before, const Condition& after, Around around);
  void compare_content(const KeyPath& where, const Condition& before, const Condition& after, bool literal);
  void compare_parts(const KeyPath& where, const Condition& before, const Condition& after, Around around);
  void compare_scopes(const KeyPath& where, const Scope& before, const Scope& after, Around around);
  std::string identity(const Condition& condition, bool literal) const;

  const PhraseKey& key_;
  std::vector<Change>& out_;
};

/// `where` with one more step.
KeyPath operator/(KeyPath where, std::string key);

}  // namespace zhijian
