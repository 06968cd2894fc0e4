#pragma once

#include <optional>
#include <string_view>

#include "calls/call.h"

namespace zhijian {

/// What words before a colon, without a role's name among them, are.
enum class NameKind : uint8_t {
  Person,    ///< `王敏`, `张先生`, `小李`, `Mr. Wang`, `John Smith`, `138****8000`
  Numbered,  ///< what programs call speakers: `说话人1`, `SPEAKER_02`, `spk_0`, `左声道`, `A`
  Thing,     ///< what is told behind the colon: `快递单号`, `温馨提示`, `地址`, `Note`
  Phrase,    ///< a piece of a sentence: `我跟您说`, `是这样的`, `the thing is`
  Perhaps,   ///< short and without punctuation, perhaps a name: `阳光`
  None,      ///< too long for a name, or with signs that names have not
};
NameKind kind_of_name(std::u32string_view name);

/// Whether this is an agent's number, and perhaps a name behind it: `1024`, `A1024`, `1号`, `No.12`, `#7`.
bool is_id(std::u32string_view text);

/// A role's name at the begin or the end of a text, the longest that stands there as a word of its own.
struct FoundRole {
  Speaker speaker = Speaker::Other;
  size_t length = 0;  ///< in characters
};
std::optional<FoundRole> role_at_begin(std::u32string_view text);
std::optional<FoundRole> role_at_end(std::u32string_view text);
/// Anywhere but in the name of the role `other`.
bool holds_role(std::u32string_view text);

}  // namespace zhijian
