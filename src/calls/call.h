#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace zhijian {

/// Who speaks, in the roles that rubrics know.
enum class Speaker : uint8_t { Agent, Customer, System, Other };

/// A time that the transcript does not give.
inline constexpr int64_t kNoTime = -1;

/// One entry of a transcript's `turns`: what a recogniser or a person wrote down as one piece.
struct Segment {
  Span text;            ///< in Call::text; never empty of bytes only if the transcript's text was not
  uint32_t number = 0;  ///< position in the input's `turns`, from 1
  Speaker speaker = Speaker::Other;
  uint32_t agent = 0;  ///< index into Call::agents: whose words these are where the speaker is an agent
  int64_t begin_ms = kNoTime;
  int64_t end_ms = kNoTime;
  bool has_labels = false;   ///< the transcript has a `labels` field here, perhaps an empty one
  uint32_t first_label = 0;  ///< Call::labels[first_label, last_label)
  uint32_t last_label = 0;
};

struct CallAgent {
  std::string id;    ///< "(unknown)" where the transcript names none
  std::string name;  ///< empty where not given
  std::string team;
};

/// One of the call's own data that is not a field of its own: text as the transcript has it.
struct MetaField {
  std::string name;
  std::string value;  ///< numbers in their shortest form, booleans as "true" and "false"
};

/// One call, ready to be folded and matched. Made by a reader, then const.
///
/// `text` holds the texts of all segments one after the other, in the order of `segments`, so that a byte
/// offset into it is a place in the call: a smaller offset was said earlier. Segments are in order of time
/// where all have times, else in the order given; `number` keeps their position in the input.
struct Call {
  std::string id;
  std::string text;
  std::vector<Segment> segments;
  std::vector<std::string> labels;
  /// The call's own agent first (perhaps "(unknown)"), then every other that a segment names, in order of
  /// appearance.
  std::vector<CallAgent> agents;
  /// True where at least one segment names an agent of its own.
  bool segments_name_agents = false;
  std::string start;     ///< ISO 8601 as given, or empty
  std::string ended_by;  ///< "agent", "customer", "system", as given otherwise, or empty
  int64_t duration_ms = kNoTime;
  std::vector<MetaField> meta;

  std::string file;   ///< as the user gave it, "-" for standard input
  uint32_t line = 1;  ///< where the call begins in its file

  /// Indices into `agents` of those that a record is made for: every agent with a segment in order of
  /// appearance, or the call's own if no segment names one.
  std::vector<uint32_t> scored_agents() const;

  /// Empties everything but keeps the memory.
  void clear();
};

}  // namespace zhijian
