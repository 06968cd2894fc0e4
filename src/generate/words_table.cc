// Build-time program: writes the common words, the most usual first: those of jieba's list with frequencies,
// or where that is not installed those of OpenCC's phrase dictionary. Usage: words_table OUT.cc
// FOLDER_OF_OPENCC_DICTIONARIES [JIEBA_DICTIONARY]
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <opencc/Exception.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "generate/opencc_dictionary.h"
#include "generate/table_writer.h"

namespace {

/// Rarer words hardly occur in a call; longer ones are sayings and names.
constexpr long kLeastFrequency = 20;
constexpr size_t kShortest = 2, kLongest = 4;

/// Lines "word frequency part-of-speech".
std::vector<std::string> by_frequency(const char* path) {
  std::vector<std::pair<long, std::string>> found;
  std::ifstream in(path);
  std::string word, rest;
  for (long frequency = 0; in >> word >> frequency && std::getline(in, rest);) {
    const size_t size = zhijian::to_utf32(word).size();
    if (frequency >= kLeastFrequency && size >= kShortest && size <= kLongest)
      found.emplace_back(-frequency, word);
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> words;
  for (auto& [frequency, text] : found) words.push_back(std::move(text));
  return words;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3 && argc != 4)
    return std::fputs("usage: words_table OUT.cc DICTIONARIES [JIEBA_DICTIONARY]\n", stderr), 2;
  std::vector<std::string> words;
  try {
    if (argc == 4) {
      words = by_frequency(argv[3]);
    } else {
      std::set<std::string> sorted;
      for_each_entry(argv[2], "STPhrases", [&](const std::string& key, const auto&) { sorted.insert(key); });
      words.assign(sorted.begin(), sorted.end());
    }
  } catch (const opencc::Exception& error) {
    std::cerr << "words_table: " << error.what() << '\n';
    return 1;
  }
  if (words.empty()) return std::fputs("words_table: no words\n", stderr), 1;
  // Bytes and not literals: views of those would have to be relocated whenever the program starts.
  std::vector<unsigned char> letters;
  for (const std::string& word : words)
    letters.insert(letters.end(), word.c_str(), word.c_str() + word.size() + 1);
  std::ofstream out(argv[1]);
  out << "#include <cstddef>\n\nnamespace zhijian {\n\nextern const size_t kCommonWordCount = "
      << words.size() << ";\n\n";
  write_array(out, "unsigned char", "kCommonWordLetters", letters);
  out << "}  // namespace zhijian\n";
  return out.good() ? 0 : 1;
}
