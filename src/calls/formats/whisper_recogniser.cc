#include "calls/formats/recogniser_call.h"

// WhisperX and Whisper: `segments` with times in seconds; WhisperX adds a `speaker` where it could tell one.

namespace zhijian::recogniser {

bool read_whisper(const object& document, Document& out) {
  constexpr double kMsPerSecond = 1000;
  const auto segments = find_array(document, {"segments"});
  if (!segments) return false;
  out.language = string_at(document, "language");
  for (const element entry : *segments) {
    object item;
    if (entry.get_object().get(item)) continue;
    out.sentences.push_back({text_at(item, "speaker"), words_at(item, "text", "segments", out),
                             time_at(item, "start", kMsPerSecond), time_at(item, "end", kMsPerSecond), ""});
  }
  return true;
}

}  // namespace zhijian::recogniser
