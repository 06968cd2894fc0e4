#include "cli/run_summary.h"

#include <set>

#include "base/harmless.h"
#include "base/messages/cli.h"
#include "cli/commands/gate_checks.h"
#include "cli/console.h"
#include "cli/options.h"
#include "cli/warning_message.h"
#include "documents/checks/checks.h"

namespace zhijian {

namespace {

constexpr size_t kRejectsShown = 20;
constexpr size_t kPlacesShown = 5;

constexpr MessageId kWarningMessages[] = {
    says::kWarnUnknownSpeaker,   says::kWarnUnknownAgent,     says::kWarnNoAgentSpeaks,
    says::kWarnOutOfOrder,       says::kWarnControlCharacter, says::kWarnGuessedEncoding,
    says::kWarnOverlongTimes,    says::kWarnDoubtfulLine,     says::kWarnBrokenCharacter,
    says::kWarnRepeatedCue,      says::kWarnFilledDown,       says::kWarnUnreadStart,
    says::kWarnImplausibleTimes,
};
static_assert(std::size(kWarningMessages) == static_cast<size_t>(ReadWarning::kCount));

void tell_reject(const Reject& reject, Console& console) {
  const std::string line = std::to_string(reject.line);
  const std::string place = reject.file + ":" + (reject.sheet.empty() ? line : reject.sheet + "!A" + line);
  const Message told = message(says::kRejectLine, place, console.text(reject.reason));
  console.err(harmless(console.text(told)) + "\n");
}

/// The first places that a warning is about, each but once: a speaker without a role is in every call.
void tell_places(const std::vector<ReadPlace>& places, ReadWarning kind, Console& console) {
  std::set<std::string_view> told;
  for (const ReadPlace& place : places) {
    const bool is_shown = place.kind == kind && (console.verbose() > 0 || told.size() < kPlacesShown);
    if (!is_shown || !told.insert(place.quote).second) continue;
    console.note(message(says::kWarnPlace, place.file + ":" + std::to_string(place.line), place.quote));
  }
}

}  // namespace

MessageId warning_message(ReadWarning kind) {
  return kWarningMessages[static_cast<size_t>(kind)];
}

void tell_input_faults(const InputCounts& counts, const std::vector<Reject>& rejects,
                       const InputWarnings& warnings, Console& console) {
  if (console.silent()) return;
  const size_t shown = console.verbose() > 0 ? rejects.size() : std::min(rejects.size(), kRejectsShown);
  for (size_t i = 0; i < shown; ++i) tell_reject(rejects[i], console);
  const uint64_t rejected = counts.rejected;
  if (rejected > shown)
    console.err(console.text(message(says::kMoreRejects, std::to_string(rejected - shown))) + "\n");
  if (console.quiet()) return;
  for (size_t i = 0; i < warnings.counts.size(); ++i) {
    const bool listed = static_cast<ReadWarning>(i) == ReadWarning::GuessedEncoding;
    if (listed && console.verbose() == 0) continue;
    const size_t told = listed ? warnings.guesses.size() : 0;
    if (listed) {
      for (const GuessedEncoding& guess : warnings.guesses) tell_guess(guess, console);
    }
    if (warnings.counts[i] == told) continue;
    console.warning(message(kWarningMessages[i], std::to_string(warnings.counts[i])));
    tell_places(warnings.places, static_cast<ReadWarning>(i), console);
  }
}

void tell_guess(const GuessedEncoding& guess, Console& console) {
  if (console.verbose() > 0) console.note(message(says::kGuessedEncoding, guess.file, guess.encoding));
}

ExitStatus judge(const Report& report, const Gates& gates, const Options& options, const std::string& command,
                 Console& console) {
  if (const auto format = check_format(options.format)) {
    Checks checks{command, console.language(), {}, {}};
    add_gate_checks(report, gates, checks);
    console.out(render_checks(checks, *format));
  }
  bool failed = false;
  for (const AgentCard& card : report.agents) {
    if (gates.fail_under && card.score && card.score->mean < *gates.fail_under) {
      console.complaint(message(says::kGateFailUnder, card.agent, card.score->mean.to_string(),
                                gates.fail_under->to_string()));
      failed = true;
    }
    if (gates.fail_on_critical && card.critical_calls > 0) {
      console.complaint(message(says::kGateCritical, card.agent, std::to_string(card.critical_calls)));
      failed = true;
    }
  }
  if (failed) return ExitStatus::No;
  return report.summary.input.rejected > gates.allowed_rejects ? ExitStatus::Rejected : ExitStatus::Done;
}

}  // namespace zhijian
