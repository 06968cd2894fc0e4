#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "score/scorecard.h"
#include "transcript/reader.h"

namespace zhijian {

using WarningCounts = std::array<uint64_t, static_cast<size_t>(ReadWarning::kCount)>;

/// What one chunk leads to, apart from the scorecards.
struct ChunkResult {
  InputCounts counts;
  uint64_t scored = 0;
  std::vector<Reject> rejects;       ///< in input order
  std::vector<std::string> streams;  ///< the bytes of each output of records
  WarningCounts warnings{};
};

}  // namespace zhijian
