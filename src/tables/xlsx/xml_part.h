#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/message.h"
#include "tables/xlsx/zip_archive.h"

namespace zhijian {

/// An element's name without its prefix, and its attributes by theirs.
struct XmlElement {
  std::string_view name;
  const char** attributes = nullptr;

  /// Nothing where it is not there.
  std::optional<std::string_view> attribute(std::string_view wanted) const;
};

/// What the elements of a part are handed to.
struct XmlHandler {
  std::function<void(const XmlElement&)> begin;
  std::function<void(std::string_view name)> end;
  std::function<void(std::string_view text)> text;
};

/// Reads an XML part of an archive piece by piece. Documents that declare a type are refused: spreadsheets
/// have none, and entities in them can become as large as one likes.
class XmlPart {
 public:
  explicit XmlPart(XmlHandler handler);
  ~XmlPart();
  XmlPart(const XmlPart&) = delete;
  XmlPart& operator=(const XmlPart&) = delete;

  /// Hands on what the next piece of the part that was entered has. False at its end and when it is broken.
  bool read(ZipArchive& archive);
  /// Stops in the middle, for a reason of the handler's.
  void stop(Message reason);
  /// Why the part could not be read to its end.
  const std::optional<Message>& broken() const { return broken_; }

 private:
  struct Calls;
  XmlHandler handler_;
  void* parser_;
  std::string piece_;
  std::optional<Message> broken_;
};

/// Reads a whole part; a reason where it cannot be. A part that is not there has nothing in it.
std::optional<Message> read_xml_part(ZipArchive& archive, const std::string& name, XmlHandler handler);

}  // namespace zhijian
