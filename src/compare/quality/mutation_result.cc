#include "compare/quality/mutation_result.h"

#include <map>
#include <tuple>

namespace zhijian {

namespace {

/// What tells a change from all others: where it is and what it says.
auto key_of(const Mutation& mutation) {
  return std::tuple(mutation.place.file->name(), mutation.place.span.begin, mutation.place.span.end,
                    mutation.what.id, mutation.what.arguments);
}

}  // namespace

void MutationScore::add(const MutationFinding& finding) {
  for (Count* count : {&all, &kinds[static_cast<size_t>(finding.mutation.kind)]}) {
    ++count->made;
    count->noticed += finding.noticed;
  }
}

void MutationResult::merge(MutationResult other) {
  std::map<decltype(key_of(Mutation{})), size_t> known;
  for (size_t i = 0; i < findings.size(); ++i) known.emplace(key_of(findings[i].mutation), i);
  for (MutationFinding& finding : other.findings) {
    const auto same = known.find(key_of(finding.mutation));
    if (same == known.end()) {
      findings.push_back(std::move(finding));
    } else if (finding.noticed && !findings[same->second].noticed) {
      findings[same->second] = std::move(finding);
    }
  }
}

std::vector<MutationScore> MutationResult::scores() const {
  std::vector<MutationScore> scores;
  std::map<std::string, size_t> index;
  for (const MutationFinding& finding : findings) {
    const std::string& file = finding.mutation.place.file->name();
    const auto [known, is_new] = index.try_emplace(file, scores.size());
    if (is_new) scores.emplace_back().file = file;
    scores[known->second].add(finding);
  }
  return scores;
}

}  // namespace zhijian
