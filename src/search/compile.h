#pragma once

#include <memory>

#include "base/diagnostic.h"
#include "language/rubric.h"

namespace zhijian {

/// A rubric made ready for matching. Const and shared by all threads; opaque to everything that only hands it
/// on.
class CompiledRubric;

/// Compiles a rubric that was loaded without errors. What only compiling can find (a phrase with too many
/// alternatives) goes to `diagnostics`; the result is null if that holds an error. The rubric is copied.
std::shared_ptr<const CompiledRubric> compile(const Rubric& rubric, Diagnostics& diagnostics);

/// Compiles a variant of a rubric, with the same `fillers` and `same`: much faster, because what is made of
/// those is taken from the original. Null where the variant cannot be compiled.
std::shared_ptr<const CompiledRubric> compile_variant(const CompiledRubric& original, const Rubric& variant);

/// The rubric it was compiled from.
const Rubric& rubric_of(const CompiledRubric& compiled);

}  // namespace zhijian
