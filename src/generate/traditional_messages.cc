// Build-time program: writes the traditional Chinese message templates, made from the simplified ones by
// OpenCC, then with Taiwan's own words. Usage: traditional_messages OUT.cc
#include <opencc/opencc.h>

#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>

namespace {

constexpr const char* kSimplified[] = {
#define ZHIJIAN_MESSAGE(name, english, simplified) simplified,
#include "base/messages/all.def"
#undef ZHIJIAN_MESSAGE
    ""};

constexpr std::pair<std::string_view, std::string_view> kTaiwanWords[] = {
#define ZHIJIAN_TAIWAN(mainland, taiwan) {mainland, taiwan},
#include "base/messages/taiwan.def"
#undef ZHIJIAN_TAIWAN
};

std::string with_taiwan_words(std::string text) {
  for (const auto& [mainland, taiwan] : kTaiwanWords) {
    for (size_t at = text.find(mainland); at != std::string::npos;
         at = text.find(mainland, at + taiwan.size()))
      text.replace(at, mainland.size(), taiwan);
  }
  return text;
}

std::string as_literal(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return std::fputs("usage: traditional_messages OUT.cc\n", stderr), 2;
  const opencc::SimpleConverter converter("s2twp.json");
  std::ofstream out(argv[1]);
  out << "#include <string_view>\n\nnamespace zhijian {\n\nextern const std::string_view "
         "kTraditionalMessages[];\n"
         "constexpr std::string_view kTraditionalMessages[] = {\n";
  for (const char* text : kSimplified)
    out << "    " << as_literal(with_taiwan_words(converter.Convert(std::string(text)))) << ",\n";
  out << "};\n\n}  // namespace zhijian\n";
  return out.good() ? 0 : 1;
}
