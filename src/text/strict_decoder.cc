#include "text/strict_decoder.h"

#include <unicode/ucnv.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/utf8.h"

namespace zhijian {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using ConverterHandle = std::unique_ptr<UConverter, CloseConverter>;

ConverterHandle open_strict_converter(const std::string& name) {
  // ICU takes an empty name for the platform's own encoding.
  if (name.empty()) return nullptr;
  UErrorCode status = U_ZERO_ERROR;
  ConverterHandle converter(ucnv_open(name.c_str(), &status));
  if (U_FAILURE(status)) return nullptr;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

/// Appends UTF-16, which may end in the middle of a surrogate pair: that half is kept in `lead` for the next
/// call.
void append_utf16(const char16_t* begin, const char16_t* end, char16_t& lead, std::string& out) {
  for (; begin < end; ++begin) {
    if (U16_IS_LEAD(*begin)) {
      lead = *begin;
    } else if (U16_IS_TRAIL(*begin)) {
      append_utf8(static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead, *begin)), out);
    } else {
      append_utf8(*begin, out);
    }
  }
}

/// How many of the bytes read so far belong to the sequence that stopped the converter.
size_t length_of_invalid(UConverter* converter) {
  std::array<char, 32> bytes{};
  auto length = static_cast<int8_t>(bytes.size());
  UErrorCode status = U_ZERO_ERROR;
  ucnv_getInvalidChars(converter, bytes.data(), &length, &status);
  return U_SUCCESS(status) ? static_cast<size_t>(length) : 0;
}

}  // namespace

tl::expected<std::string, InvalidBytes> decode_strictly(std::string_view bytes, const std::string& name) {
  const ConverterHandle converter = open_strict_converter(name);
  if (!converter) return tl::unexpected(InvalidBytes{});
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 2);
  std::array<char16_t, 4096> buffer;
  char16_t lead = 0;
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  while (true) {
    UErrorCode status = U_ZERO_ERROR;
    char16_t* target = buffer.data();
    ucnv_toUnicode(converter.get(), &target, buffer.data() + buffer.size(), &source, end, nullptr, true,
                   &status);
    append_utf16(buffer.data(), target, lead, out);
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_SUCCESS(status)) return out;
    const auto read = static_cast<size_t>(source - bytes.data());
    const auto lines = static_cast<size_t>(std::count(out.begin(), out.end(), '\n'));
    return tl::unexpected(InvalidBytes{read - std::min(read, length_of_invalid(converter.get())), lines + 1});
  }
}

std::string standard_encoding_name(const std::string& name) {
  const ConverterHandle converter = open_strict_converter(name);
  if (!converter) return "";
  UErrorCode status = U_ZERO_ERROR;
  const char* const own_name = ucnv_getName(converter.get(), &status);
  if (U_FAILURE(status)) return "";
  for (const char* standard : {"MIME", "IANA"}) {
    UErrorCode ignored = U_ZERO_ERROR;
    if (const char* known = ucnv_getStandardName(own_name, standard, &ignored)) return known;
  }
  return own_name;
}

}  // namespace zhijian
