#include "text/width.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace zhijian {
namespace {

constexpr std::string_view kEllipsis = "…";
constexpr int kEllipsisWidth = 1;

int width_of(char32_t c) {
  if (c >= 0x20 && c < 0x7F) return 1;
  if (c >= 0x4E00 && c < 0xA000) return 2;  // CJK Unified Ideographs: nearly all that is not ASCII
  const auto point = static_cast<UChar32>(c);
  constexpr uint32_t kMarks = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK;
  constexpr char32_t kSoftHyphen = 0xAD;  // terminals show it
  const bool has_none =
      (U_GET_GC_MASK(point) & kMarks) != 0 || u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
  if (has_none && c != kSoftHyphen) return 0;
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

int display_width(std::string_view text) {
  int width = 0;
  for (size_t at = 0; at < text.size();) width += width_of(decode_utf8(text, at));
  return width;
}

std::string fit_width(std::string_view text, int columns) {
  if (columns < kEllipsisWidth) return display_width(text) <= columns ? std::string(text) : std::string();
  int width = 0;
  size_t fits_with_ellipsis = 0;
  for (size_t at = 0; at < text.size();) {
    width += width_of(decode_utf8(text, at));
    if (width > columns) return std::string(text.substr(0, fits_with_ellipsis)).append(kEllipsis);
    if (width <= columns - kEllipsisWidth) fits_with_ellipsis = at;
  }
  return std::string(text);
}

std::string pad_right(std::string_view text, int columns) {
  const int missing = columns - display_width(text);
  return std::string(text).append(static_cast<size_t>(missing > 0 ? missing : 0), ' ');
}

std::string pad_left(std::string_view text, int columns) {
  const int missing = columns - display_width(text);
  return std::string(static_cast<size_t>(missing > 0 ? missing : 0), ' ').append(text);
}

}  // namespace zhijian
