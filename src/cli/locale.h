#pragma once

#include <optional>
#include <string_view>

#include "base/message.h"

namespace zhijian {

/// The language that `--lang` and ZHIJIAN_LANG take: zh-Hans, zh-Hant, en, or a name with a region such as zh, zh-CN,
/// zh_TW, en-US.
std::optional<Language> language_by_name(std::string_view name);

/// The language of a POSIX locale name: "zh_TW.UTF-8" is traditional Chinese, what is not Chinese is English.
Language language_of_locale(std::string_view locale);

/// The user's language by ZHIJIAN_LANG, LC_ALL, LC_MESSAGES or LANG, of which the first that is set counts.
Language language_of_environment();

}  // namespace zhijian
