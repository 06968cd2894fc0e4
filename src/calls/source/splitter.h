#pragma once

#include <functional>
#include <memory>

#include "calls/reader.h"
#include "calls/source/text_source.h"

namespace zhijian {

inline constexpr size_t kChunkBytes = 256 << 10;

/// Cuts a file's text into chunks of whole calls: one for each format that streams.
class Splitter {
 public:
  virtual ~Splitter() = default;
  /// Fills in `bytes` (or `reject` with its line), `first_line`, `first_call` and `header`; false at the end.
  /// What is incomplete when the source is broken is left out.
  virtual bool next(Chunk& chunk) = 0;
};

std::unique_ptr<Splitter> split_lines(TextSource& source, const ReadOptions& options);  ///< JSONL
std::unique_ptr<Splitter> split_json(TextSource& source, const ReadOptions& options);
std::unique_ptr<Splitter> split_text(TextSource& source, const ReadOptions& options);
/// Opens the same text again; null where that is not possible.
using Reopen = std::function<std::unique_ptr<TextSource>()>;
/// A table is looked at twice; without `reopen` (a pipe) its text is kept for that.
std::unique_ptr<Splitter> split_table(TextSource& source, const ReadOptions& options, Reopen reopen);
std::unique_ptr<Splitter> split_nothing(TextSource& source, const ReadOptions& options);  ///< one call a file

/// Makes the chunk one reject; the file is added by whoever asked.
void reject_chunk(Chunk& chunk, uint32_t line, Message reason, std::string call = {});

/// The reason for a call that is larger than allowed.
Message too_large(const ReadOptions& options);

}  // namespace zhijian
