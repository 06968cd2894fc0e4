#include "text/encoding.h"

#include <algorithm>

#include "base/messages/transcript.h"
#include "base/utf8.h"
#include "text/encoding_guess.h"
#include "text/strict_decoder.h"

namespace zhijian {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

using Decoded = tl::expected<DecodedText, DecodeError>;

Decoded error(MessageId reason, const std::string& name, InvalidBytes where) {
  return tl::unexpected(DecodeError{message(reason, name), where.offset, where.line});
}

Decoded decode_utf8_text(std::string_view bytes) {
  const size_t invalid = find_invalid_utf8(bytes);
  if (invalid != bytes.npos) {
    const auto lines = std::count(bytes.begin(), bytes.begin() + static_cast<ptrdiff_t>(invalid), '\n');
    return error(says::InvalidInEncoding, "UTF-8", {invalid, static_cast<size_t>(lines) + 1});
  }
  if (bytes.starts_with(kUtf8Mark)) bytes.remove_prefix(kUtf8Mark.size());
  return DecodedText{std::string(bytes), "UTF-8", false};
}

Decoded decode_as(std::string_view bytes, const std::string& name, bool guessed) {
  auto text = decode_strictly(bytes, name);
  if (!text) return error(says::InvalidInEncoding, name, text.error());
  if (text->starts_with(kUtf8Mark)) text->erase(0, kUtf8Mark.size());
  return DecodedText{std::move(*text), name, guessed};
}

Decoded decode_forced(std::string_view bytes, const std::string& forced) {
  const std::string name = standard_encoding_name(forced);
  if (name.empty()) return error(says::UnknownEncoding, forced, {});
  if (name == "UTF-8") return decode_utf8_text(bytes);
  // Without a mark ICU would take big endian for granted.
  const bool has_mark = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  if (name == "UTF-16" && !has_mark) return decode_as(bytes, guess_utf16(bytes).value_or("UTF-16BE"), false);
  return decode_as(bytes, name, false);
}

Decoded decode_chinese(std::string_view bytes) {
  const std::vector<std::string> names = guess_chinese_encodings(bytes);
  for (const std::string& name : names) {
    if (Decoded decoded = decode_as(bytes, name, true)) return decoded;
  }
  if (!names.empty()) return decode_as(bytes, names.front(), true);
  const DecodeError at = decode_utf8_text(bytes).error();
  return error(says::NoEncodingFits, "", {at.offset, at.line});
}

}  // namespace

tl::expected<DecodedText, DecodeError> decode_text(std::string_view bytes,
                                                   const std::optional<std::string>& forced) {
  if (forced) return decode_forced(bytes, *forced);
  if (bytes.starts_with(kUtf8Mark)) return decode_utf8_text(bytes);
  if (bytes.starts_with("\xFF\xFE")) return decode_as(bytes, "UTF-16LE", false);
  if (bytes.starts_with("\xFE\xFF")) return decode_as(bytes, "UTF-16BE", false);
  // First, because UTF-16 of Latin letters is valid UTF-8 too.
  if (const auto utf16 = guess_utf16(bytes)) return decode_as(bytes, *utf16, true);
  Decoded decoded = decode_utf8_text(bytes);
  if (decoded || is_mostly_utf8(bytes)) return decoded;
  return decode_chinese(bytes);
}

bool is_known_encoding(const std::string& name) {
  return !standard_encoding_name(name).empty();
}

}  // namespace zhijian
