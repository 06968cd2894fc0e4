#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhijian {

/// JSON writes characters beyond U+FFFF as two escapes (`\ud83d\ude00`), which YAML does not know. A text in
/// which they are one YAML escape (`\U0001F600`), and the way back to places in the given text.
struct JoinedSurrogates {
  std::string text;
  std::vector<uint32_t> ends;  ///< in `text`, behind each escape that was joined

  /// The offset in the given text of an offset in `text`.
  uint32_t original(uint32_t offset) const;
};

/// Texts that are no JSON stay as they are.
JoinedSurrogates join_surrogates(std::string_view text);

}  // namespace zhijian
