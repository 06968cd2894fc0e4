#pragma once

#include <optional>
#include <string_view>

#include "base/message.h"

namespace zhijian {

/// The message whose English text this is. Call records keep reasons in English, so that they are the same
/// for everybody; this is how a report says them in its reader's language. Nothing for a text that is of no
/// message, as of another version.
std::optional<Message> known_message(std::string_view english);

/// The text in that language where its message is known, else as it is.
std::string in_language(std::string_view english, Language language);

}  // namespace zhijian
