#include "tables/xlsx/xml_part.h"

#include <expat.h>

#include "base/messages/transcript.h"

namespace zhijian {

namespace {

std::string_view local_name(const char* name) {
  const std::string_view whole(name);
  return whole.substr(whole.rfind(':') + 1);
}

}  // namespace

std::optional<std::string_view> XmlElement::attribute(std::string_view wanted) const {
  for (const char** at = attributes; *at != nullptr; at += 2) {
    if (local_name(at[0]) == wanted) return std::string_view(at[1]);
  }
  return std::nullopt;
}

/// What expat calls.
struct XmlPart::Calls {
  static void begin(void* part, const char* name, const char** attributes) {
    const auto& handler = static_cast<XmlPart*>(part)->handler_;
    if (handler.begin) handler.begin({local_name(name), attributes});
  }
  static void end(void* part, const char* name) {
    const auto& handler = static_cast<XmlPart*>(part)->handler_;
    if (handler.end) handler.end(local_name(name));
  }
  static void text(void* part, const char* text, int size) {
    const auto& handler = static_cast<XmlPart*>(part)->handler_;
    if (handler.text) handler.text({text, static_cast<size_t>(size)});
  }
  static void doctype(void* part, const char*, const char*, const char*, int) {
    static_cast<XmlPart*>(part)->stop(message(says::RejectWorkbookBomb));
  }
};

XmlPart::XmlPart(XmlHandler handler) : handler_(std::move(handler)), parser_(XML_ParserCreate(nullptr)) {
  auto* parser = static_cast<XML_Parser>(parser_);
  XML_SetUserData(parser, this);
  XML_SetElementHandler(parser, Calls::begin, Calls::end);
  XML_SetCharacterDataHandler(parser, Calls::text);
  XML_SetStartDoctypeDeclHandler(parser, Calls::doctype);
}

XmlPart::~XmlPart() {
  XML_ParserFree(static_cast<XML_Parser>(parser_));
}

void XmlPart::stop(Message reason) {
  if (!broken_) broken_ = std::move(reason);
  XML_StopParser(static_cast<XML_Parser>(parser_), XML_FALSE);
}

bool XmlPart::read(ZipArchive& archive) {
  if (broken_) return false;
  const auto outcome = archive.read(piece_);
  if (outcome == ZipArchive::Outcome::Damaged) broken_ = message(says::RejectWorkbookDamaged);
  if (outcome == ZipArchive::Outcome::TooLarge) broken_ = message(says::RejectWorkbookBomb);
  if (broken_) return false;
  const bool is_last = outcome == ZipArchive::Outcome::End;
  const auto status = XML_Parse(static_cast<XML_Parser>(parser_), piece_.data(),
                                static_cast<int>(piece_.size()), is_last ? XML_TRUE : XML_FALSE);
  if (status != XML_STATUS_OK && !broken_) broken_ = message(says::RejectWorkbookDamaged);
  return !is_last && !broken_;
}

std::optional<Message> read_xml_part(ZipArchive& archive, const std::string& name, XmlHandler handler) {
  if (!archive.enter(name)) return std::nullopt;
  XmlPart part(std::move(handler));
  while (part.read(archive)) {
  }
  return part.broken();
}

}  // namespace zhijian
