#pragma once

#include <string>

#include "base/diagnostic.h"

namespace zhijian {

/// A finding as people read it, ending with a line break:
///
///     hotline.yaml:12:5: error[E020]: unknown key 'weigth'
///        12 |     weigth: 5
///           |     ^^^^^^
///        = help: did you mean 'weight'?
///
/// The caret stands under the right column of a terminal also where the line holds wide characters. A finding
/// that has no place in a file, or whose file has no such line, is the first line only. With `color`, ANSI
/// escapes.
std::string render(const Diagnostic& diagnostic, Language language, bool color);

/// "file:line:column", or only the file where the finding concerns it as a whole.
std::string render_place(const Place& place);

}  // namespace zhijian
