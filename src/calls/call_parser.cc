#include "calls/call_builder.h"
#include "calls/formats/json_format.h"
#include "calls/formats/srt_format.h"
#include "calls/formats/table_format.h"
#include "calls/formats/text_format.h"
#include "calls/formats/webvtt_format.h"
#include "calls/reader.h"

namespace zhijian {

struct CallParser::Implementation {
  explicit Implementation(const ReadOptions& read_options)
      : options(read_options), builder(options), json(options) {}

  const ReadOptions options;
  CallBuilder builder;
  JsonParser json;
};

CallParser::CallParser(const ReadOptions& options)
    : implementation_(std::make_unique<Implementation>(options)) {}
CallParser::~CallParser() = default;

void CallParser::parse(const Chunk& chunk, CallHandler& handler) {
  if (chunk.reject) return handler.on_reject(*chunk.reject);
  if (chunk.guessed_encoding) handler.on_warning(ReadWarning::GuessedEncoding, 1);
  const ReadOptions& options = implementation_->options;
  CallBuilder& builder = implementation_->builder;
  switch (chunk.format) {
    case InputFormat::Json:
    case InputFormat::Jsonl:
      return implementation_->json.parse(chunk, builder, handler);
    case InputFormat::Text:
      return parse_text(chunk, options, builder, handler);
    case InputFormat::Csv:
    case InputFormat::Tsv:
      return parse_table(chunk, options, builder, handler);
    case InputFormat::WebVtt:
      return parse_webvtt(chunk, options, builder, handler);
    case InputFormat::Srt:
      return parse_srt(chunk, options, builder, handler);
  }
}

std::optional<TimeUnit> time_unit(std::string_view name) {
  constexpr std::pair<std::string_view, TimeUnit> kNames[] = {
      {"seconds", TimeUnit::Seconds}, {"milliseconds", TimeUnit::Milliseconds}, {"clock", TimeUnit::Clock},
      {"秒", TimeUnit::Seconds},      {"毫秒", TimeUnit::Milliseconds},         {"时钟", TimeUnit::Clock}};
  for (const auto& [known, unit] : kNames) {
    if (name == known) return unit;
  }
  return std::nullopt;
}

std::optional<InputFormat> input_format(std::string_view name) {
  constexpr std::pair<std::string_view, InputFormat> kNames[] = {
      {"text", InputFormat::Text}, {"json", InputFormat::Json}, {"jsonl", InputFormat::Jsonl},
      {"csv", InputFormat::Csv},   {"tsv", InputFormat::Tsv},   {"vtt", InputFormat::WebVtt},
      {"srt", InputFormat::Srt}};
  for (const auto& [known, format] : kNames) {
    if (name == known) return format;
  }
  return std::nullopt;
}

}  // namespace zhijian
