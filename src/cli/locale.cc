#include "cli/locale.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <string>
#include <utility>

namespace zhijian {

std::optional<Language> language_by_name(std::string_view name) {
  std::string tag(name);
  std::replace(tag.begin(), tag.end(), '_', '-');
  constexpr std::pair<std::string_view, Language> kTags[] = {
      {"en", Language::English},
      {"en-US", Language::English},
      {"en-GB", Language::English},
      {"zh", Language::Simplified},
      {"zh-Hans", Language::Simplified},
      {"zh-CN", Language::Simplified},
      {"zh-SG", Language::Simplified},
      {"zh-Hans-CN", Language::Simplified},
      {"zh-Hant", Language::Traditional},
      {"zh-TW", Language::Traditional},
      {"zh-HK", Language::Traditional},
      {"zh-MO", Language::Traditional},
      {"zh-Hant-TW", Language::Traditional},
      {"zh-Hant-HK", Language::Traditional},
  };
  const auto* found =
      std::find_if(std::begin(kTags), std::end(kTags), [&](const auto& known) { return known.first == tag; });
  return found == std::end(kTags) ? std::nullopt : std::optional(found->second);
}

Language language_of_locale(std::string_view locale) {
  if (!locale.starts_with("zh")) return Language::English;
  for (const std::string_view traditional : {"TW", "HK", "MO", "Hant"}) {
    if (locale.find(traditional) != std::string_view::npos) return Language::Traditional;
  }
  return Language::Simplified;
}

Language language_of_environment() {
  if (const char* own = std::getenv("ZHIJIAN_LANG"); own != nullptr && *own != '\0') {
    if (const std::optional<Language> language = language_by_name(own)) return *language;
  }
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);
    if (value != nullptr && *value != '\0') return language_of_locale(value);
  }
  return Language::English;
}

}  // namespace zhijian
