#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "calls/reader.h"
#include "score/scorecard.h"

namespace zhijian {

/// A file that says nowhere in which encoding it is.
struct GuessedEncoding {
  std::string file;
  std::string encoding;
};

/// What could be read all the same but should be known.
struct InputWarnings {
  std::array<uint64_t, static_cast<size_t>(ReadWarning::kCount)> counts{};
  std::vector<GuessedEncoding> guesses;  ///< in input order
  std::vector<ReadPlace> places;         ///< likewise; the first of them where there are many
};

/// What one chunk leads to, apart from the scorecards.
struct ChunkResult {
  InputCounts counts;
  uint64_t scored = 0;
  std::vector<Reject> rejects;       ///< in input order
  std::vector<std::string> streams;  ///< the bytes of each output of records
  InputWarnings warnings;
};

}  // namespace zhijian
