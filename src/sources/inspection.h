#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "calls/reader.h"

namespace zhijian {

/// A column of a table and what it is taken for.
struct InspectedColumn {
  std::string heading;
  std::string field;  ///< as the transcript format names it; empty for metadata and what is not used
  bool unused = false;
};

/// A time as the file has it and as it is read.
struct InspectedTime {
  std::string heading, given;
};

/// How one file is understood, before anything is scored.
struct InspectedFile {
  std::string file;
  std::optional<InputFormat> format;  ///< nothing where nothing could be read
  std::string encoding;
  bool guessed_encoding = false;
  char delimiter = 0;
  std::vector<InspectedColumn> columns;  ///< of a table
  std::optional<InspectedTime> time;     ///< of a table: the first that is there
  uint64_t calls = 0;
  uint64_t segments = 0;
  uint64_t timed_segments = 0;
  std::set<std::string> agents, teams;
  std::vector<NamedSpeaker> speakers;  ///< in order of appearance
  std::optional<Call> first;
  std::vector<Reject> rejects;
  std::map<ReadWarning, uint64_t> warnings;
  std::vector<ReadPlace> places;

  bool is_doubtful() const { return !rejects.empty() || !warnings.empty(); }
};

/// Reads everything without scoring it.
std::vector<InspectedFile> inspect_files(const std::vector<std::string>& paths, const ReadOptions& options);

/// A source description (YAML) that makes explicit how these files are read.
std::string describe_reading(const std::vector<InspectedFile>& files, const ReadOptions& options);

/// "csv", "jsonl", …: as `--input-format` takes it.
std::string_view format_name(InputFormat format);

}  // namespace zhijian
