// Build-time program: writes the toneless Mandarin readings of everything that text folds to, from Unihan.
// Usage: sounds_table OUT.cc OUT.tsv Unihan_Readings.txt
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "generate/table_writer.h"
#include "text/fold.h"
#include "text/sounds.h"

namespace {

using namespace zhijian;

using Syllables = std::set<std::string>;

constexpr char32_t kEnd = 0x110000;
constexpr size_t kLongestSyllable = 6;  // zhuang

/// "lǜ" to "lv"; empty where something else than letters and tone marks is in it.
std::string toneless(const std::string& pinyin) {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const nfd = icu::Normalizer2::getNFDInstance(status);
  const icu::UnicodeString text = nfd->normalize(icu::UnicodeString::fromUTF8(pinyin), status);
  std::string out;
  for (int32_t i = 0; i < text.length(); ++i) {
    const char16_t unit = text[i];
    constexpr char16_t kDiaeresis = 0x308;
    if (unit == kDiaeresis && out.ends_with('u')) {
      out.back() = 'v';
    } else if (unit >= 'a' && unit <= 'z') {
      out += static_cast<char>(unit);
    } else if (unit < 0x300 || unit > 0x36F) {
      return "";
    }
  }
  return out.size() <= kLongestSyllable ? out : "";
}

/// The readings in a field: "zhòng", "zhòng(1823) chóng(329)" or "047.150:chóng 481.090:zhòng".
bool add_readings(const std::string& field, Syllables& out) {
  for (size_t at = 0; at < field.size();) {
    const size_t end = std::min(field.find(' ', at), field.size());
    std::string item = field.substr(at, end - at);
    at = end + 1;
    if (const size_t colon = item.find(':'); colon != item.npos) item.erase(0, colon + 1);
    item = item.substr(0, item.find('('));
    const std::string syllable = toneless(item);
    if (syllable.empty()) return false;
    out.insert(syllable);
  }
  return true;
}

/// Readings by folded symbol: those of every character that folds to it.
std::map<char32_t, Syllables> read_unihan(const char* path) {
  std::map<char32_t, Syllables> readings;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const size_t field = line.find('\t');
    const size_t value = line.find('\t', field + 1);
    if (!line.starts_with("U+") || value == line.npos) continue;
    const std::string name = line.substr(field + 1, value - field - 1);
    if (name != "kMandarin" && name != "kTGHZ2013" && name != "kHanyuPinlu") continue;
    const auto character = static_cast<char32_t>(std::strtoul(line.c_str() + 2, nullptr, 16));
    const std::u32string folded = fold_code_point(character);
    if (folded.size() != 1) continue;
    if (!add_readings(line.substr(value + 1), readings[folded[0]])) {
      std::cerr << path << ": not understood: " << line << '\n';
      std::exit(1);
    }
  }
  if (readings.empty()) {
    std::cerr << path << ": no readings in it\n";
    std::exit(1);
  }
  static constexpr std::array kDigits = {"ling", "yi", "er", "san", "si", "wu", "liu", "qi", "ba", "jiu"};
  for (size_t digit = 0; digit < kDigits.size(); ++digit) readings['0' + digit] = {kDigits[digit]};
  readings['1'].insert("yao");
  return readings;
}

size_t levenshtein(const std::string& a, const std::string& b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 0; i < a.size(); ++i) {
    size_t diagonal = std::exchange(row[0], i + 1);
    for (size_t j = 0; j < b.size(); ++j) {
      const size_t replaced = diagonal + (a[i] != b[j]);
      diagonal = row[j + 1];
      row[j + 1] = std::min({row[j] + 1, diagonal + 1, replaced});
    }
  }
  return row.back();
}

/// What is left of a syllable when zh/z, ch/c, sh/s, n/l, f/h, an/ang, en/eng, in/ing are one.
std::string fuzzy_form(std::string syllable) {
  if (syllable.size() > 2 && syllable[1] == 'h') syllable.erase(1, 1);
  const bool has_final = syllable.find_first_of("aeiouv") != syllable.npos;
  if (has_final && syllable[0] == 'l') syllable[0] = 'n';
  if (has_final && syllable[0] == 'h') syllable[0] = 'f';
  for (const char* nasal : {"ang", "eng", "ing"}) {
    if (syllable.ends_with(nasal)) syllable.pop_back();
  }
  return syllable;
}

