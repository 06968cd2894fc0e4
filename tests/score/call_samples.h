#pragma once

#include <cassert>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calls/call.h"
#include "search/outcome.h"

namespace zhijian::call_samples {

struct Line {
  Speaker speaker;
  std::string text;
  int64_t begin_ms = kNoTime;
};

/// A call of one agent, a segment a line.
inline Call make_call(std::string id, CallAgent agent, const std::vector<Line>& lines) {
  Call call;
  call.id = std::move(id);
  call.agents = {std::move(agent)};
  call.file = "day/" + call.id + ".txt";
  for (const Line& line : lines) {
    Segment segment;
    segment.text.begin = static_cast<uint32_t>(call.text.size());
    call.text += line.text;
    segment.text.end = static_cast<uint32_t>(call.text.size());
    segment.number = static_cast<uint32_t>(call.segments.size() + 1);
    segment.speaker = line.speaker;
    segment.begin_ms = line.begin_ms;
    call.segments.push_back(segment);
  }
  return call;
}

/// Where `words` first stand in a segment, which is counted from 0.
inline Piece piece(const Call& call, uint32_t segment, std::string_view words) {
  const Span span = call.segments[segment].text;
  const size_t at = std::string_view(call.text).substr(span.begin, span.size()).find(words);
  assert(at != std::string_view::npos);
  const uint32_t begin = span.begin + static_cast<uint32_t>(at);
  return {segment, {begin, begin + static_cast<uint32_t>(words.size())}};
}

/// A hit of these words in a segment; every segment is a turn of its own.
inline Evidence said(const Call& call, uint32_t segment, std::string_view words) {
  Evidence evidence;
  evidence.turn = segment + 1;
  evidence.speaker = call.segments[segment].speaker;
  evidence.pieces = {piece(call, segment, words)};
  evidence.phrase = words;
  return evidence;
}

inline Evidence missing(std::string_view phrase) {
  Evidence evidence;
  evidence.missing = true;
  evidence.phrase = phrase;
  return evidence;
}

inline Evidence missing_after(const Call& call, uint32_t segment, std::string_view moment,
                              std::string_view phrase) {
  Evidence evidence = missing(phrase);
  evidence.moment = MomentPlace{segment + 1, piece(call, segment, moment)};
  return evidence;
}

/// A hit without words, at the begin of a segment.
inline Evidence found(const Call& call, uint32_t segment, Probe probe, int64_t value) {
  Evidence evidence = said(call, segment, "");
  evidence.phrase = {};
  evidence.probe = probe;
  evidence.value = value;
  return evidence;
}

}  // namespace zhijian::call_samples
