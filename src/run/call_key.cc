#include "run/call_key.h"

#include <string_view>

#include "base/hash.h"

namespace zhijian {

namespace {

/// Folds values into one 64-bit hash. Only ever compared within one run, so it may differ between machines.
class Hash {
 public:
  void add(uint64_t value) {
    state_ = (state_ ^ value) * 0x9E3779B97F4A7C15u;
    state_ ^= state_ >> 32;
  }
  void add(int64_t value) { add(static_cast<uint64_t>(value)); }
  void add(std::string_view text) { add(hash_text(text)); }
  /// The same for values that are taken in at once, which a processor does side by side.
  void add_all(uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e) {
    add(a * 0xBF58476D1CE4E5B9u + b * 0x94D049BB133111EBu + c * 0xD6E8FEB86659FD93u +
        d * 0xA0761D6478BD642Fu + e * 0xE7037ED1A0B428DBu);
  }
  uint64_t value() const { return state_; }

 private:
  uint64_t state_ = 0x243F6A8885A308D3u;
};

}  // namespace

CallKey call_key(const Call& call) {
  Hash id;
  id.add(std::string_view(call.id));
  Hash content;
  content.add(std::string_view(call.text));
  for (const Segment& segment : call.segments) {
    content.add_all(
        uint64_t{segment.text.begin} << 32 | segment.text.end,
        uint64_t{segment.number} << 32 | segment.agent << 8 | static_cast<uint64_t>(segment.speaker),
        static_cast<uint64_t>(segment.begin_ms), static_cast<uint64_t>(segment.end_ms),
        uint64_t{segment.first_label} << 32 | segment.last_label << 1 | (segment.has_labels ? 1u : 0u));
  }
  for (const std::string& label : call.labels) content.add(std::string_view(label));
  for (const CallAgent& agent : call.agents) {
    content.add(std::string_view(agent.id));
    content.add(std::string_view(agent.name));
    content.add(std::string_view(agent.team));
  }
  for (const MetaField& field : call.meta) {
    content.add(std::string_view(field.name));
    content.add(std::string_view(field.value));
  }
  content.add(std::string_view(call.start));
  content.add(std::string_view(call.ended_by));
  content.add(call.duration_ms);
  return {id.value(), static_cast<uint32_t>(content.value())};
}

}  // namespace zhijian
