#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhijian {

/// UTF-16LE or UTF-16BE, where bytes with U+0000 among them make everyday text when read as such.
std::optional<std::string> guess_utf16(std::string_view bytes);

/// True where most bytes beyond ASCII are parts of well-formed UTF-8: a damaged UTF-8 text, for which another
/// encoding would find readings too, but wrong ones.
bool is_mostly_utf8(std::string_view bytes);

/// Of GB18030, Big5 and Big5-HKSCS those in which the bytes are valid and everyday text, best first. Only a
/// sample of the bytes is looked at.
std::vector<std::string> guess_chinese_encodings(std::string_view bytes);

}  // namespace zhijian
