#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "documents/json/call_records.h"
#include "evaluate/evaluator.h"
#include "language/load/load.h"
#include "run/run_examples.h"
#include "run/score_calls.h"

namespace zhijian::test {

/// A rubric that must be fine, ready for matching.
inline std::shared_ptr<const CompiledRubric> compile_text(const std::string& yaml) {
  Diagnostics diagnostics;
  const std::optional<Rubric> rubric = load_rubric_text("test.yaml", yaml, {}, diagnostics);
  REQUIRE(rubric);
  auto compiled = compile(*rubric, diagnostics);
  REQUIRE(compiled);
  return compiled;
}

/// Collects what a run says while it goes on.
struct Collected final : RunListener {
  std::vector<std::string> streams;
  uint64_t calls = 0;  ///< as the last progress had it

  void on_records(size_t stream, std::string_view bytes) override {
    if (streams.size() <= stream) streams.resize(stream + 1);
    streams[stream] += bytes;
  }
  void on_idle() override {}
  void on_progress(const RunProgress& progress) override {
    CHECK(progress.calls >= calls);
    calls = progress.calls;
  }
  std::string records() const { return streams.empty() ? std::string() : streams[0]; }
};

inline ScoreResult score_paths(std::vector<std::string> paths, std::shared_ptr<const CompiledRubric> rubric,
                               unsigned jobs, Collected& collected) {
  ScoreRequest request;
  request.input.paths = std::move(paths);
  request.rubrics = {std::move(rubric)};
  request.jobs = jobs;
  request.streams = {append_call_record};
  return score_calls(request, collected);
}

/// "calls = scored + rejected + duplicates + not applicable", with numbers.
inline std::string sum(const ScoreResult& result) {
  const InputCounts& counts = result.counts;
  CHECK(counts.calls ==
        result.scorecards.scored() + counts.rejected + counts.duplicates + counts.not_applicable);
  return std::to_string(counts.calls) + " = " + std::to_string(result.scorecards.scored()) + " + " +
         std::to_string(counts.rejected) + " + " + std::to_string(counts.duplicates) + " + " +
         std::to_string(counts.not_applicable);
}

}  // namespace zhijian::test
