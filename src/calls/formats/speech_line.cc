#include "calls/formats/speech_line.h"

#include <algorithm>

#include "base/trim.h"
#include "calls/roles.h"

namespace zhijian {

std::optional<SpeechLine> split_speaker(std::string_view line, const ReadOptions& options, bool roles_only) {
  constexpr std::string_view kWideColon = "：";
  constexpr size_t kMaxNameBytes = 80;
  const std::string_view begin = line.substr(0, kMaxNameBytes);
  const size_t colon = std::min(begin.find(':'), begin.find(kWideColon));
  if (colon == begin.npos) return std::nullopt;
  const std::string_view name = trim(line.substr(0, colon));
  const std::string_view behind = line.substr(colon + (line[colon] == ':' ? 1 : kWideColon.size()));
  const SpeechLine speech = {name, trim(behind)};
  if (name.empty()) return std::nullopt;
  if (role_of(name) || name == options.agent_channel) return speech;
  if (roles_only) return std::nullopt;
  const bool is_number = std::all_of(name.begin(), name.end(), is_ascii_digit);
  if (is_number) {
    // 10:30 is a time; numbers are speakers only where channels are spoken of.
    const bool is_time = !behind.empty() && is_ascii_digit(behind.front());
    return options.agent_channel && !is_time ? std::optional(speech) : std::nullopt;
  }
  const bool is_address = behind.starts_with("//");  // https://…
  return !is_address && is_speaker_name(name) ? std::optional(speech) : std::nullopt;
}

}  // namespace zhijian
