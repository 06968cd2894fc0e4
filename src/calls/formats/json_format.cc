#include "calls/formats/json_format.h"

#include <algorithm>
#include <vector>

#include "base/lines.h"
#include "base/messages/transcript.h"
#include "base/trim.h"
#include "calls/formats/json_call.h"
#include "calls/formats/recognisers.h"
#include "calls/json/json_document.h"
#include "calls/json/json_scanner.h"
#include "calls/source/splitter.h"

namespace zhijian {

struct JsonParser::Implementation {
  explicit Implementation(const ReadOptions& read_options) : options(read_options), call(document, options) {}

  void parse_lines(const Chunk& chunk, CallBuilder& builder, CallHandler& handler);
  void parse_line(const Chunk& chunk, Span span, uint32_t line, uint32_t& position, CallBuilder& builder,
                  CallHandler& handler);
  void parse_documents(const Chunk& chunk, CallBuilder& builder, CallHandler& handler);
  void parse_call(const Chunk& chunk, Span span, uint32_t line, uint32_t position, CallBuilder& builder,
                  CallHandler& handler);

  const ReadOptions& options;
  json::Document document;
  json::CallReader call;
  RecogniserReader recognisers;
};

JsonParser::JsonParser(const ReadOptions& options)
    : implementation_(std::make_unique<Implementation>(options)) {}
JsonParser::~JsonParser() = default;

void JsonParser::parse(const Chunk& chunk, CallBuilder& builder, CallHandler& handler) {
  if (chunk.format == InputFormat::Jsonl) return implementation_->parse_lines(chunk, builder, handler);
  implementation_->parse_documents(chunk, builder, handler);
}

void JsonParser::Implementation::parse_lines(const Chunk& chunk, CallBuilder& builder, CallHandler& handler) {
  const std::string_view bytes = chunk.bytes;
  uint32_t line = chunk.first_line;
  uint32_t position = chunk.first_call;
  for (size_t begin = 0; begin < bytes.size(); ++line) {
    const size_t end = std::min(bytes.find('\n', begin), bytes.size());
    if (!trim(bytes.substr(begin, end - begin)).empty()) {
      // Byte order marks stand where files were put together, control characters where DOS ends one.
      const std::string_view text = trim(bytes.substr(begin, end - begin));
      const auto text_begin = static_cast<uint32_t>(text.data() - bytes.data());
      const Span span = {text_begin, static_cast<uint32_t>(text_begin + text.size())};
      parse_line(chunk, span, line, position, builder, handler);
    }
    begin = end + 1;
  }
}

/// A line holds a call; some writers put several side by side: {…}{…}.
void JsonParser::Implementation::parse_line(const Chunk& chunk, Span span, uint32_t line, uint32_t& position,
                                            CallBuilder& builder, CallHandler& handler) {
  const std::string_view text = std::string_view(chunk.bytes).substr(span.begin, span.size());
  JsonScanner scanner;
  std::vector<Span> calls;
  // Only where a brace closes and another opens can there be more than one.
  const bool may_be_more = text.find("}{") != text.npos || text.find("} {") != text.npos;
  while (may_be_more) {
    const auto event = scanner.next(text);
    const auto at = static_cast<uint32_t>(span.begin + scanner.position());
    if (event == JsonScanner::Event::Begin) calls.push_back({at, span.end});
    if (event == JsonScanner::Event::End) calls.back().end = at;
    if (event != JsonScanner::Event::Begin && event != JsonScanner::Event::End) break;
  }
  if (calls.size() < 2) calls.assign(1, span);
  if (calls.size() > 1 && scanner.position() < text.size()) calls.back().end = span.end;
  for (const Span one : calls) parse_call(chunk, one, line, position++, builder, handler);
}

void JsonParser::Implementation::parse_documents(const Chunk& chunk, CallBuilder& builder,
                                                 CallHandler& handler) {
  const std::string_view bytes = chunk.bytes;
  uint32_t line = chunk.first_line;
  uint32_t position = chunk.first_call;
  uint32_t begin = 0;
  uint32_t counted = 0;
  JsonScanner scanner;
  for (auto event = scanner.next(bytes); event != JsonScanner::Event::More; event = scanner.next(bytes)) {
    if (event == JsonScanner::Event::Begin) begin = static_cast<uint32_t>(scanner.position());
    if (event != JsonScanner::Event::End) continue;
    line += count_lines(bytes.substr(counted, begin - counted));
    counted = begin;
    parse_call(chunk, {begin, static_cast<uint32_t>(scanner.position())}, line, position++, builder, handler);
  }
}

void JsonParser::Implementation::parse_call(const Chunk& chunk, Span span, uint32_t line, uint32_t position,
                                            CallBuilder& builder, CallHandler& handler) {
  builder.begin(chunk, line, position);
  const std::string_view text = std::string_view(chunk.bytes).substr(span.begin, span.size());
  if (text.size() > options.max_call_bytes) {
    builder.fail(too_large(options));
    return builder.finish(handler);
  }
  if (document.open(text, chunk.bytes.capacity() - span.end, line, builder) && call.read() &&
      !call.has_turns()) {
    if (recognisers.recognise(document.text())) {
      builder.begin(chunk, line, position);
      recognisers.add_to(builder);
    } else {
      document.fail(message(says::RejectFieldMissing, "turns"));
    }
  }
  builder.finish(handler);
}

}  // namespace zhijian
