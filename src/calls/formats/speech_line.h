#pragma once

#include <optional>
#include <string_view>

#include "calls/reader.h"

namespace zhijian {

/// A line of a transcript that people read, taken apart.
struct SpeechLine {
  std::string_view speaker;
  std::string_view text;
};

/// `客服：您好` or `SPEAKER_02: hello`: what is before and behind the first colon, where that is a speaker's
/// name. With `roles_only`, where the name says a role (or is the agent's channel).
std::optional<SpeechLine> split_speaker(std::string_view line, const ReadOptions& options,
                                        bool roles_only = false);

}  // namespace zhijian
