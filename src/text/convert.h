#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace zhijian {

/// OpenCC's own conversion, with its phrase dictionaries: for what people read and pipe, never for matching.
/// Safe to share between threads.
class Converter {
 public:
  /// `config` as OpenCC names it, without ".json": "t2s", "s2twp".
  static Result<Converter> open(const std::string& config);
  Converter(Converter&&) noexcept;
  Converter& operator=(Converter&&) noexcept;
  ~Converter();

  /// Valid UTF-8 in, UTF-8 out. U+0000 is passed through.
  std::string convert(std::string_view text) const;

 private:
  struct Implementation;
  explicit Converter(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> implementation_;
};

/// The configurations that OpenCC ships, sorted.
std::vector<std::string> converter_names();

/// True for a configuration that also changes regional wording (tw2sp, s2twp).
bool has_regional_wording(std::string_view config);

/// The forms that a phrase's words take in the other region under such a configuration, both ways; without
/// the phrase itself and without forms that fold to it. Empty for other configurations.
std::vector<std::string> regional_forms(std::string_view phrase, const std::string& config);

}  // namespace zhijian
