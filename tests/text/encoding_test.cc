#include "text/encoding.h"
#include "base/messages/transcript.h"

#include <doctest/doctest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <array>

using namespace zhijian;

namespace {

const std::string kSimplified =
    "客服：您好，请问有什么可以帮您？\n客户：我要查一下话费，为什么这个月扣了三十块钱？\n";
const std::string kTraditional =
    "客服：您好，請問有什麼可以幫您？\n客戶：我要查一下話費，為什麼這個月扣了三十塊錢？\n";

std::string encoded(const std::string& text, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* const converter = ucnv_open(encoding, &status);
  ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::string out(text.size() * 4 + 16, '\0');
  const icu::UnicodeString units = icu::UnicodeString::fromUTF8(text);
  out.resize(static_cast<size_t>(ucnv_fromUChars(converter, out.data(), static_cast<int32_t>(out.size()),
                                                 units.getBuffer(), units.length(), &status)));
  ucnv_close(converter);
  REQUIRE(U_SUCCESS(status));
  return out;
}

void check_decodes(const std::string& bytes, const std::string& text, const std::string& encoding,
                   bool guessed) {
  const auto decoded = decode_text(bytes);
  REQUIRE(decoded.has_value());
  CHECK(decoded->text == text);
  CHECK(decoded->encoding == encoding);
  CHECK(decoded->guessed == guessed);
}

}  // namespace

TEST_CASE("UTF-8 is taken as it is, without its mark") {
  check_decodes("", "", "UTF-8", false);
  check_decodes(kSimplified, kSimplified, "UTF-8", false);
  check_decodes("\xEF\xBB\xBF" + kSimplified, kSimplified, "UTF-8", false);
  const std::string with_nul("a\0b", 3);
  check_decodes(with_nul, with_nul, "UTF-8", false);
  const std::string even_with_nul("turn\0 on", 8);
  check_decodes(even_with_nul, even_with_nul, "UTF-8", false);
}

TEST_CASE("UTF-16 with and without a mark") {
  for (const std::string& text :
       {kSimplified, kTraditional, std::string("agent: hello\n"), std::string("[]")}) {
    for (const char* name : {"UTF-16LE", "UTF-16BE"}) {
      check_decodes(encoded("\uFEFF" + text, name), text, name, false);
      check_decodes(encoded(text, name), text, name, true);
    }
  }
}

TEST_CASE("GB18030 and Big5 are told apart") {
  check_decodes(encoded(kSimplified, "GB18030"), kSimplified, "GB18030", true);
  check_decodes(encoded(kTraditional, "GB18030"), kTraditional, "GB18030", true);
  check_decodes(encoded(kTraditional, "Big5"), kTraditional, "Big5", true);
  const std::string cantonese = "客服：你好，請問有咩可以幫到你？\n客戶：我啲話費點解會扣多咗㗎？\n";
  check_decodes(encoded(cantonese, "Big5-HKSCS"), cantonese, "Big5-HKSCS", true);
}

TEST_CASE("a few words are enough") {
  for (const std::string text : {"您好", "客户：好的", "我要投诉", "请稍等", "联通", "电信"}) {
    check_decodes(encoded(text, "GB18030"), text, "GB18030", true);
  }
  for (const std::string text : {"您好", "客戶：好的", "我要投訴", "請稍等", "聯通", "電信"}) {
    check_decodes(encoded(text, "Big5"), text, "Big5", true);
  }
}

TEST_CASE("only the first sample is looked at, but all is checked") {
  std::string text(200'000, 'x');
  text += '\n';
  while (text.size() < 600'000) text += kSimplified;
  const std::string bytes = encoded(text, "GB18030");
  check_decodes(bytes, text, "GB18030", true);
  const auto decoded = decode_text(bytes + "\n\xFF\xFF");
  REQUIRE_FALSE(decoded.has_value());
  CHECK(decoded.error().offset == bytes.size() + 1);
  // One line, so that the sample ends in the middle of a character.
  std::string line = "x";
  while (line.size() < 300'000) line += "请稍等";
  check_decodes(encoded(line, "GB18030"), line, "GB18030", true);
}

TEST_CASE("what is not valid is refused with its place") {
  struct Case {
    std::string bytes;
    MessageId reason;
    size_t offset;
    size_t line;
  };
  const std::string two_lines = "您好\n请稍等";
  const std::string mark = "\xEF\xBB\xBF";
  const std::array cases = {
      Case{two_lines + "\xE6\x9F\n" + kSimplified, says::InvalidInEncoding, two_lines.size(), 2},
      Case{mark + "a\n\nb\xFF", says::InvalidInEncoding, 7, 3},
      Case{std::string("\xFF\xFE"
                       "a\0\n\0\x00\xD8"
                       "b\0",
                       10),
           says::InvalidInEncoding, 6, 2},
      Case{std::string("\xFE\xFF\0a\0", 5), says::InvalidInEncoding, 4, 1},
      Case{"caf\xE9\n", says::NoEncodingFits, 3, 1},
      Case{"\x89PNG\r\n\x1A\n", says::NoEncodingFits, 0, 1},
  };
  for (const Case& expected : cases) {
    const auto decoded = decode_text(expected.bytes);
    REQUIRE_FALSE(decoded.has_value());
    CHECK(decoded.error().reason.id == expected.reason);
    CHECK(decoded.error().offset == expected.offset);
    CHECK(decoded.error().line == expected.line);
  }
}

TEST_CASE("a named encoding wins") {
  const std::string bytes = encoded(kTraditional, "Big5");
  REQUIRE(decode_text(bytes, "big5").has_value());
  CHECK(decode_text(bytes, "big5")->text == kTraditional);
  CHECK(decode_text(bytes, "big5")->encoding == "Big5");
  CHECK_FALSE(decode_text(bytes, "big5")->guessed);
  CHECK_FALSE(decode_text(bytes, "utf-8").has_value());
  CHECK(decode_text(kSimplified, "utf-8")->text == kSimplified);
  CHECK(decode_text(encoded(kSimplified, "GBK"), "gbk")->text == kSimplified);
  CHECK(decode_text(encoded(kSimplified, "UTF-16LE"), "utf-16")->text == kSimplified);
  CHECK(decode_text(encoded(kSimplified, "UTF-16"), "utf-16")->text == kSimplified);
  CHECK(decode_text("x", "klingon").error().reason.id == says::UnknownEncoding);
}

TEST_CASE("encodings that may be named") {
  for (const char* name : {"UTF-8", "utf8", "GB18030", "gbk", "gb2312", "Big5", "big5-hkscs", "UTF-16"}) {
    CHECK(is_known_encoding(name));
  }
  CHECK_FALSE(is_known_encoding("klingon"));
  CHECK_FALSE(is_known_encoding(""));
}
