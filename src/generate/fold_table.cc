// Build-time program: writes the table that folding works with, from OpenCC's character dictionaries, ICU's
// Unicode data and Unihan. Usage: fold_table OUT.cc OUT.tsv FOLDER_OF_OPENCC_DICTIONARIES UNIHAN_VARIANTS
// EQUIVALENT_IDEOGRAPHS
//
// A character's class holds everything that a dictionary turns it into, in either direction, for any
// candidate, and everything of the same NFKC case folding; the classes are the transitive closure of that.
// On top come radicals that stand for a character (⻢ 马), Unihan's variants as far as they join no two
// characters of daily use, which mean different words too often (托 拓, 板 版), and a short list of those
// that do mean the same.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <numeric>
#include <opencc/Exception.hpp>
#include <optional>
#include <regex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/utf8.h"
#include "generate/opencc_dictionary.h"
#include "generate/table_writer.h"
#include "text/fold_entry.h"

namespace {

using namespace zhijian;

constexpr char32_t kEnd = 0x110000;
constexpr bool is_surrogate(char32_t c) {
  return c >= 0xD800 && c < 0xE000;
}

// --- What a code point is, as given
// --------------------------------------------------------------------------------

bool is_one_of(std::u32string_view list, char32_t c) {
  return list.find(c) != list.npos;
}

/// White space, controls and what takes no room of its own.
bool is_invisible(char32_t c) {
  constexpr uint32_t kCategories = U_GC_Z_MASK | U_GC_CC_MASK | U_GC_CF_MASK | U_GC_MN_MASK | U_GC_ME_MASK;
  const auto point = static_cast<UChar32>(c);
  return (U_GET_GC_MASK(point) & kCategories) != 0 || u_hasBinaryProperty(point, UCHAR_WHITE_SPACE) ||
         u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

struct Kind {
  CharClass char_class = CharClass::Character;
  bool punctuation = false;
};

Kind kind_of(char32_t c) {
  if (is_one_of(U"，,、：:—…⋯~～", c)) return {CharClass::Pause, true};
  if (is_one_of(U"。｡.？?！!；;", c)) return {CharClass::SentenceEnd, true};
  if (is_one_of(U"%@#&*/_+-％＠＃＆＊／＿＋－", c)) return {};
  if (is_surrogate(c) || is_invisible(c)) return {CharClass::Skipped, false};
  if (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_P_MASK) return {CharClass::Skipped, true};
  return {};
}

bool is_han_character(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const auto point = static_cast<UChar32>(c);
  return uscript_getScript(point, &status) == USCRIPT_HAN &&
         (U_GET_GC_MASK(point) & (U_GC_LO_MASK | U_GC_LM_MASK | U_GC_NL_MASK)) != 0;
}

// --- NFKC and case folding
// -----------------------------------------------------------------------------------------

/// Both, until nothing changes. Several code points are possible.
std::u32string normalized(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const nfkc = icu::Normalizer2::getNFKCInstance(status);
  const auto point = static_cast<UChar32>(c);
  if (!u_hasBinaryProperty(point, UCHAR_CHANGES_WHEN_NFKC_CASEFOLDED)) return std::u32string(1, c);
  icu::UnicodeString text(point);
  for (icu::UnicodeString before; before != text;) {
    before = text;
    text = nfkc->normalize(text, status);
    text = nfkc->normalize(text.foldCase(), status);
  }
  std::u32string out;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
    out += static_cast<char32_t>(text.char32At(i));
  return out;
}

// --- Classes
// -------------------------------------------------------------------------------------------------------

class Classes {
 public:
  Classes() : parent_(kEnd) { std::iota(parent_.begin(), parent_.end(), char32_t{0}); }
  char32_t find(char32_t c) {
    while (parent_[c] != c) c = parent_[c] = parent_[parent_[c]];
    return c;
  }
  void join(char32_t a, char32_t b) { parent_[find(a)] = find(b); }

 private:
  std::vector<char32_t> parent_;
};

/// How usual a character is: 1 and 2 for the levels of GB 2312, 3 for the rest.
int usualness(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  static UConverter* const gb2312 = ucnv_open("GB2312", &status);
  ucnv_setFromUCallBack(gb2312, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  char bytes[8] = {};
  const icu::UnicodeString text(static_cast<UChar32>(c));
  const int32_t length =
      ucnv_fromUChars(gb2312, bytes, sizeof bytes, text.getBuffer(), text.length(), &status);
  if (U_FAILURE(status) || length != 2) return 3;
  constexpr int kFirstRowOfLevel2 = 0xD8;
  return static_cast<unsigned char>(bytes[0]) < kFirstRowOfLevel2 ? 1 : 2;
}

/// True for characters of daily use: those of GB 2312, and the first level of Big5.
bool is_usual(char32_t c) {
  if (usualness(c) < 3) return true;
  UErrorCode status = U_ZERO_ERROR;
  static UConverter* const big5 = ucnv_open("Big5", &status);
  ucnv_setFromUCallBack(big5, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  char bytes[8] = {};
  const icu::UnicodeString text(static_cast<UChar32>(c));
  const int32_t length = ucnv_fromUChars(big5, bytes, sizeof bytes, text.getBuffer(), text.length(), &status);
  constexpr int kFirstRowOfLevel1 = 0xA4, kFirstRowOfLevel2 = 0xC9;
  const int row = static_cast<unsigned char>(bytes[0]);
  return U_SUCCESS(status) && length == 2 && row >= kFirstRowOfLevel1 && row < kFirstRowOfLevel2;
}

/// Both of daily use, and one word nevertheless: converters other than OpenCC write the second for the first.
constexpr std::u32string_view kOneWord[] = {U"碰踫", U"焊銲", U"侄姪", U"效効", U"宝寳", U"蒂蔕", U"炮砲",
                                            U"暖煖", U"熔鎔", U"焰燄", U"堤隄", U"藤籐", U"斤觔", U"刨鉋",
                                            U"强彊", U"狸貍", U"薯藷", U"坑阬", U"碱硷"};

class FoldTable {
 public:
  FoldTable(const std::string& folder, const char* variants, const char* equivalents)
      : normal_(kEnd), to_simplified_(kEnd), representative_(kEnd), folded_(kEnd) {
    for (char32_t c = 0; c < kEnd; ++c) {
      if (is_surrogate(c)) continue;
      normal_[c] = normalized(c);
      if (normal_[c].size() == 1) classes_.join(c, normal_[c][0]);
    }
    for (const char* name :
         {"TSCharacters", "STCharacters", "TWVariants", "TWVariantsRev", "HKVariants", "HKVariantsRev"}) {
      add_dictionary(folder, name);
    }
    for (const std::u32string_view pair : kOneWord) classes_.join(pair[0], pair[1]);
    add_equivalents(equivalents);
    add_variants(variants);
    choose_representatives();
    for (char32_t c = 0; c < kEnd; ++c) folded_[c] = fold(c);
  }

  const std::u32string& folded(char32_t c) const { return folded_[c]; }

  /// The first code point whose folded form folds to something else; there must be none.
  std::optional<char32_t> find_unstable() const {
    for (char32_t c = 0; c < kEnd; ++c) {
      if (kind_of(c).char_class != CharClass::Character) continue;
      for (const char32_t symbol : folded_[c]) {
        if (folded_[symbol] != std::u32string(1, symbol)) return c;
        if (kind_of(symbol).char_class != CharClass::Character) return c;
      }
    }
    return std::nullopt;
  }

 private:
  void add_dictionary(const std::string& folder, const std::string& name) {
    for_each_entry(folder, name, [&](const std::string& key, const std::vector<std::string>& values) {
      const std::u32string from = to_utf32(key);
      for (size_t i = 0; i < values.size(); ++i) {
        const std::u32string to = to_utf32(values[i]);
        // Only single characters can be one character.
        if (from.size() != 1 || to.size() != 1) continue;
        classes_.join(from[0], to[0]);
        if (i == 0 && name == "TSCharacters") to_simplified_[from[0]] = to[0];
      }
    });
  }

  static char32_t code_point(std::string_view hexadecimal) {
    return static_cast<char32_t>(std::stoul(std::string(hexadecimal), nullptr, 16));
  }

  /// Lines "2EE2 ; 9A6C" or "2E80..2E81 ; 4E00": a radical and the character that looks the same.
  void add_equivalents(const char* path) {
    static const std::regex kLine(R"(([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*([0-9A-F]+).*)");
    std::ifstream in(path);
    size_t added = 0;
    for (std::string line; std::getline(in, line);) {
      std::smatch found;
      if (!std::regex_match(line, found, kLine)) continue;
      const char32_t last = code_point(found[2].matched ? found[2].str() : found[1].str());
      for (char32_t c = code_point(found[1].str()); c <= last; ++c, ++added)
        classes_.join(c, code_point(found[3].str()));
    }
    if (added == 0) throw std::runtime_error(std::string(path) + " has no equivalent ideographs");
  }

  /// Lines "U+52B9<tab>kSemanticVariant<tab>U+6548<kMatthews U+…": joined where that brings no two classes
  /// together that both have a character of daily use.
  void add_variants(const char* path) {
    std::vector<char> usual(kEnd, 0);
    for (char32_t c = 0; c < kEnd; ++c) {
      if (is_han_character(c) && is_usual(c)) usual[classes_.find(c)] = 1;
    }
    static const std::regex kLine("U\\+([0-9A-F]+)\tk(?:Simplified|Traditional|Z|Semantic)Variant\t(.*)");
    static const std::regex kVariant("U\\+([0-9A-F]+)");
    std::ifstream in(path);
    size_t added = 0;
    for (std::string line; std::getline(in, line);) {
      std::smatch found;
      if (!std::regex_match(line, found, kLine)) continue;
      const std::string values = found[2];
      for (std::sregex_iterator value(values.begin(), values.end(), kVariant), end; value != end; ++value) {
        const char32_t a = classes_.find(code_point(found[1].str()));
        const char32_t b = classes_.find(code_point((*value)[1].str()));
        if (a == b || (usual[a] && usual[b])) continue;
        const char is_usual_now = usual[a] | usual[b];
        classes_.join(a, b);
        usual[classes_.find(a)] = is_usual_now;
        ++added;
      }
    }
    if (added == 0) throw std::runtime_error(std::string(path) + " has no variants");
  }

  /// A simplified character, of several the most usual.
  void choose_representatives() {
    const auto rank_of = [&](char32_t c) {
      const bool is_traditional = to_simplified_[c] != 0 && to_simplified_[c] != c;
      return std::tuple{is_traditional, is_han_character(c) ? usualness(c) : 3, c};
    };
    for (char32_t c = 0; c < kEnd; ++c) {
      if (normal_[c] != std::u32string(1, c)) continue;
      char32_t& best = representative_[classes_.find(c)];
      if (best == 0 || rank_of(c) < rank_of(best)) best = c;
    }
  }

  char32_t representative(char32_t c) {
    const char32_t found = representative_[classes_.find(c)];
    return found == 0 ? c : found;
  }

  std::u32string fold(char32_t c) {
    const Kind kind = kind_of(c);
    if (kind.char_class != CharClass::Character && !kind.punctuation) return U"";
    const bool is_character = !kind.punctuation;
    std::u32string out;
    for (const char32_t part : normal_[c]) {
      const Kind part_kind = kind_of(part);
      const bool counts = is_character
                              ? part_kind.char_class == CharClass::Character
                              : part_kind.punctuation || part_kind.char_class == CharClass::Character;
      if (counts) out += representative(part);
    }
    if (!out.empty()) return out;
    // Symbols such as ´, which NFKC takes for a space with a mark, stay symbols: ￣ and ¯ are still one.
    return std::u32string(1, stand_alone_.try_emplace(normal_[c], c).first->second);
  }

  std::vector<std::u32string> normal_;
  std::vector<char32_t> to_simplified_;
  std::vector<char32_t> representative_;  ///< by the class's root; 0 where it has none
  std::vector<std::u32string> folded_;
  std::map<std::u32string, char32_t> stand_alone_;
  Classes classes_;
};

// --- Output
// --------------------------------------------------------------------------------------------------------

void write_source(const FoldTable& table, const char* path) {
  std::vector<uint16_t> blocks;
  std::vector<uint32_t> entries;
  std::vector<char32_t> sequences;
  std::map<std::u32string, uint32_t> sequence_at;
  std::map<std::vector<uint32_t>, uint16_t> block_at;

  const auto entry_of = [&](char32_t c) {
    const Kind kind = kind_of(c);
    uint32_t entry = static_cast<uint32_t>(kind.char_class) << fold_entry::kClassShift;
    if (kind.punctuation) entry |= fold_entry::kPunctuation;
    if (is_han_character(c)) entry |= fold_entry::kHan;
    const std::u32string& folded = table.folded(c);
    if (folded.empty()) return entry;
    if (folded == std::u32string(1, c)) return entry | fold_entry::kSelf;
    if (folded.size() == 1) return entry | folded[0];
    const auto [at, added] = sequence_at.try_emplace(folded, static_cast<uint32_t>(sequences.size()));
    if (added) sequences.insert(sequences.end(), folded.c_str(), folded.c_str() + folded.size() + 1);
    return entry | fold_entry::kSequence | at->second;
  };

  for (char32_t begin = 0; begin < kEnd; begin += 0x100) {
    std::vector<uint32_t> block;
    for (char32_t c = begin; c < begin + 0x100; ++c) block.push_back(entry_of(c));
    const auto [at, added] = block_at.try_emplace(block, static_cast<uint16_t>(entries.size() >> 8));
    if (added) entries.insert(entries.end(), block.begin(), block.end());
    blocks.push_back(at->second);
  }

  std::ofstream out(path);
  out << "#include <cstdint>\n\nnamespace zhijian {\n\n";
  write_array(out, "uint16_t", "kFoldBlocks", blocks);
  write_array(out, "uint32_t", "kFoldEntries", entries);
  write_array(out, "char32_t", "kFoldSequences", sequences);
  out << "}  // namespace zhijian\n";
}

/// For people and for tests: code point, folded form, class; without characters that fold to themselves.
void write_list(const FoldTable& table, const char* path) {
  static constexpr const char* kNames[] = {"character", "skipped", "pause", "end"};
  std::ofstream out(path);
  out << std::hex << std::uppercase;
  for (char32_t c = 0; c < kEnd; ++c) {
    const CharClass char_class = kind_of(c).char_class;
    const std::u32string& folded = table.folded(c);
    if (char_class == CharClass::Character && folded == std::u32string(1, c)) continue;
    out << static_cast<uint32_t>(c) << '\t' << to_utf8(folded) << '\t' << kNames[static_cast<int>(char_class)]
        << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6)
    return std::fputs("usage: fold_table OUT.cc OUT.tsv DICTIONARIES UNIHAN_VARIANTS EQUIVALENT_IDEOGRAPHS\n",
                      stderr),
           2;
  try {
    const FoldTable table(argv[3], argv[4], argv[5]);
    if (const auto unstable = table.find_unstable()) {
      std::cerr << "fold_table: the folded form of U+" << std::hex << static_cast<uint32_t>(*unstable)
                << " folds to something else\n";
      return 1;
    }
    write_source(table, argv[1]);
    write_list(table, argv[2]);
  } catch (const opencc::Exception& error) {
    std::cerr << "fold_table: " << error.what() << '\n';
    return 1;
  } catch (const std::exception& error) {
    std::cerr << "fold_table: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
