#include "cli/locale.h"

#include <cstdlib>

namespace zhijian {

std::optional<Language> language_by_name(std::string_view name) {
  if (name == "en") return Language::English;
  if (name == "zh-Hans") return Language::Simplified;
  if (name == "zh-Hant") return Language::Traditional;
  return std::nullopt;
}

Language language_of_locale(std::string_view locale) {
  if (!locale.starts_with("zh")) return Language::English;
  for (const std::string_view traditional : {"TW", "HK", "MO", "Hant"}) {
    if (locale.find(traditional) != std::string_view::npos) return Language::Traditional;
  }
  return Language::Simplified;
}

Language language_of_environment() {
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);
    if (value != nullptr && *value != '\0') return language_of_locale(value);
  }
  return Language::English;
}

}  // namespace zhijian
