#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

#include "calls/call_builder.h"

namespace zhijian {

/// A head line `# key: value` of a text.
struct HeadLine {
  std::string_view key;
  std::string_view value;
};
/// Nothing for a line that is none; the key is empty for a `#` line without a colon, which is a comment.
std::optional<HeadLine> head_line(std::string_view line);

/// Finds where the calls of a text begin: at the head lines in which a `# call:` stands, or at that line
/// itself where the same head has one before.
class CallFinder {
 public:
  /// Takes the text's lines one by one, each with its offset. An offset is returned once it is known that a
  /// further call begins there; it may be that of an earlier line.
  std::optional<size_t> add_line(std::string_view line, size_t offset);
  /// `count` bytes were taken away from the begin of the text.
  void drop(size_t count) { head_begin_ -= std::min(head_begin_, count); }

 private:
  bool has_content_ = false;  ///< some line came before the head
  bool in_head_ = false;
  bool head_has_call_ = false;
  bool has_head_ = false;  ///< this call or one before
  size_t head_begin_ = 0;
};

/// Reads a chunk of a text: role-prefixed lines under head lines.
void parse_text(const Chunk& chunk, const ReadOptions& options, CallBuilder& builder, CallHandler& handler);

}  // namespace zhijian
