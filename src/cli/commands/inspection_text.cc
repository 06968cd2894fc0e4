#include "cli/commands/inspection_text.h"

#include <nlohmann/json.hpp>

#include "base/messages/cli.h"
#include "base/messages/sources.h"
#include "calls/roles.h"
#include "calls/speakers.h"
#include "cli/warning_message.h"

namespace zhijian {

namespace {

constexpr size_t kSegmentsShown = 8;

std::string clock(int64_t ms) {
  const auto two = [](int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  const int64_t seconds = ms / 1000;
  std::string text = two(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
  if (ms % 1000 != 0) text += "." + std::to_string(1000 + ms % 1000).substr(1);
  return text;
}

/// One line of a source description that settles a doubt; empty where none does.
std::string line_for(ReadWarning kind, const InspectedFile& file) {
  switch (kind) {
    case ReadWarning::GuessedEncoding:
      return "encoding: " + file.encoding;
    case ReadWarning::ImplausibleTimes:
      return "times: seconds";
    case ReadWarning::UnknownAgent:
      return file.columns.empty() ? "" : "columns: {agent: …}";
    case ReadWarning::UnknownSpeaker: {
      std::string names;
      for (const NamedSpeaker& speaker : file.speakers) {
        if (speaker.reason == SpeakerReason::Unknown && !speaker.name.empty())
          names += (names.empty() ? "" : ", ") + speaker.name;
      }
      return names.empty() ? "" : "speakers: {other: [" + names + "]}";
    }
    default:
      return {};
  }
}

class Writer {
 public:
  explicit Writer(Language language) : language_(language) {}

  std::string write(const std::vector<InspectedFile>& files) {
    for (const InspectedFile& file : files) {
      if (!out_.empty()) out_ += '\n';
      write_file(file);
    }
    return std::move(out_);
  }

 private:
  template <typename... Args>
  std::string say(MessageId id, Args&&... arguments) const {
    return to_text(message(id, std::forward<Args>(arguments)...), language_);
  }
  void line(const std::string& text) { out_ += "  " + text + "\n"; }

  void write_file(const InspectedFile& file) {
    out_ += file.file + "\n";
    if (file.format) write_form(file);
    for (const InspectedColumn& column : file.columns) {
      const std::string taken = column.unused          ? say(says::InspectUnused)
                                : column.field.empty() ? say(says::InspectMetadata)
                                                       : column.field;
      line("  " + say(says::InspectTaken, column.heading, taken));
    }
    line(say(says::InspectCounts, std::to_string(file.calls), std::to_string(file.agents.size()),
             std::to_string(file.teams.size()), std::to_string(file.segments)));
    write_times(file);
    for (const NamedSpeaker& speaker : file.speakers) {
      const std::string name = speaker.name.empty() ? "?" : speaker.name;
      line("  " + say(says::InspectSpeaker, name, std::to_string(speaker.segments),
                      std::string(speaker_name(speaker.speaker))));
    }
    if (file.first) write_call(*file.first);
    write_doubts(file);
  }

  void write_form(const InspectedFile& file) {
    const std::string encoding =
        file.encoding + (file.guessed_encoding ? say(says::InspectGuessed) : std::string());
    line(say(says::InspectForm, std::string(format_name(*file.format)), encoding));
    if (file.delimiter == 0) return;
    line(say(says::InspectDelimiter, file.delimiter == '\t' ? "tab" : std::string(1, file.delimiter)));
  }

  void write_times(const InspectedFile& file) {
    if (file.timed_segments == 0) {
      line(say(says::InspectNoTimes));
    } else if (file.timed_segments < file.segments) {
      line(say(says::InspectSomeTimes, std::to_string(file.timed_segments), std::to_string(file.segments)));
    }
    if (!file.first) return;
    const Call& call = *file.first;
    const int64_t begin = call.segments.front().begin_ms;
    if (begin != kNoTime && file.time) {
      line(say(says::InspectTime, file.time->heading, file.time->given, clock(begin)));
    } else if (begin != kNoTime) {
      line(say(says::InspectFirstTime, clock(begin)));
    }
    if (!call.start.empty()) line(say(says::InspectStart, call.start));
  }

  void write_call(const Call& call) {
    line(say(says::InspectFirstCall, call.id));
    for (const CallAgent& agent : call.agents) {
      line("  " + say(says::InspectAgent, agent.id, agent.name.empty() ? "-" : agent.name,
                      agent.team.empty() ? "-" : agent.team));
    }
    for (const MetaField& field : call.meta) line("  " + field.name + ": " + field.value);
    for (size_t i = 0; i < call.segments.size() && i < kSegmentsShown; ++i) {
      const Segment& segment = call.segments[i];
      std::string text = std::to_string(segment.number) + " ";
      if (segment.begin_ms != kNoTime) text += clock(segment.begin_ms) + " ";
      line("  " + text + std::string(speaker_name(segment.speaker)) + ": " +
           call.text.substr(segment.text.begin, segment.text.size()));
    }
    if (call.segments.size() > kSegmentsShown) line("  …");
  }

  void write_doubts(const InspectedFile& file) {
    for (const Reject& reject : file.rejects) {
      out_ += say(says::kRejectLine, reject.file + ":" + std::to_string(reject.line),
                  to_text(reject.reason, language_)) +
              "\n";
    }
    for (const auto& [kind, count] : file.warnings) {
      out_ += say(says::kWarningWord) + say(warning_message(kind), std::to_string(count)) + "\n";
      if (const std::string write = line_for(kind, file); !write.empty())
        line(say(says::InspectWrite, write));
    }
  }

  Language language_;
  std::string out_;
};

template <typename Text>
nlohmann::ordered_json or_null(const Text& text) {
  return text.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(text);
}

nlohmann::ordered_json findings_of(const InspectedFile& file) {
  auto findings = nlohmann::ordered_json::array();
  for (const Reject& reject : file.rejects) {
    findings.push_back({{"line", reject.line},
                        {"call", or_null(reject.call)},
                        {"rejected", true},
                        {"message", to_text(reject.reason, Language::English)},
                        {"write", nullptr}});
  }
  for (const auto& [kind, count] : file.warnings) {
    findings.push_back(
        {{"line", nullptr},
         {"call", nullptr},
         {"rejected", false},
         {"message", to_text(message(warning_message(kind), std::to_string(count)), Language::English)},
         {"write", or_null(line_for(kind, file))}});
  }
  return findings;
}

nlohmann::ordered_json file_json(const InspectedFile& file) {
  nlohmann::ordered_json json{
      {"file", file.file},
      {"format", file.format ? nlohmann::ordered_json(format_name(*file.format)) : nullptr},
      {"encoding", or_null(file.encoding)},
      {"delimiter", or_null(file.delimiter == 0 ? std::string() : std::string(1, file.delimiter))},
      {"calls", file.calls},
      {"segments", file.segments},
      {"timed_segments", file.timed_segments},
      {"agents", file.agents},
      {"teams", file.teams}};
  json["columns"] = nlohmann::ordered_json::array();
  for (const InspectedColumn& column : file.columns)
    json["columns"].push_back(
        {{"heading", column.heading}, {"field", or_null(column.field)}, {"used", !column.unused}});
  json["speakers"] = nlohmann::ordered_json::array();
  for (const NamedSpeaker& speaker : file.speakers) {
    json["speakers"].push_back(
        {{"name", speaker.name}, {"segments", speaker.segments}, {"role", speaker_name(speaker.speaker)}});
  }
  json["findings"] = findings_of(file);
  return json;
}

}  // namespace

std::string inspection_text(const std::vector<InspectedFile>& files, Language language) {
  return Writer(language).write(files);
}

std::string inspection_json(const std::vector<InspectedFile>& files) {
  nlohmann::ordered_json json{{"schema", "zhijian.inspection/1"}, {"files", nlohmann::ordered_json::array()}};
  for (const InspectedFile& file : files) json["files"].push_back(file_json(file));
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace zhijian
