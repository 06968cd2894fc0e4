#include "calls/source/file_kind.h"

#include <algorithm>

#include "base/messages/transcript.h"
#include "base/trim.h"
#include "text/encoding_guess.h"

namespace zhijian {

namespace {

using namespace std::string_view_literals;

struct Signature {
  size_t offset;
  std::string_view bytes;
  MessageId reason;
  const char* name = "";
};

constexpr Signature kSignatures[] = {
    {0, "PK\x03\x04"sv, says::RejectSpreadsheet},
    {0, "\xD0\xCF\x11\xE0\xA1\xB1"sv, says::RejectOldWorkbook},
    {0, "%PDF-"sv, says::RejectDocument, "PDF"},
    {0, "{\\rtf"sv, says::RejectDocument, "RTF"},
    {8, "WAVE"sv, says::RejectRecording},
    {0, "ID3"sv, says::RejectRecording},
    {0, "\xFF\xFB"sv, says::RejectRecording},
    {0, "\xFF\xF3"sv, says::RejectRecording},
    {0, "OggS"sv, says::RejectRecording},
    {0, "fLaC"sv, says::RejectRecording},
    {0, "#!AMR"sv, says::RejectRecording},
    {4, "ftyp"sv, says::RejectRecording},
    {0, "BZh"sv, says::RejectPackedOtherwise, "bzip2"},
    {0, "\xFD\x37zXZ"sv, says::RejectPackedOtherwise, "xz"},
    {0, "7z\xBC\xAF"sv, says::RejectPackedOtherwise, "7-Zip"},
    {0, "Rar!"sv, says::RejectPackedOtherwise, "RAR"},
    {0, "\x1F\x8B"sv, says::RejectPackedTwice, "gzip"},
    {0, "\x28\xB5\x2F\xFD"sv, says::RejectPackedTwice, "zstd"},
};

bool is_binary_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x09 || (byte > 0x0D && byte < 0x20);
}

bool has_wide_mark(std::string_view head) {
  return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
}

/// Some systems export web pages, or an XML of old, under the name of a spreadsheet.
bool is_web_page(std::string_view head) {
  std::string begin(trim_left(head).substr(0, 1000));
  for (char& c : begin) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  for (const std::string_view tag : {"<html", "<!doctype html", "<table", "<head", "<meta"}) {
    if (begin.starts_with(tag)) return true;
  }
  return begin.starts_with("<?xml") &&
         (begin.find("excel.sheet") != begin.npos || begin.find("<html") != begin.npos);
}

}  // namespace

PackedKind packed_kind(std::string_view head) {
  if (head.starts_with("\x1F\x8B")) return PackedKind::Gzip;
  if (head.starts_with("\x28\xB5\x2F\xFD")) return PackedKind::Zstd;
  if (head.starts_with("PK\x03\x04")) return PackedKind::Zip;
  // A frame that zstd skips may come first: pzstd and seekable archives write them.
  const bool skippable = head.size() >= 4 && head.substr(1, 3) == "\x2A\x4D\x18" && (head[0] & 0xF0) == 0x50;
  return skippable ? PackedKind::Zstd : PackedKind::None;
}

std::optional<Message> why_not_text(std::string_view head) {
  if (is_web_page(head)) return message(says::RejectWebPage);
  for (const Signature& signature : kSignatures) {
    if (head.size() < signature.offset || !head.substr(signature.offset).starts_with(signature.bytes))
      continue;
    return message(signature.reason, signature.name);
  }
  // A control character here and there is damage; one in ten bytes is no text, unless characters have two
  // bytes.
  const auto controls = static_cast<size_t>(std::count_if(head.begin(), head.end(), is_binary_control));
  if (controls * 10 <= head.size() || has_wide_mark(head) || guess_utf16(head)) return std::nullopt;
  return message(says::RejectBinary);
}

}  // namespace zhijian