void write_source(const std::map<char32_t, Syllables>& readings, const char* path) {
  Syllables all;
  for (const auto& [symbol, syllables] : readings) all.insert(syllables.begin(), syllables.end());
  const std::vector<std::string> texts(all.begin(), all.end());
  const auto index_of = [&](const std::string& syllable) {
    return static_cast<Syllable>(std::lower_bound(texts.begin(), texts.end(), syllable) - texts.begin());
  };

  std::vector<Syllable> fuzzy;
  std::map<std::string, Syllable> fuzzy_forms;
  std::vector<uint8_t> costs;
  for (const std::string& text : texts) {
    fuzzy.push_back(
        fuzzy_forms.try_emplace(fuzzy_form(text), static_cast<Syllable>(fuzzy.size())).first->second);
    for (const std::string& other : texts) {
      costs.push_back(
          static_cast<uint8_t>(levenshtein(text, other) * kFullCost / std::max(text.size(), other.size())));
    }
  }

  // A set of readings is its length and then its syllables; 0 is the empty set.
  std::vector<Syllable> sets = {0};
  std::map<Syllables, uint16_t> set_at = {{{}, 0}};
  const auto set_of = [&](char32_t symbol) {
    const auto found = readings.find(symbol);
    if (found == readings.end()) return uint16_t{0};
    const auto [at, added] = set_at.try_emplace(found->second, static_cast<uint16_t>(sets.size()));
    if (added) {
      sets.push_back(static_cast<Syllable>(found->second.size()));
      for (const std::string& syllable : found->second) sets.push_back(index_of(syllable));
    }
    return at->second;
  };
  std::vector<uint16_t> blocks;
  std::vector<uint16_t> entries;
  std::map<std::vector<uint16_t>, uint16_t> block_at;
  for (char32_t begin = 0; begin < kEnd; begin += 0x100) {
    std::vector<uint16_t> block;
    for (char32_t c = begin; c < begin + 0x100; ++c) block.push_back(set_of(c));
    const auto [at, added] = block_at.try_emplace(block, static_cast<uint16_t>(entries.size() >> 8));
    if (added) entries.insert(entries.end(), block.begin(), block.end());
    blocks.push_back(at->second);
  }

  std::ofstream out(path);
  out << "#include <cstdint>\n\nnamespace zhijian {\n\n";
  out << "extern const int kSyllableCount = " << texts.size() << ";\n\n";
  out << "extern const char kSyllableTexts[][8] = {";
  for (const std::string& text : texts) out << '"' << text << "\",";
  out << "};\n\n";
  write_array(out, "uint16_t", "kFuzzySyllables", fuzzy);
  write_array(out, "uint8_t", "kSyllableCosts", costs);
  write_array(out, "uint16_t", "kReadingSets", sets);
  out << "extern const int kReadingSetsSize = " << sets.size() << ";\n\n";
  write_array(out, "uint16_t", "kReadingBlocks", blocks);
  write_array(out, "uint16_t", "kReadingEntries", entries);
  out << "}  // namespace zhijian\n";
}

/// For people and for tests: folded symbol and its syllables.
void write_list(const std::map<char32_t, Syllables>& readings, const char* path) {
  std::ofstream out(path);
  for (const auto& [symbol, syllables] : readings) {
    out << to_utf8(std::u32string(1, symbol));
    for (const std::string& syllable : syllables)
      out << (syllable == *syllables.begin() ? '\t' : ' ') << syllable;
    out << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return std::fputs("usage: sounds_table OUT.cc OUT.tsv Unihan_Readings.txt\n", stderr), 2;
  const std::map<char32_t, Syllables> readings = read_unihan(argv[3]);
  write_source(readings, argv[1]);
  write_list(readings, argv[2]);
  return 0;
}
