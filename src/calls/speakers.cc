#include "calls/speakers.h"

#include <algorithm>

#include "base/counted_names.h"
#include "base/messages/transcript.h"
#include "base/trim.h"
#include "calls/roles.h"

namespace zhijian {

namespace {

std::string lower(std::string_view name) {
  std::string key(trim(name));
  for (char& c : key) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return key;
}

const Speaker* find_role(const SpeakerRoles& roles, std::string_view name) {
  const std::string key = lower(name);
  const auto found =
      std::find_if(roles.begin(), roles.end(), [&](const auto& entry) { return lower(entry.first) == key; });
  return found == roles.end() ? nullptr : &found->second;
}

/// True where a shell takes it for one word as it is.
bool is_plain_word(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letter || c == '_' || c == '-' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
  });
}

}  // namespace

std::string speaker_option(std::string_view name, Speaker speaker) {
  const std::string pair = std::string(name) + "=" + std::string(speaker_name(speaker));
  if (is_plain_word(name)) return "--speaker " + pair;
  std::string quoted;
  for (const char c : pair) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return "--speaker '" + quoted + "'";
}

NamedSpeaker CallSpeakers::judge(std::string_view name) const {
  NamedSpeaker judged{std::string(name), Speaker::Other, SpeakerReason::Unknown, 0};
  const auto take = [&](Speaker speaker, SpeakerReason reason) {
    judged.speaker = speaker;
    judged.reason = reason;
    return judged;
  };
  if (!options_.speakers.empty()) {
    const Speaker* said = find_role(options_.speakers, name);
    if (said == nullptr) said = find_role(options_.speakers, without_brackets(trim(name)));
    if (said != nullptr) return take(*said, SpeakerReason::Told);
  }
  if (const std::optional<Speaker> role = role_of(name)) return take(*role, SpeakerReason::Name);
  // Who names the agent's channel says that the others are not the agent's: on a line with two channels, the
  // customer.
  if (options_.agent_channel && !trim(name).empty()) {
    const bool agent = name == *options_.agent_channel;
    return take(agent ? Speaker::Agent : Speaker::Customer,
                agent ? SpeakerReason::Told : SpeakerReason::OtherChannel);
  }
  return judged;
}

const NamedSpeaker& CallSpeakers::add(std::string_view name) {
  auto known = std::find_if(names_.begin(), names_.end(),
                            [&](const NamedSpeaker& speaker) { return speaker.name == name; });
  if (known == names_.end()) {
    NamedSpeaker judged = judge(name);
    if (names_.size() >= kMostNames) {
      judged.name.clear();
      known = std::find_if(names_.begin(), names_.end(), [&](const NamedSpeaker& speaker) {
        return speaker.name.empty() && speaker.speaker == judged.speaker && speaker.reason == judged.reason;
      });
    }
    if (known == names_.end()) known = names_.insert(names_.end(), std::move(judged));
  }
  ++known->segments;
  return *known;
}

bool CallSpeakers::lacks_agent() const {
  bool doubtful = false;
  for (const NamedSpeaker& speaker : names_) {
    if (speaker.speaker == Speaker::Agent) return false;
    const bool told = speaker.reason == SpeakerReason::Told;
    doubtful |= speaker.reason == SpeakerReason::OtherChannel || (speaker.speaker == Speaker::Other && !told);
  }
  return doubtful;
}

Message CallSpeakers::lacking_agent() const {
  constexpr size_t kShown = 10;
  std::vector<std::pair<std::string, uint64_t>> shown;
  std::string likely;
  for (const NamedSpeaker& speaker : names_) {
    if (shown.size() < kShown)
      shown.emplace_back(speaker.name.empty() ? "?" : speaker.name, speaker.segments);
    const bool may_be_agent =
        speaker.speaker == Speaker::Other || speaker.reason == SpeakerReason::OtherChannel;
    if (may_be_agent && likely.empty()) likely = speaker.name;
  }
  if (names_.size() > kShown) shown.emplace_back("…", 0);
  if (likely.empty()) return message(says::RejectNobodyNamed, counted_names(shown));
  return message(says::RejectNoAgent, counted_names(shown), speaker_option(likely, Speaker::Agent));
}

}  // namespace zhijian
