#pragma once

#include "cli/options.h"

namespace zhijian {

class Console;

/// Reads zhijian.yaml (or what --config names), the source description and the roster, and puts what they say
/// into `options` where the command line says nothing. False where something is wrong with one of them, which
/// is told.
bool read_described_sources(Options& options, Console& console);

}  // namespace zhijian
