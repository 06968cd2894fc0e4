#include "text/encoding_guess.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "base/utf8.h"
#include "text/fold.h"
#include "text/strict_decoder.h"

namespace zhijian {
namespace {

constexpr size_t kSampleSize = 64 * 1024;
/// Speech is above 0.8 in its own encoding, a name alone perhaps 0.67, and most of it below 0.6 in another
/// one.
constexpr double kEverydayShare = 0.65;
/// Shares that are closer than this are left to ICU's statistics.
constexpr double kTie = 0.05;

/// Everyday characters of speech, Mandarin and Cantonese, that GB 2312 does not have among its everyday ones.
constexpr std::u32string_view kSpoken =
    U"嗯呃噢喔哎欸誒诶呗咯嘞您妳祂牠嘅咗哋啲喺嘢冇嚟啱噉咁唔吖睇佢囖喇㗎𡃉嗰乜咩啫喎吓嚹";

bool is_everyday_sign(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0x7F) || c == U'·' ||
         (c >= 0x2010 && c <= 0x2027) || (c >= 0x3000 && c <= 0x3011) || (c >= 0xFF01 && c <= 0xFF5E) ||
         c == 0xFEFF;
}

/// How many of these simplified characters are in the first level of GB 2312, the 3,755 everyday ones.
size_t count_everyday_han(const icu::UnicodeString& characters) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* const gb18030 = ucnv_open("GB18030", &status);
  if (U_FAILURE(status)) return 0;
  std::string bytes(static_cast<size_t>(characters.length()) * 4 + 1, '\0');
  const int32_t length = ucnv_fromUChars(gb18030, bytes.data(), static_cast<int32_t>(bytes.size()),
                                         characters.getBuffer(), characters.length(), &status);
  ucnv_close(gb18030);
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(bytes[i]); };
  size_t count = 0;
  for (size_t at = 0; at + 1 < static_cast<size_t>(length);) {
    const bool is_long = byte(at + 1) >= 0x30 && byte(at + 1) <= 0x39;
    count += !is_long && byte(at) >= 0xB0 && byte(at) <= 0xD7 && byte(at + 1) >= 0xA1;
    at += is_long ? 4 : 2;
  }
  return count;
}

/// Share of a text's code points that are everyday Chinese, in either script; code points without a meaning
/// of their own (private use) weigh against it.
double everyday_share(std::string_view text, bool count_ascii) {
  size_t total = 0;
  size_t signs = 0;
  size_t meaningless = 0;
  icu::UnicodeString han;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    const bool is_control = (c < 0x20 && !is_everyday_sign(c)) || (c >= 0x7F && c < 0xA0);
    const bool is_private = (c >= 0xE000 && c < 0xF900) || c >= 0xF0000;
    if (c < 0x80 && !is_control && !count_ascii) continue;
    ++total;
    signs += is_everyday_sign(c);
    meaningless += is_control || is_private;
    if (kSpoken.find(c) != kSpoken.npos) {
      ++signs;
    } else if (is_han(c)) {
      for (const char32_t folded : fold_code_point(c)) han.append(static_cast<UChar32>(folded));
    }
  }
  if (total == 0) return 0;
  const auto good = static_cast<double>(signs + count_everyday_han(han));
  return (good - static_cast<double>(meaningless)) / static_cast<double>(total);
}

/// ICU's confidence in an encoding, 0 to 100. To ICU, Big5-HKSCS is Big5.
int icu_confidence(std::string_view sample, std::string_view encoding) {
  if (encoding.starts_with("Big5")) encoding = "Big5";
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            ucsdet_close);
  if (U_FAILURE(status)) return 0;
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
  int32_t count = 0;
  const UCharsetMatch** const matches = ucsdet_detectAll(detector.get(), &count, &status);
  for (int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
    if (encoding == ucsdet_getName(matches[i], &status)) return ucsdet_getConfidence(matches[i], &status);
  }
  return 0;
}

/// A sample may end in the middle of a character, which is no fault of the text.
std::optional<std::string> decode_sample(std::string_view sample, const std::string& name) {
  auto text = decode_strictly(sample, name);
  constexpr size_t kLongestCharacter = 4;
  if (!text && sample.size() >= kSampleSize && text.error().offset + kLongestCharacter > sample.size()) {
    text = decode_strictly(sample.substr(0, text.error().offset), name);
  }
  return text ? std::optional(std::move(*text)) : std::nullopt;
}

/// From the first line on that is not ASCII.
std::string_view sample_of(std::string_view bytes) {
  const auto high =
      std::find_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<signed char>(c) < 0; });
  const size_t line_end = bytes.substr(0, static_cast<size_t>(high - bytes.begin())).rfind('\n');
  const std::string_view sample = bytes.substr(line_end == bytes.npos ? 0 : line_end + 1);
  return sample.substr(0, kSampleSize);
}

}  // namespace

std::optional<std::string> guess_utf16(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSampleSize);
  if (bytes.size() % 2 != 0 || sample.find('\0') == sample.npos) return std::nullopt;
  for (const char* name : {"UTF-16LE", "UTF-16BE"}) {
    const auto text = decode_sample(sample, name);
    if (text && everyday_share(*text, true) >= kEverydayShare) return name;
  }
  return std::nullopt;
}

bool is_mostly_utf8(std::string_view bytes) {
  size_t high = 0;
  size_t well_formed = 0;
  for (size_t at = 0; at < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[at]);
    if (lead < 0x80) {
      ++at;
      continue;
    }
    const std::string_view sequence = bytes.substr(at, utf8_length(lead));
    const bool is_sequence = sequence.size() > 1 && find_invalid_utf8(sequence) == sequence.npos;
    const size_t length = is_sequence ? sequence.size() : 1;
    high += length;
    if (is_sequence) well_formed += length;
    at += length;
  }
  return well_formed * 10 >= high * 9;
}

std::vector<std::string> guess_chinese_encodings(std::string_view bytes) {
  struct Candidate {
    std::string name;
    double share;
  };
  const std::string_view sample = sample_of(bytes);
  std::vector<Candidate> candidates;
  for (const char* name : {"GB18030", "Big5", "Big5-HKSCS"}) {
    const auto text = decode_sample(sample, name);
    if (!text) continue;
    const double share = everyday_share(*text, false);
    if (share >= kEverydayShare) candidates.push_back({name, share});
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.share > b.share; });
  const bool is_tie = candidates.size() > 1 && candidates[0].share - candidates[1].share < kTie;
  if (is_tie && icu_confidence(sample, candidates[1].name) > icu_confidence(sample, candidates[0].name)) {
    std::swap(candidates[0], candidates[1]);
  }
  std::vector<std::string> names;
  for (Candidate& candidate : candidates) names.push_back(std::move(candidate.name));
  return names;
}

}  // namespace zhijian
