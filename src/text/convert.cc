#include "text/convert.h"

#include <algorithm>
#include <array>
#include <exception>
#include <filesystem>
#include <opencc/Exception.hpp>
#include <opencc/SimpleConverter.hpp>
#include <system_error>

#include "base/messages/transcript.h"
#include "base/utf8.h"
#include "text/fold.h"

namespace zhijian {
namespace {

/// Where the build found OpenCC's configurations, as a whole path: OpenCC would take one in the working
/// folder first.
constexpr const char* kConfigurations = ZHIJIAN_OPENCC_DATA;
constexpr const char* kEnding = ".json";

std::u32string folded(std::string_view text) {
  std::u32string out;
  for (size_t at = 0; at < text.size();) out += fold_code_point(decode_utf8(text, at));
  return out;
}

}  // namespace

struct Converter::Implementation {
  /// Never copied: SimpleConverter owns what it points to, but may be copied all the same.
  explicit Implementation(const std::string& path) : converter(path) {}
  Implementation(const Implementation&) = delete;
  Implementation& operator=(const Implementation&) = delete;

  opencc::SimpleConverter converter;
};

Converter::Converter(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}
Converter::Converter(Converter&&) noexcept = default;
Converter& Converter::operator=(Converter&&) noexcept = default;
Converter::~Converter() = default;

Result<Converter> Converter::open(const std::string& config) {
  const std::vector<std::string> names = converter_names();
  if (std::find(names.begin(), names.end(), config) == names.end()) {
    std::string known;
    for (const std::string& name : names) known.append(known.empty() ? "" : ", ").append(name);
    return unexpected(message(says::UnknownConversion, config, known));
  }
  try {
    const std::string path = std::string(kConfigurations) + "/" + config + kEnding;
    return Converter(std::make_unique<Implementation>(path));
  } catch (const opencc::Exception& error) {
    return unexpected(message(says::ConversionFailed, config, error.what()));
  } catch (const std::exception& error) {
    return unexpected(message(says::ConversionFailed, config, error.what()));
  }
}

std::string Converter::convert(std::string_view text) const {
  std::string out;
  out.reserve(text.size());
  // OpenCC stops at U+0000, so each piece between them is converted by itself.
  while (true) {
    const std::string piece(text.substr(0, text.find('\0')));
    try {
      out += implementation_->converter.Convert(piece);
    } catch (const opencc::Exception&) {
      out += piece;  // Only invalid UTF-8 is refused.
    }
    if (piece.size() == text.size()) return out;
    out += '\0';
    text.remove_prefix(piece.size() + 1);
  }
}

std::vector<std::string> converter_names() {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(kConfigurations, error)) {
    if (entry.path().extension() == kEnding) names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool has_regional_wording(std::string_view config) {
  return config == "tw2sp" || config == "s2twp";
}

std::vector<std::string> regional_forms(std::string_view phrase, const std::string& config) {
  if (!has_regional_wording(config)) return {};
  // Opened once: a rubric asks for every phrase.
  static const auto to_mainland = Converter::open("tw2sp");
  static const auto to_taiwan = Converter::open("s2twp");
  static const auto to_simplified = Converter::open("t2s");
  static const auto to_traditional = Converter::open("s2tw");
  if (!to_mainland || !to_taiwan || !to_simplified || !to_traditional) return {};
  // The words of either region may be written in either script, and OpenCC knows them in one.
  const std::array forms = {to_mainland->convert(phrase),
                            to_mainland->convert(to_traditional->convert(phrase)), to_taiwan->convert(phrase),
                            to_taiwan->convert(to_simplified->convert(phrase))};
  std::vector<std::u32string> known = {folded(phrase)};
  std::vector<std::string> out;
  for (const std::string& form : forms) {
    std::u32string symbols = folded(form);
    if (std::find(known.begin(), known.end(), symbols) != known.end()) continue;
    known.push_back(std::move(symbols));
    out.push_back(form);
  }
  return out;
}

}  // namespace zhijian
