#include "calls/labels/folded_line.h"

#include "base/utf8.h"

namespace zhijian {

namespace {

constexpr char32_t kNothing = 0;

bool leaves_nothing(char32_t c) {
  return c == 0xAD || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) ||
         c == 0xFEFF || (c < 0x20 && c != U'\t') || c == 0x7F;
}

bool is_blank(char32_t c) {
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

/// Pairs of a character and what it stands for.
constexpr char32_t kSame[][2] = {
    {U'︰', U':'}, {U'﹕', U':'}, {U'∶', U':'},  {U'꞉', U':'},  {U'ː', U':'},  {U'︓', U':'}, {U'【', U'['},
    {U'】', U']'}, {U'〔', U'['}, {U'〕', U']'}, {U'〖', U'['}, {U'〗', U']'}, {U'〈', U'<'}, {U'〉', U'>'},
    {U'《', U'<'}, {U'》', U'>'}, {U'「', U'{'}, {U'」', U'}'}, {U'『', U'{'}, {U'』', U'}'}, {U'﹙', U'('},
    {U'﹚', U')'}, {U'﹝', U'['}, {U'﹞', U']'}, {U'“', U'{'},  {U'”', U'}'},  {U'«', U'<'},  {U'»', U'>'},
    {U'–', U'-'},  {U'—', U'-'},  {U'―', U'-'},  {U'‐', U'-'},  {U'‑', U'-'},  {U'−', U'-'},  {U'│', U'|'},
    {U'┃', U'|'},  {U'︱', U'|'}, {U'・', U'·'}, {U'•', U'·'},  {U'‧', U'·'},  {U'〜', U'~'},
};

char32_t folded(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFF01 + U'!';
  if (c < 0x80) return c < 0x20 || c == 0x7F ? (c == U'\t' ? c : kNothing) : c;
  if (leaves_nothing(c)) return kNothing;
  if (is_blank(c)) return U' ';
  for (const auto& pair : kSame) {
    if (pair[0] == c) return pair[1];
  }
  return c;
}

}  // namespace

FoldedLine::FoldedLine(std::string_view line) {
  size_t at = 0;
  while (at < line.size() && text.size() < kMaxCharacters) {
    const size_t begin = at;
    const char32_t c = folded(decode_utf8(line, at));
    if (c == kNothing) continue;
    text += c;
    offsets.push_back(begin);
  }
  offsets.push_back(at);
}

bool is_word(char32_t c) {
  if (c < 0x80) return is_digit(c) || is_latin(c) || c == U'*';
  const bool is_punctuation = c < 0xC0 || (c >= 0x2000 && c < 0x2070) || (c >= 0x2190 && c < 0x2C00) ||
                              (c >= 0x3000 && c < 0x3021) || (c >= 0xFE10 && c < 0xFE70) || c >= 0x1F000 ||
                              (c >= 0xFF00 && c < 0xFFF0);
  return !is_punctuation || (c >= 0x20000 && c < 0x40000);
}

char32_t closing_bracket(char32_t c) {
  switch (c) {
    case U'(':
      return U')';
    case U'[':
      return U']';
    case U'<':
      return U'>';
    case U'{':
      return U'}';
    case U'"':
    case U'\'':
      return c;
    default:
      return 0;
  }
}

}  // namespace zhijian
