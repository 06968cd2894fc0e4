#pragma once

#include <cstdint>

namespace zhijian {

/// A half-open range of byte offsets into some text; the owner of the text is known from the context.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  bool empty() const { return begin == end; }
  uint32_t size() const { return end - begin; }
  /// True if both share at least one byte.
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool operator==(const Span&) const = default;
};

}  // namespace zhijian
