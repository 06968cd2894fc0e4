// Build-time program: writes the words of OpenCC's phrase dictionary.
// Usage: words_table OUT.cc FOLDER_OF_OPENCC_DICTIONARIES
#include <cstdio>
#include <fstream>
#include <iostream>
#include <opencc/Exception.hpp>
#include <set>
#include <string>
#include <vector>

#include "generate/opencc_dictionary.h"
#include "generate/table_writer.h"

int main(int argc, char** argv) {
  if (argc != 3) return std::fputs("usage: words_table OUT.cc DICTIONARIES\n", stderr), 2;
  std::set<std::string> words;
  try {
    for_each_entry(argv[2], "STPhrases", [&](const std::string& key, const auto&) { words.insert(key); });
  } catch (const opencc::Exception& error) {
    std::cerr << "words_table: " << error.what() << '\n';
    return 1;
  }
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
