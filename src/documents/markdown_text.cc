#include "documents/markdown_text.h"

#include "documents/text_layout.h"

namespace zhijian {

std::string markdown_text(std::string_view text) {
  constexpr std::string_view kMarks = "\\`*_{}[]<>#|~&";
  std::string out;
  for (const char c : plain(text)) {
    if (kMarks.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

}  // namespace zhijian
