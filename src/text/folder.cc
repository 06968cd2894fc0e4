// How a Folder is made from a rubric's fillers and lists of characters that are one; what it does is in
// fold.cc.
#include <algorithm>
#include <bitset>

#include "base/utf8.h"
#include "text/fold.h"
#include "text/fold_entry.h"

namespace zhijian {
namespace {

using namespace fold_entry;

using Pairs = std::vector<std::pair<char32_t, char32_t>>;

/// The symbols that some list joins with others, each with the one that stands for all of them; sorted.
Pairs merge(const std::vector<std::vector<std::string>>& same) {
  Pairs parents;  // a union-find over the few symbols that there are
  const auto parent_of = [&](char32_t symbol) -> char32_t& {
    for (auto& [from, to] : parents) {
      if (from == symbol) return to;
    }
    return parents.emplace_back(symbol, symbol).second;
  };
  const auto find = [&](char32_t symbol) {
    while (parent_of(symbol) != symbol) symbol = parent_of(symbol);
    return symbol;
  };
  for (const std::vector<std::string>& list : same) {
    std::u32string symbols;
    for (const std::string& item : list) {
      const std::u32string character = to_utf32(item);
      if (character.size() != 1 || classify(character[0]) != CharClass::Character) continue;
      const std::u32string folded = fold_code_point(character[0]);
      if (folded.size() == 1) symbols += folded;
    }
    for (const char32_t symbol : symbols) {
      const char32_t root = find(symbols[0]);
      parent_of(find(symbol)) = root;
    }
  }
  Pairs merged;
  for (size_t i = 0; i < parents.size(); ++i) {
    const char32_t symbol = parents[i].first;
    if (find(symbol) != symbol) merged.emplace_back(symbol, find(symbol));
  }
  std::sort(merged.begin(), merged.end());
  return merged;
}

}  // namespace

Folder::Folder(const FoldOptions& options)
    : merged_(merge(options.same)), plane0_(kPlane0End), quick_(kPlane0End) {
  std::vector<std::u32string> fillers;
  for (const std::string& filler : options.fillers) {
    std::u32string symbols;
    for (const char32_t c : to_utf32(filler)) symbols += fold_character(c);
    if (!symbols.empty()) fillers.push_back(symbols);
  }
  std::stable_sort(fillers.begin(), fillers.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  fillers_ = std::move(fillers);

  make_tables();
}

/// Nearly all entries are those of the generated table, which are copied without a branch; a small hash of
/// the others tells them quickly.
void Folder::make_tables() {
  // Set in an entry that is more than one symbol of 16 bits: a larger one, a sequence, another class.
  constexpr uint32_t kMore = (kSymbolMask & ~0xFFFFu) | 3u << kClassShift | kSequence;
  static_assert(static_cast<uint32_t>(CharClass::Character) == 0);
  constexpr uint32_t kBlock = 256;
  for (char32_t begin = 0; begin < kPlane0End; begin += kBlock) {
    const uint32_t* const given = kFoldEntries + kFoldBlocks[begin / kBlock] * kBlock;
    uint32_t* const entries = &plane0_[begin];
    uint16_t* const quick = &quick_[begin];
    for (uint32_t i = 0; i < kBlock; ++i) entries[i] = resolve_self(given[i], begin + i);
    for (uint32_t i = 0; i < kBlock; ++i) {
      quick[i] = static_cast<uint16_t>((entries[i] & kMore) == 0 ? entries[i] : kQuickThink);
    }
  }
  std::bitset<4096> is_special;
  for (const auto& [symbol, root] : merged_) is_special.set(symbol % 4096), is_special.set(root % 4096);
  for (const std::u32string& filler : fillers_) is_special.set(filler[0] % 4096);
  for (char32_t c = 0; c < kPlane0End; ++c) {
    if (quick_[c] > kQuickNothing && !is_special.test(quick_[c] % 4096)) continue;
    plane0_[c] = make_entry(c);
    quick_[c] = quick_symbol(c, plane0_[c]);
  }
}

uint32_t Folder::make_entry(char32_t c) const {
  const uint32_t entry = base_fold_entry(c);
  const CharClass kind = char_class(entry);
  if (kind == CharClass::SentenceEnd || is_round_bracket(c)) return entry | kThink;
  if (kind != CharClass::Character) return entry | kNothing;
  const bool is_sequence = (entry & kSequence) != 0;
  const char32_t first = merged(is_sequence ? sequence_of(entry)[0] : entry & kSymbolMask);
  const auto starts_here = [&](const std::u32string& filler) { return filler[0] == first; };
  const bool starts_filler = std::any_of(fillers_.begin(), fillers_.end(), starts_here);
  const uint32_t flag = starts_filler ? kFillerStart : 0;
  if (is_sequence) return entry | kThink | flag;
  // A symbol that is a filler and begins no longer one needs no thought.
  const bool is_filler =
      starts_filler && std::find_if(fillers_.begin(), fillers_.end(), starts_here)->size() == 1;
  return (entry & ~kSymbolMask) | first | flag | (is_filler ? kNothing : starts_filler ? kThink : 0);
}

char32_t Folder::merged(char32_t symbol) const {
  const auto at = std::lower_bound(merged_.begin(), merged_.end(), std::pair{symbol, char32_t{0}});
  return at != merged_.end() && at->first == symbol ? at->second : symbol;
}

std::u32string Folder::fold_character(char32_t c) const {
  const uint32_t entry = base_fold_entry(c);
  if (char_class(entry) != CharClass::Character) return {};
  std::u32string symbols = fold_code_point(c);
  for (char32_t& symbol : symbols) symbol = merged(symbol);
  return symbols;
}

std::u32string Folder::fold_characters(std::string_view text) const {
  FoldedText folded;
  fold(text, 0, folded);
  std::u32string characters(folded.symbols.begin(), folded.symbols.end());
  std::erase(characters, kSentenceBreak);
  return characters;
}

}  // namespace zhijian
