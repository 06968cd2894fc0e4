#include "calls/content_digest.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <cstdint>
#include <string_view>

namespace zhijian {

namespace {

/// Texts and numbers one after the other, so that no two calls make the same bytes.
class Bytes {
 public:
  Bytes& operator<<(uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8) bytes_ += static_cast<char>(number >> shift & 0xFF);
    return *this;
  }
  Bytes& operator<<(int64_t number) { return *this << static_cast<uint64_t>(number); }
  Bytes& operator<<(uint32_t number) { return *this << uint64_t{number}; }
  Bytes& operator<<(std::string_view text) {
    *this << uint64_t{text.size()};
    bytes_ += text;
    return *this;
  }
  std::string_view view() const { return bytes_; }
  void clear() { bytes_.clear(); }

 private:
  std::string bytes_;
};

void add(const Segment& segment, Bytes& bytes) {
  bytes << segment.text.begin << segment.text.end << segment.number << static_cast<uint32_t>(segment.speaker)
        << segment.agent << segment.begin_ms << segment.end_ms << uint32_t{segment.has_labels}
        << segment.first_label << segment.last_label;
}

}  // namespace

std::string content_digest(const Call& call) {
  thread_local Bytes bytes;
  bytes.clear();
  bytes << call.text << call.start << call.ended_by << call.duration_ms;
  for (const Segment& segment : call.segments) add(segment, bytes);
  for (const std::string& label : call.labels) bytes << label;
  for (const CallAgent& agent : call.agents) bytes << agent.id << agent.name << agent.team;
  for (const MetaField& field : call.meta) bytes << field.name << field.value;
  const XXH128_hash_t hash = XXH3_128bits(bytes.view().data(), bytes.view().size());
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, hash);
  std::string digits;
  for (const unsigned char byte : canonical.digest) {
    constexpr char kDigits[] = "0123456789abcdef";
    digits += kDigits[byte >> 4];
    digits += kDigits[byte & 15];
  }
  return digits;
}

}  // namespace zhijian
