#pragma once

#include "calls/call_builder.h"

namespace zhijian {

/// Reads a WebVTT file as one call: speakers from `<v 客服>` or a `客服：` prefix; `key: value` lines under
/// `WEBVTT` are the call's data. Notes, styles and regions are no words.
void parse_webvtt(const Chunk& chunk, const ReadOptions& options, CallBuilder& builder, CallHandler& handler);

}  // namespace zhijian
