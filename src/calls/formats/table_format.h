#pragma once

#include "calls/call_builder.h"

namespace zhijian {

/// Reads a chunk of a table (CSV or TSV), a row a segment. A call is the rows that follow each other with the
/// same `call`; its own data are what all its rows say.
void parse_table(const Chunk& chunk, const ReadOptions& options, CallBuilder& builder, CallHandler& handler);

}  // namespace zhijian
