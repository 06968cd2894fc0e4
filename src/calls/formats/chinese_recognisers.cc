#include "base/messages/transcript.h"
#include "base/trim.h"
#include "calls/formats/recogniser_call.h"
#include "calls/times.h"

// Alibaba Cloud, Tencent Cloud and FunASR. They number speakers, or the channels of the recording.

namespace zhijian::recogniser {

namespace {

/// Calls `add(item)` for each object of a list.
template <typename Add>
void for_each_object(const array& items, Add&& add) {
  for (const element entry : items) {
    object item;
    if (!entry.get_object().get(item)) add(item);
  }
}

std::string first_text(const object& item, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (std::string text = text_at(item, name); !text.empty()) return text;
  }
  return {};
}

/// `[0:0.020,0:2.380,1]  您好。`: begin, end and perhaps the speaker.
void read_tencent_lines(std::string_view lines, Document& out) {
  while (!lines.empty()) {
    const size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = trim(lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
    const size_t close = line.find(']');
    if (!line.starts_with('[') || close == line.npos) continue;
    const std::string_view inside = line.substr(1, close - 1);
    const size_t first = inside.find(',');
    const size_t second = first == inside.npos ? first : inside.find(',', first + 1);
    Sentence& sentence = out.sentences.emplace_back();
    sentence.text = trim(line.substr(close + 1));
    sentence.begin_ms = parse_clock(inside.substr(0, first)).value_or(kNoTime);
    if (first == inside.npos) continue;
    const std::string_view to = inside.substr(first + 1, second == inside.npos ? second : second - first - 1);
    sentence.end_ms = parse_clock(to).value_or(kNoTime);
    if (second != inside.npos) sentence.speaker = trim(inside.substr(second + 1));
  }
}

bool read_paraformer(const object& document, Document& out) {
  const auto transcripts = find_array(document, {"transcripts"});
  if (!transcripts) return false;
  if (const auto properties = find(document, {"properties"})) {
    object inside;
    if (!properties->get_object().get(inside))
      out.duration_ms = time_at(inside, "original_duration_in_milliseconds");
  }
  for_each_object(*transcripts, [&](const object& transcript) {
    const std::string channel = text_at(transcript, "channel_id");
    const auto sentences = find_array(transcript, {"sentences"});
    if (!sentences) return;
    for_each_object(*sentences, [&](const object& item) {
      const std::string speaker = text_at(item, "speaker_id");
      out.sentences.push_back({speaker.empty() ? channel : speaker, words_at(item, "text", "sentences", out),
                               time_at(item, "begin_time"), time_at(item, "end_time"), ""});
    });
  });
  return true;
}

}  // namespace

bool read_alibaba(const object& document, Document& out) {
  if (read_paraformer(document, out)) return true;
  const std::string_view status = string_at(document, "StatusText");
  const auto sentences = find_array(document, {"Result", "Sentences"});
  if (!sentences && status.empty()) return false;
  out.id = text_at(document, "TaskId");
  out.duration_ms = time_at(document, "BizDuration");
  if (!status.empty() && !status.starts_with("SUCCESS"))
    out.problem = message(says::RejectNotFinished, status);
  if (!sentences) return true;
  for_each_object(*sentences, [&](const object& item) {
    out.sentences.push_back({first_text(item, {"SpeakerId", "ChannelId"}),
                             words_at(item, "Text", "Sentences", out), time_at(item, "BeginTime"),
                             time_at(item, "EndTime"), ""});
  });
  return true;
}

bool read_tencent(const object& document, Document& out) {
  auto found = find(document, {"Response", "Data"});
  if (!found) found = find(document, {"Data"});
  object data;
  if (!found || found->get_object().get(data) || data.at_key("TaskId").error()) return false;
  out.id = text_at(data, "TaskId");
  out.duration_ms = time_at(data, "AudioDuration", 1000);
  constexpr std::string_view kSuccess = "success";
  const std::string_view status = string_at(data, "StatusStr");
  if (!status.empty() && status != kSuccess) {
    const std::string_view why = string_at(data, "ErrorMsg");
    out.problem = message(says::RejectNotFinished, why.empty() ? status : why);
  }
  const auto details = find_array(data, {"ResultDetail"});
  if (details && details->size() > 0) {
    for_each_object(*details, [&](const object& item) {
      out.sentences.push_back({text_at(item, "SpeakerId"),
                               words_at(item, "FinalSentence", "ResultDetail", out), time_at(item, "StartMs"),
                               time_at(item, "EndMs"), ""});
    });
  } else {
    read_tencent_lines(string_at(data, "Result"), out);
  }
  return true;
}

bool read_funasr(const object& document, Document& out) {
  std::string_view list = "sentence_info";
  // `segments` is what its command line writes; Whisper's have the same name, but neither of these fields.
  const bool from_command =
      !document.at_key("audio_duration_s").error() || !document.at_key("processing_s").error();
  auto sentences = find_array(document, {list});
  if (!sentences) sentences = find_array(document, {list = "sentences"});
  if (!sentences && from_command) sentences = find_array(document, {list = "segments"});
  if (!sentences) return false;
  if (from_command) out.duration_ms = time_at(document, "audio_duration_s", 1000);
  out.id = text_at(document, "key");
  for_each_object(*sentences, [&](const object& item) {
    // With `spk_mode` vad_segment the words are called `sentence`.
    const std::string_view name = item.at_key("sentence").error() ? "text" : "sentence";
    out.sentences.push_back({first_text(item, {"spk", "speaker"}), words_at(item, name, list, out),
                             time_at(item, "start"), time_at(item, "end"), ""});
  });
  return true;
}

}  // namespace zhijian::recogniser
