#include "calls/formats/recognisers.h"

#include <algorithm>
#include <cmath>

#include "base/messages/transcript.h"
#include "calls/formats/recogniser_call.h"

namespace zhijian {

namespace recogniser {

std::optional<element> find(const object& from, std::initializer_list<std::string_view> path) {
  object inside = from;
  element found;
  size_t depth = 0;
  for (const std::string_view name : path) {
    if (inside.at_key(name).get(found) || found.is_null()) return std::nullopt;
    if (++depth < path.size() && found.get_object().get(inside)) return std::nullopt;
  }
  return found;
}

std::optional<array> find_array(const object& from, std::initializer_list<std::string_view> path) {
  const auto found = find(from, path);
  array items;
  if (!found || found->get_array().get(items)) return std::nullopt;
  return items;
}

std::string_view string_at(const object& from, std::string_view name) {
  std::string_view text;
  return from.at_key(name).get_string().get(text) ? std::string_view() : text;
}

std::string text_at(const object& from, std::string_view name) {
  int64_t number = 0;
  if (!from.at_key(name).get_int64().get(number)) return std::to_string(number);
  return std::string(string_at(from, name));
}

int64_t time_at(const object& from, std::string_view name, double factor) {
  constexpr double kMax = 9e15;
  double number = 0;
  if (from.at_key(name).get_double().get(number)) return kNoTime;
  number *= factor;
  return number >= 0 && number <= kMax ? std::llround(number) : kNoTime;
}

std::string_view words_at(const object& from, std::string_view name, std::string_view list, Document& out) {
  std::string_view text;
  if (from.at_key(name).get_string().get(text) && !out.problem) {
    const std::string place = std::string(list) + "[" + std::to_string(out.sentences.size() + 1) + "].";
    out.problem = message(says::RejectNotText, place + std::string(name));
  }
  return text;
}

}  // namespace recogniser

struct RecogniserReader::Implementation {
  simdjson::dom::parser parser;
  recogniser::Document document;
};

RecogniserReader::RecogniserReader() : implementation_(std::make_unique<Implementation>()) {}
RecogniserReader::~RecogniserReader() = default;

bool RecogniserReader::recognise(std::string_view json) {
  constexpr recogniser::Reader kReaders[] = {recogniser::read_amazon, recogniser::read_tencent,
                                             recogniser::read_alibaba, recogniser::read_funasr,
                                             recogniser::read_whisper};
  recogniser::object object;
  if (implementation_->parser.parse(json.data(), json.size()).get_object().get(object)) return false;
  return std::any_of(std::begin(kReaders), std::end(kReaders), [&](recogniser::Reader reader) {
    implementation_->document = {};
    return reader(object, implementation_->document);
  });
}

void RecogniserReader::add_to(CallBuilder& builder) {
  recogniser::Document& document = implementation_->document;
  std::vector<recogniser::Sentence>& sentences = document.sentences;
  // Recognisers that write one channel after the other have not put anything out of order.
  const bool timed =
      std::none_of(sentences.begin(), sentences.end(),
                   [](const recogniser::Sentence& sentence) { return sentence.begin_ms == kNoTime; });
  if (timed) {
    std::stable_sort(sentences.begin(), sentences.end(),
                     [](const auto& a, const auto& b) { return a.begin_ms < b.begin_ms; });
  }
  if (!document.id.empty()) builder.set_id(document.id);
  if (document.duration_ms && *document.duration_ms != kNoTime) builder.set_duration(*document.duration_ms);
  if (!document.language.empty()) builder.add_meta("language", document.language);
  for (const recogniser::Sentence& sentence : sentences) {
    Segment& segment = builder.add_segment(sentence.speaker, sentence.text);
    segment.begin_ms = sentence.begin_ms;
    segment.end_ms = sentence.end_ms;
    if (sentence.label.empty()) continue;
    builder.set_segment_has_labels();
    builder.add_segment_label(sentence.label);
  }
  if (document.problem) builder.fail(*document.problem);
}

}  // namespace zhijian
