#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "language/rubric.h"
#include "language/syntax/rubric_source.h"

namespace zhijian {

struct LoadOptions {
  /// True lets `extends` name files outside the first rubric's folder.
  bool allow_outside = false;
  /// Where paths lead; where not given, the name of the first file says it.
  std::shared_ptr<const RubricSource> source;
};

/// Reads a rubric (YAML or JSON), everything it extends, and checks it: form, names, references, phrases.
/// `name` is a path in `options.source`, else what locate_rubric() takes. Every problem goes to
/// `diagnostics`; the result is empty if there is any error.
std::optional<Rubric> load_rubric(const std::string& name, const LoadOptions& options,
                                  Diagnostics& diagnostics);

/// The same for a text in memory; `name` stands for it in messages and is the base of relative paths.
std::optional<Rubric> load_rubric_text(std::string name, std::string text, const LoadOptions& options,
                                       Diagnostics& diagnostics);

/// Parses one phrase; problems go to `diagnostics`. `place` is where its text stands.
Phrase parse_phrase(std::string text, Place place, Diagnostics& diagnostics);

/// The rubric in canonical form (resolved, defaults filled in, keys in a fixed order): what the digest is
/// taken over.
std::string canonical_form(const Rubric& rubric);

}  // namespace zhijian
