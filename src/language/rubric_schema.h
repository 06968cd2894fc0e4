#pragma once

#include <string>
#include <string_view>

namespace zhijian {

/// The JSON Schema of rubrics with the names in Chinese of keys and of words in values added, which keys.h
/// and value_words.h have. `schema` knows English ones only.
std::string with_chinese_names(std::string_view schema);

}  // namespace zhijian
