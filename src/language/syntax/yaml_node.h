#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_file.h"

namespace zhijian {

struct YamlEntry;

/// A node of a YAML or JSON file as written, with its place. Scalars are text: nothing is made of `007` or
/// `yes`.
struct YamlNode {
  enum class Kind : uint8_t {
    Invalid,  ///< nothing that can be used; the reader has reported why
    Scalar,
    List,
    Map,
  };
  enum class Style : uint8_t { Plain, Quoted, Block };

  Kind kind = Kind::Invalid;
  Style style = Style::Plain;  ///< of a scalar
  bool flow = false;           ///< a list in `[ ]` or a map in `{ }`
  std::string text;            ///< of a scalar
  std::vector<YamlNode> items;
  std::vector<YamlEntry> entries;
  /// From the first to the last character. Of a scalar whose text stands in the file exactly as it is: that
  /// text, without quotes, so that places inside it are exact.
  Place place;

  bool is_scalar() const { return kind == Kind::Scalar; }
  bool is_list() const { return kind == Kind::List; }
  bool is_map() const { return kind == Kind::Map; }
  bool is_invalid() const { return kind == Kind::Invalid; }
  /// The value of a map's key, or null.
  const YamlNode* find(std::string_view key) const;
  /// True for a map of which a key could not be read: what seems to be missing may have been meant there.
  bool has_invalid_key() const;
};

struct YamlEntry {
  YamlNode key;  ///< a scalar, or invalid
  YamlNode value;
};

}  // namespace zhijian
