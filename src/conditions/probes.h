#pragma once

#include <string>
#include <vector>

#include "search/call_text.h"
#include "search/hit.h"

namespace zhijian {

// Probes find what is no word. Each takes the call as a whole and appends hits in order of place; where
// scopes and comparisons with counts come in is the evaluation's business. `who` is the speaker asked about,
// Who::Nobody for none.

/// Silences that `over` holds for, in ms. Needs times of every segment (CallText::all_timed()).
void find_silences(const CallText& call, Who who, const Comparison& over, std::vector<Hit>& hits);

/// The longest silence of the call in ms, 0 where there is none. Needs times of every segment.
int64_t longest_silence(const CallText& call);

/// Segments of `who` that begin while another speaker is speaking, for as long as `over` asks. Needs all
/// times.
void find_overlaps(const CallText& call, Who who, const Comparison& over, std::vector<Hit>& hits);

/// Turns of `who` that are spoken at such a rate, in folded characters a minute. Turns without times are left
/// out.
void find_rates(const CallText& call, Who who, const Comparison& over, std::vector<Hit>& hits);
/// Turns shorter than this have no rate.
inline constexpr uint32_t kMinRateCharacters = 10;

/// Turns of `who` that say one of their earlier turns again.
void find_repeats(const CallText& call, Who who, std::vector<Hit>& hits);

/// Segments of `who` that carry one of the labels.
void find_labels(const CallText& call, Who who, const std::vector<std::string>& labels,
                 std::vector<Hit>& hits);

}  // namespace zhijian
