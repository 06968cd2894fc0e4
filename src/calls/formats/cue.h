#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calls/call_builder.h"

namespace zhijian {

struct CueTimes {
  int64_t begin_ms = 0;
  int64_t end_ms = 0;
};

/// `00:01.000 --> 00:02.500 align:start`; nothing for any other line.
std::optional<CueTimes> parse_cue_times(std::string_view line);

/// Words of a subtitle, in the order in which they are shown.
struct CuePiece {
  std::string voice;  ///< who says it, where the file's marks tell
  std::string text;
};

/// Adds a segment for each speaker in a cue: of its marks, or of a `客服：` at the begin of a line.
void add_cue(CallBuilder& builder, const ReadOptions& options, const CueTimes& times,
             const std::vector<CuePiece>& pieces);

/// Cuts the next line off the text, without its line break; `line` is its number.
struct LineCursor {
  std::string_view rest;
  uint32_t next_line = 1;
  uint32_t line = 0;

  /// False at the end.
  bool next(std::string_view& text);
  /// The next line without taking it.
  std::string_view peek() const;
};

/// The text with a line feed for each carriage return that stands alone.
std::string with_line_feeds(std::string_view text);

/// True, and the call fails, where the chunk's text is not valid.
bool fails_as_text(const Chunk& chunk, CallBuilder& builder);

}  // namespace zhijian
