#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "calls/reader.h"
#include "language/syntax/yaml_node.h"

namespace zhijian {

/// What the user says of the files of one system: how they are read.
struct SourceDescription {
  std::string name;  ///< `source`
  ReadOptions reading;
  std::filesystem::path roster;  ///< `agents`: a file; empty where there is none
};

/// Reads a description that stands in a file of its own (YAML or JSON), or nothing where something is wrong
/// with it, which is reported with its place.
std::optional<SourceDescription> load_source_description(const std::string& path, Diagnostics& diagnostics);

/// The same of one that stands in another file; paths in it begin at `folder`.
SourceDescription read_source_description(const YamlNode& node, const std::filesystem::path& folder,
                                          Diagnostics& diagnostics);

/// A file of YAML or JSON; invalid where it cannot be read, which is reported.
YamlNode read_described_file(const std::string& path, Diagnostics& diagnostics);

/// True for a zone as descriptions write it: +08:00, -03:30, Z.
bool is_timezone(std::string_view text);

}  // namespace zhijian
