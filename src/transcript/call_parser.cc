#include "transcript/call_builder.h"
#include "transcript/json_format.h"
#include "transcript/reader.h"

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
  switch (chunk.format) {
    case InputFormat::Json:
    case InputFormat::Jsonl:
      return implementation_->json.parse(chunk, implementation_->builder, handler);
    default:
      break;
  }
}

}  // namespace zhijian
