#pragma once

#include "calls/call_builder.h"

namespace zhijian {

/// Reads an SRT file as one call: speakers from a `客服：` prefix.
void parse_srt(const Chunk& chunk, const ReadOptions& options, CallBuilder& builder, CallHandler& handler);

}  // namespace zhijian
