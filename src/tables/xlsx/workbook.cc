#include "tables/xlsx/workbook.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "base/messages/transcript.h"
#include "base/moments.h"
#include "base/utf8.h"
#include "tables/xlsx/xml_part.h"

namespace zhijian {

namespace {

struct SheetEntry {
  std::string name;
  std::string id;
  bool is_hidden = false;
};

std::optional<Message> read_shared_texts(Workbook& book, uint64_t max_bytes) {
  uint64_t bytes = 0;
  bool in_text = false;
  int phonetic = 0;
  bool too_large = false;
  XmlHandler handler;
  handler.begin = [&](const XmlElement& element) {
    if (element.name == "si") book.texts.emplace_back(), bytes += sizeof(std::string);
    phonetic += element.name == "rPh";
    in_text = element.name == "t" && phonetic == 0;
  };
  handler.end = [&](std::string_view name) {
    phonetic -= name == "rPh";
    if (name == "t") in_text = false;
    if (name == "si" && !book.texts.empty() && book.texts.back().find("_x") != std::string::npos) {
      book.texts.back() = without_escapes(book.texts.back());
    }
  };
  handler.text = [&](std::string_view text) {
    bytes += text.size();
    too_large |= bytes > max_bytes;
    if (in_text && !too_large && !book.texts.empty()) book.texts.back() += text;
  };
  if (auto problem = read_xml_part(*book.archive, "xl/sharedStrings.xml", std::move(handler))) return problem;
  if (too_large) return message(says::RejectWorkbookTooLarge, std::to_string(max_bytes));
  return std::nullopt;
}

std::optional<Message> read_styles(Workbook& book) {
  std::map<int, NumberStyle> formats;
  bool in_cells = false;
  const auto number = [](std::optional<std::string_view> text) {
    return text ? std::atoi(std::string(*text).c_str()) : 0;
  };
  XmlHandler handler;
  handler.begin = [&](const XmlElement& element) {
    if (element.name == "numFmt") {
      formats[number(element.attribute("numFmtId"))] =
          style_of_format(element.attribute("formatCode").value_or(""));
    }
    if (element.name == "cellXfs") in_cells = true;
    if (element.name != "xf" || !in_cells) return;
    const int id = number(element.attribute("numFmtId"));
    const bool is_date = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
    NumberStyle style;
    if (is_date) style.kind = NumberKind::Date;
    if (id >= 45 && id <= 47) style.kind = NumberKind::Elapsed;
    const auto own = formats.find(id);
    book.styles.push_back(own == formats.end() ? style : own->second);
  };
  handler.end = [&](std::string_view name) {
    if (name == "cellXfs") in_cells = false;
  };
  return read_xml_part(*book.archive, "xl/styles.xml", std::move(handler));
}

std::optional<Message> find_sheet(Workbook& book, const std::string& wanted) {
  std::vector<SheetEntry> sheets;
  XmlHandler handler;
  handler.begin = [&](const XmlElement& element) {
    if (element.name == "workbookPr") {
      const auto value = element.attribute("date1904");
      book.from_1904 = value == "1" || value == "true";
    }
    if (element.name != "sheet") return;
    SheetEntry sheet;
    sheet.name = element.attribute("name").value_or("");
    sheet.is_hidden = element.attribute("state").value_or("visible") != "visible";
    for (const char** at = element.attributes; *at != nullptr; at += 2) {
      if (std::string_view(at[0]).ends_with(":id")) sheet.id = at[1];
    }
    sheets.push_back(std::move(sheet));
  };
  if (auto problem = read_xml_part(*book.archive, "xl/workbook.xml", std::move(handler))) return problem;
  auto found = std::find_if(sheets.begin(), sheets.end(), [&](const SheetEntry& sheet) {
    return wanted.empty() ? !sheet.is_hidden : sheet.name == wanted;
  });
  if (found == sheets.end()) {
    std::string names;
    for (const SheetEntry& sheet : sheets) names += (names.empty() ? "" : ", ") + sheet.name;
    return message(says::RejectNoSuchSheet, wanted, names);
  }
  book.sheet = found->name;
  XmlHandler relations;
  relations.begin = [&](const XmlElement& element) {
    if (element.name != "Relationship" || element.attribute("Id") != std::string_view(found->id)) return;
    const std::string_view target = element.attribute("Target").value_or("");
    book.sheet_part = target.starts_with('/') ? target.substr(1) : "xl/" + std::string(target);
  };
  if (auto problem = read_xml_part(*book.archive, "xl/_rels/workbook.xml.rels", std::move(relations)))
    return problem;
  if (book.sheet_part.empty()) return message(says::RejectWorkbookDamaged);
  return std::nullopt;
}

}  // namespace

NumberStyle style_of_format(std::string_view code) {
  bool is_zeros = !code.empty();
  bool has_date = false;
  bool is_elapsed = false;
  for (size_t at = 0; at < code.size(); ++at) {
    const char c = code[at];
    if (c == ';') break;
    is_zeros &= c == '0';
    if (c == '"') {
      at = std::min(code.find('"', at + 1), code.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else if (c == '[') {
      const size_t close = std::min(code.find(']', at), code.size());
      const char first = at + 1 < code.size() ? static_cast<char>(code[at + 1] | 0x20) : ' ';
      is_elapsed |= (first == 'h' || first == 'm' || first == 's') && close - at <= 3;
      at = close;
    } else {
      const char lower = static_cast<char>(c | 0x20);
      has_date |= lower == 'y' || lower == 'd' || lower == 'h' || lower == 'm' || lower == 's';
    }
    if (code.substr(at).starts_with("General")) break;
  }
  if (is_elapsed) return {NumberKind::Elapsed, 0};
  if (is_zeros && code.size() > 1) return {NumberKind::Padded, static_cast<uint32_t>(code.size())};
  return {has_date && !code.starts_with("General") ? NumberKind::Date : NumberKind::Plain, 0};
}

std::string without_escapes(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const size_t at = text.find("_x");
    out += text.substr(0, at);
    if (at == text.npos) break;
    text.remove_prefix(at);
    unsigned value = 0;
    const char* const digits = text.data() + 2;
    const bool is_escape = text.size() >= 7 && text[6] == '_' &&
                           std::from_chars(digits, digits + 4, value, 16).ptr == digits + 4;
    if (is_escape && (value < 0xD800 || value > 0xDFFF)) {
      append_utf8(static_cast<char32_t>(value), out);
      text.remove_prefix(7);
    } else {
      out += "_x";
      text.remove_prefix(2);
    }
  }
  return out;
}

Result<Workbook> Workbook::open(std::string bytes, const SheetOptions& options) {
  Workbook book;
  book.archive = ZipArchive::open(std::move(bytes));
  if (!book.archive) return unexpected(message(says::RejectWorkbookDamaged));
  if (!book.archive->enter("xl/workbook.xml")) return unexpected(message(says::RejectSpreadsheet, ""));
  if (auto problem = find_sheet(book, options.name)) return unexpected(std::move(*problem));
  if (auto problem = read_shared_texts(book, options.max_bytes)) return unexpected(std::move(*problem));
  if (auto problem = read_styles(book)) return unexpected(std::move(*problem));
  return book;
}

std::string Workbook::number(std::string_view value, size_t style) const {
  const std::string text(value);
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  if (end == text.c_str() || !std::isfinite(number)) return text;
  const NumberStyle shown = style < styles.size() ? styles[style] : NumberStyle{};
  char buffer[64];
  constexpr double kLastDay = 2958466;  // the year 9999
  if (shown.kind == NumberKind::Date && number >= 0 && number < kLastDay) {
    const Moment moment = moment_of_serial(number, from_1904);
    if (moment.has_day) return iso_moment(moment);
  }
  if ((shown.kind == NumberKind::Date || shown.kind == NumberKind::Elapsed) && number >= 0 &&
      number < kLastDay) {
    const auto ms = static_cast<int64_t>(std::llround(number * 86'400'000));
    std::snprintf(buffer, sizeof buffer, "%02lld:%02lld:%02lld.%03lld",
                  static_cast<long long>(ms / 3'600'000), static_cast<long long>(ms / 60'000 % 60),
                  static_cast<long long>(ms / 1000 % 60), static_cast<long long>(ms % 1000));
    std::string clock = buffer;
    return clock.ends_with(".000") ? clock.substr(0, clock.size() - 4) : clock;
  }
  // A spreadsheet has fifteen digits: longer numbers have lost some, which the exponent tells whoever looks
  // for ids.
  constexpr double kExact = 1e15;
  if (std::fabs(number) >= kExact) {
    std::snprintf(buffer, sizeof buffer, "%.14E", number);
    return buffer;
  }
  if (number == std::floor(number)) {
    const int width = shown.kind == NumberKind::Padded ? static_cast<int>(std::min(shown.digits, 30u)) : 1;
    std::snprintf(buffer, sizeof buffer, "%0*lld", width, static_cast<long long>(number));
    return buffer;
  }
  std::snprintf(buffer, sizeof buffer, "%.15g", number);
  return buffer;
}

}  // namespace zhijian
