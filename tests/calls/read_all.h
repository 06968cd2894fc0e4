#pragma once

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "calls/reader.h"

namespace zhijian::test {

/// What a run of the reader gave, as text that tests can compare.
struct ReadResult : CallHandler {
  std::vector<Call> calls;
  std::vector<Reject> rejects;
  uint64_t warnings[static_cast<size_t>(ReadWarning::kCount)] = {};

  void on_call(Call& call) override { calls.push_back(call); }
  void on_reject(Reject reject) override { rejects.push_back(std::move(reject)); }
  void on_warning(ReadWarning kind, uint64_t count) override { warnings[static_cast<size_t>(kind)] += count; }
  uint64_t count(ReadWarning kind) const { return warnings[static_cast<size_t>(kind)]; }
};

inline std::string segment_text(const Call& call, size_t index) {
  const Span span = call.segments[index].text;
  return call.text.substr(span.begin, span.size());
}

/// "id@line agent/name/team start ended duration {meta=value} | 1 agent 0-2100 [labels] text | …"
inline std::string to_line(const Call& call) {
  std::string out = call.id + '@' + std::to_string(call.line);
  for (const CallAgent& agent : call.agents) {
    out += ' ' + agent.id;
    if (!agent.name.empty() || !agent.team.empty()) out += '/' + agent.name;
    if (!agent.team.empty()) out += '/' + agent.team;
  }
  if (!call.start.empty()) out += " start=" + call.start;
  if (!call.ended_by.empty()) out += " ended=" + call.ended_by;
  if (call.duration_ms != kNoTime) out += " duration=" + std::to_string(call.duration_ms);
  for (const MetaField& field : call.meta) out += ' ' + field.name + '=' + field.value;
  constexpr const char* kSpeakers[] = {"agent", "customer", "system", "other"};
  for (size_t i = 0; i < call.segments.size(); ++i) {
    const Segment& segment = call.segments[i];
    out += " | " + std::to_string(segment.number) + ' ' + kSpeakers[static_cast<size_t>(segment.speaker)];
    if (segment.agent > 0) out += '(' + call.agents[segment.agent].id + ')';
    if (segment.begin_ms != kNoTime) out += ' ' + std::to_string(segment.begin_ms);
    if (segment.end_ms != kNoTime) out += '-' + std::to_string(segment.end_ms);
    if (segment.has_labels) {
      out += " [";
      for (uint32_t label = segment.first_label; label < segment.last_label; ++label) {
        out += (label > segment.first_label ? "," : "") + call.labels[label];
      }
      out += ']';
    }
    out += ": " + segment_text(call, i);
  }
  return out;
}

/// "file:line reason" in English, with the call's id where it was read.
inline std::string to_line(const Reject& reject) {
  std::string out =
      reject.file + ':' + std::to_string(reject.line) + ' ' + to_text(reject.reason, Language::English);
  if (!reject.call.empty()) out += " (" + reject.call + ')';
  return out;
}

template <typename Items>
std::string to_lines(const Items& items) {
  std::string out;
  for (const auto& item : items) out += to_line(item) + '\n';
  return out;
}

/// A folder for one test, removed afterwards; the current folder while it lives, so that names in results are
/// short.
class TemporaryFolder {
 public:
  TemporaryFolder() : before_(std::filesystem::current_path()) {
    std::string name = (std::filesystem::temp_directory_path() / "zhijian-XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr) path_ = name;
    std::filesystem::current_path(path_);
  }
  ~TemporaryFolder() {
    std::filesystem::current_path(before_);
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  void write(const std::string& name, std::string_view content) const {
    const std::filesystem::path path(name);
    if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path());
    std::ofstream(name, std::ios::binary) << content;
  }

 private:
  std::filesystem::path before_;
  std::filesystem::path path_;
};

inline ReadResult read_all(std::vector<std::string> paths, const ReadOptions& options = {}) {
  ReadResult result;
  ChunkReader reader(std::move(paths), options);
  CallParser parser(options);
  Chunk chunk;
  while (reader.next(chunk)) parser.parse(chunk, result);
  return result;
}

/// Reads one file with this content.
inline ReadResult read_text(std::string_view content, const ReadOptions& options = {},
                            const std::string& name = "in") {
  const TemporaryFolder folder;
  folder.write(name, content);
  return read_all({name}, options);
}

}  // namespace zhijian::test
