#pragma once

#include <memory>
#include <string_view>

#include "calls/call_builder.h"

namespace zhijian {

/// Reads calls from JSON, the hot path: one call a line, an array of calls, one call, or a recogniser's
/// document.
///
/// Why it is fast: simdjson finds all brackets and quotes of a call first, with the best instructions that
/// the machine has; fields that nobody asks for are stepped over; a text without escapes, which is nearly
/// every text, goes from the input into Call::text in one copy.
class JsonParser {
 public:
  explicit JsonParser(const ReadOptions& options);
  ~JsonParser();

  /// Chunks of format Jsonl and Json.
  void parse(const Chunk& chunk, CallBuilder& builder, CallHandler& handler);

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace zhijian
