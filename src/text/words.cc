#include "text/words.h"

#include <cstddef>

namespace zhijian {

// Made by generate/words_table.cc: the words one after the other, each ended by a NUL.
extern const size_t kCommonWordCount;
extern const unsigned char kCommonWordLetters[];

std::span<const std::string_view> common_words() {
  static const std::vector<std::string_view> words = [] {
    std::vector<std::string_view> list;
    list.reserve(kCommonWordCount);
    const char* next = reinterpret_cast<const char*>(kCommonWordLetters);
    for (size_t i = 0; i < kCommonWordCount; ++i) {
      list.emplace_back(next);
      next += list.back().size() + 1;
    }
    return list;
  }();
  return words;
}

}  // namespace zhijian
