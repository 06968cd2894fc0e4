#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "sources/source_description.h"

namespace zhijian {

/// What a file `zhijian.yaml` says: what one would else type each day. Paths in it begin at its folder.
struct Config {
  std::vector<std::string> rubrics;
  std::string source;                          ///< path of a source description
  std::optional<SourceDescription> described;  ///< or the description itself
  std::string lang, script, agents;
};

/// Nothing where something is wrong with the file, which is reported with its place.
std::optional<Config> load_config(const std::string& path, Diagnostics& diagnostics);

}  // namespace zhijian
