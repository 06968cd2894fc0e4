#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/hash.h"
#include "conditions/probes.h"

namespace zhijian {

namespace {

constexpr uint32_t kMinCharacters = 6;

/// Of two texts that are nearly equal, half of the blocks of the one stand in the other, and one at least: at
/// most one character in ten is another, and spoils one block.
constexpr uint32_t kBlock = 4;

/// How many edits two texts may be apart, of which the longer has so many characters.
uint32_t allowed_edits(size_t longer) {
  return static_cast<uint32_t>(longer / 10);
}

/// True if one minus edit distance over the longer length is at least 0.9. For each number of edits and each
/// diagonal it keeps how far the texts agree (Ukkonen): the cost grows with the texts and with the square of
/// what differs.
bool nearly_equal(std::u32string_view a, std::u32string_view b, std::vector<int64_t>& reach) {
  if (a.size() > b.size()) std::swap(a, b);
  const auto allowed = static_cast<int64_t>(allowed_edits(b.size()));
  const auto m = static_cast<int64_t>(a.size()), n = static_cast<int64_t>(b.size());
  if (n - m > allowed) return false;
  constexpr int64_t kNowhere = -2;
  // reach[d + allowed + 1]: how many characters of `a` are used up on the diagonal d, where b's are d more.
  reach.assign(static_cast<size_t>(2 * allowed + 3), kNowhere);
  std::vector<int64_t> before = reach;
  for (int64_t edits = 0; edits <= allowed; ++edits) {
    before.swap(reach);
    for (int64_t d = -edits; d <= edits; ++d) {
      const auto at = static_cast<size_t>(d + allowed + 1);
      int64_t i = edits == 0 ? 0 : std::max({before[at] + 1, before[at - 1], before[at + 1] + 1});
      i = std::min({i, m, n - d});
      if (i < 0 || i + d < 0) {
        reach[at] = kNowhere;
        continue;
      }
      while (i < m && i + d < n && a[static_cast<size_t>(i)] == b[static_cast<size_t>(i + d)]) ++i;
      if (i == m && i + d == n) return true;
      reach[at] = i;
    }
  }
  return false;
}

/// What one speaker has said so far.
class Said {
 public:
  /// True if the text is nearly one that was said; in any case it is said now.
  bool again(std::u32string text) {
    if (is_there(text)) return true;
    const bool near = is_near(text);
    add(std::move(text));
    return near;
  }

 private:
  static uint64_t hash(std::u32string_view text) {
    return hash_text({reinterpret_cast<const char*>(text.data()), text.size() * sizeof(char32_t)});
  }

  bool is_there(const std::u32string& text) const {
    const auto [begin, end] = whole_.equal_range(hash(text));
    return std::any_of(begin, end, [&](const auto& item) { return texts_[item.second] == text; });
  }

  /// Texts whose blocks stand in this one often enough are compared with it.
  bool is_near(std::u32string_view text) {
    // Shorter ones may have no edit and are found as a whole.
    if (allowed_edits(text.size() + 1) == 0) return false;
    hits_.clear();
    for (size_t at = 0; at + kBlock <= text.size(); ++at) {
      const auto found = blocks_.find(hash(text.substr(at, kBlock)));
      if (found == blocks_.end()) continue;
      for (const Block& block : found->second) {
        const std::u32string& other = texts_[block.text];
        const size_t longer = std::max(other.size(), text.size());
        const size_t edits = allowed_edits(longer);
        if (longer - std::min(other.size(), text.size()) > edits) continue;
        const size_t apart = at > block.at ? at - block.at : block.at - at;
        if (apart <= edits) ++hits_[block.text];
      }
    }
    return std::any_of(hits_.begin(), hits_.end(), [&](const auto& hit) {
      const std::u32string& other = texts_[hit.first];
      const size_t edits = allowed_edits(std::max(other.size(), text.size()));
      return hit.second + edits >= other.size() / kBlock && nearly_equal(other, text, reach_);
    });
  }

  void add(std::u32string text) {
    const auto number = static_cast<uint32_t>(texts_.size());
    whole_.emplace(hash(text), number);
    for (uint32_t at = 0; at + kBlock <= text.size(); at += kBlock) {
      blocks_[hash(std::u32string_view(text).substr(at, kBlock))].push_back({number, at});
    }
    texts_.push_back(std::move(text));
  }

  struct Block {
    uint32_t text;
    uint32_t at;
  };
  std::vector<std::u32string> texts_;
  std::unordered_multimap<uint64_t, uint32_t> whole_;
  std::unordered_map<uint64_t, std::vector<Block>> blocks_;  ///< each text cut up from its begin
  std::unordered_map<uint32_t, uint32_t> hits_;  ///< by text: how many of its blocks stand in another
  std::vector<int64_t> reach_;
};

}  // namespace

void find_repeats(const CallText& call, Who who, std::vector<Hit>& hits) {
  std::unordered_map<Speaker, Said> said;
  for (uint32_t t = 0; t < call.turns().size(); ++t) {
    const Turn& turn = call.turns()[t];
    if (!is_asked(who, turn.speaker) || turn.characters < kMinCharacters) continue;
    std::u32string text;
    for (uint32_t i = turn.first_symbol; i < turn.last_symbol; ++i) {
      if (const char32_t symbol = call.folded().symbols[i]; symbol > kSentenceBreak) text += symbol;
    }
    if (!said[turn.speaker].again(std::move(text))) continue;
    hits.push_back({.span = turn.text,
                    .turn = t,
                    .speaker = turn.speaker,
                    .probe = Probe::Repeats,
                    .value = 1,
                    .segment = call.turn_segments()[turn.first_segment]});
  }
}

}  // namespace zhijian
