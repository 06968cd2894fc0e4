#include "sources/inspection.h"

#include <algorithm>

#include "base/trim.h"
#include "calls/call_builder.h"
#include "calls/fields.h"
#include "calls/formats/table_layout.h"
#include "calls/roles.h"
#include "tables/table_record.h"

namespace zhijian {

namespace {

constexpr size_t kMostKept = 50;  // of rejects and places of a file

bool is_table(InputFormat format) {
  return format == InputFormat::Csv || format == InputFormat::Tsv;
}

/// Collects what the calls of a file are like.
class Collector final : public CallHandler {
 public:
  explicit Collector(InspectedFile& file) : file_(file) {}

  void on_call(Call& call) override {
    ++file_.calls;
    file_.segments += call.segments.size();
    for (const Segment& segment : call.segments) file_.timed_segments += segment.begin_ms != kNoTime;
    for (const CallAgent& agent : call.agents) {
      if (agent.id != kUnknownAgent) file_.agents.insert(agent.id);
      if (!agent.team.empty()) file_.teams.insert(agent.team);
    }
    if (!file_.first) file_.first = call;
  }
  void on_reject(Reject reject) override {
    ++rejected;
    if (file_.rejects.size() < kMostKept) file_.rejects.push_back(std::move(reject));
  }
  void on_warning(ReadWarning kind, uint64_t count) override { file_.warnings[kind] += count; }
  void on_place(ReadPlace place) override {
    if (file_.places.size() < kMostKept) file_.places.push_back(std::move(place));
  }
  void on_speakers(const std::vector<NamedSpeaker>& names) override {
    for (const NamedSpeaker& name : names) {
      const auto known = std::find_if(file_.speakers.begin(), file_.speakers.end(),
                                      [&](const NamedSpeaker& other) { return other.name == name.name; });
      if (known == file_.speakers.end()) {
        file_.speakers.push_back(name);
      } else {
        known->segments += name.segments;
      }
    }
  }

  uint64_t rejected = 0;

 private:
  InspectedFile& file_;
};

/// The columns of a table, and the first time in its rows.
void inspect_columns(const Chunk& chunk, const ReadOptions& options, InspectedFile& file) {
  const auto layout = layout_of(chunk, options);
  if (!layout || !file.columns.empty()) return;
  for (const Column& column : layout->columns) {
    const std::string field = column.field ? std::string(field_name(*column.field)) : "";
    file.columns.push_back({column.heading, field, column.is_unused()});
  }
  TableRecord row;
  size_t at = 0;
  if (row.read(chunk.bytes, at, true, chunk.delimiter) != TableRecord::Outcome::Row) return;
  for (const Field field : {Field::Begin, Field::BeginSeconds, Field::StartTime, Field::Start}) {
    const auto column = layout->find(field);
    const std::string_view given = column ? trim(row.cell(*column)) : std::string_view();
    if (given.empty()) continue;
    file.time = InspectedTime{layout->columns[*column].heading, std::string(given)};
    return;
  }
}

/// Within double quotes, so that YAML takes it as it is.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

void add_line(std::string& out, std::string_view key, const std::string& value) {
  if (!value.empty()) out += std::string(key) + ": " + value + "\n";
}

}  // namespace

std::string_view format_name(InputFormat format) {
  switch (format) {
    case InputFormat::Text:
      return "text";
    case InputFormat::Json:
      return "json";
    case InputFormat::Jsonl:
      return "jsonl";
    case InputFormat::Csv:
      return "csv";
    case InputFormat::Tsv:
      return "tsv";
    case InputFormat::WebVtt:
      return "vtt";
    case InputFormat::Srt:
      break;
  }
  return "srt";
}

std::vector<InspectedFile> inspect_files(const std::vector<std::string>& paths, const ReadOptions& options) {
  std::vector<InspectedFile> files;
  ChunkReader reader(paths, options);
  CallParser parser(options);
  Chunk chunk;
  while (reader.next(chunk)) {
    if (files.empty() || files.back().file != chunk.file) files.emplace_back().file = chunk.file;
    InspectedFile& file = files.back();
    if (!chunk.reject) {
      file.format = chunk.format;
      file.encoding = chunk.encoding;
      file.guessed_encoding |= chunk.guessed_encoding;
      if (is_table(chunk.format)) {
        file.delimiter = chunk.delimiter;
        inspect_columns(chunk, options, file);
      }
    }
    Collector collector(file);
    parser.parse(chunk, collector);
    file.calls += collector.rejected;
  }
  return files;
}

std::string describe_reading(const std::vector<InspectedFile>& files, const ReadOptions& options) {
  const auto described = std::find_if(files.begin(), files.end(),
                                      [](const InspectedFile& file) { return file.format.has_value(); });
  std::string out;
  if (described == files.end()) return out;
  const InspectedFile& file = *described;
  const bool one_format = std::all_of(files.begin(), files.end(), [&](const InspectedFile& other) {
    return !other.format || other.format == file.format;
  });
  if (one_format) add_line(out, "format", std::string(format_name(*file.format)));
  add_line(out, "encoding", file.encoding);
  if (file.delimiter != 0)
    add_line(out, "delimiter", file.delimiter == '\t' ? "tab" : quoted({&file.delimiter, 1}));
  std::string columns;
  for (const InspectedColumn& column : file.columns) {
    if (!column.field.empty()) columns += "  " + column.field + ": " + quoted(column.heading) + "\n";
  }
  if (!columns.empty()) out += "columns:\n" + columns;
  std::map<Speaker, std::set<std::string>> roles;
  for (const InspectedFile& one : files) {
    for (const NamedSpeaker& speaker : one.speakers) {
      if (!trim(speaker.name).empty()) roles[speaker.speaker].insert(speaker.name);
    }
  }
  if (!roles.empty()) out += "speakers:\n";
  for (const auto& [role, names] : roles) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + quoted(name);
    out += "  " + std::string(speaker_name(role)) + ": [" + list + "]\n";
  }
  if (options.times) {
    constexpr std::string_view kUnits[] = {"seconds", "milliseconds", "clock"};
    add_line(out, "times", std::string(kUnits[static_cast<size_t>(*options.times)]));
  }
  if (options.timezone) add_line(out, "timezone", quoted(*options.timezone));
  return out;
}

}  // namespace zhijian
