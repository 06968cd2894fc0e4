#pragma once

#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "language/condition.h"
#include "language/syntax/yaml_node.h"

namespace zhijian {

/// Where a condition stands decides what a text without a speaker means.
enum class ConditionRole : uint8_t {
  Check,   ///< `require`, `forbid`: a phrase of the agent's
  When,    ///< a rule's `when`: a moment's name
  Moment,  ///< a moment's definition: nothing
};

/// A condition as written; nothing inherited, no reference checked. Nothing where it cannot be used, which is
/// then reported.
std::optional<Condition> load_condition(const YamlNode& node, ConditionRole role, Diagnostics& diagnostics);

/// A phrase or a list of phrases; those that are wrong are reported and left out. Warns of what YAML makes of
/// commas and `#` beside them.
std::vector<Phrase> load_phrases(const YamlNode& node, Diagnostics& diagnostics);

/// The scope keys of a condition's map; its other keys are passed over.
Scope load_scope(const YamlNode& map, Diagnostics& diagnostics);

/// `call:` and `applies_to:`.
std::vector<FieldTest> load_field_tests(const YamlNode& node, Diagnostics& diagnostics);

}  // namespace zhijian
