#include <filesystem>
#include <mutex>

#include "base/messages/transcript.h"
#include "base/shown_bytes.h"
#include "base/trim.h"
#include "calls/formats/format_guess.h"
#include "calls/formats/own_results.h"
#include "calls/source/path_walker.h"
#include "calls/source/splitter.h"

namespace zhijian {

namespace {

constexpr uint64_t kMaxCallBytes = 1u << 30;  // places in a call have 32 bits

/// Keeps the memory, unless a rare huge call made it much larger than chunks are.
void clear(Chunk& chunk) {
  std::string bytes = std::move(chunk.bytes);
  if (bytes.capacity() > 8 * kChunkBytes) bytes = {};
  bytes.clear();
  chunk = {};
  chunk.bytes = std::move(bytes);
}

std::unique_ptr<Splitter> splitter_for(InputFormat format, TextSource& source, const ReadOptions& options,
                                       Reopen reopen) {
  switch (format) {
    case InputFormat::Jsonl:
      return split_lines(source, options);
    case InputFormat::Json:
      return split_json(source, options);
    case InputFormat::Text:
      return split_text(source, options);
    case InputFormat::Csv:
    case InputFormat::Tsv:
      return split_table(source, options, std::move(reopen));
    case InputFormat::WebVtt:
    case InputFormat::Srt:
      break;
  }
  return split_nothing(source, options);
}

}  // namespace

struct ChunkReader::Implementation {
  Implementation(std::vector<std::string> given, ReadOptions read_options)
      : paths(std::move(given)), options(std::move(read_options)), walker(paths) {
    options.max_call_bytes = std::min(options.max_call_bytes, kMaxCallBytes);
  }

  bool next(Chunk& chunk);
  bool open(PathWalker::Found found, Chunk& chunk);
  bool find_format(InputFormat& found);
  Reopen reopen();
  SheetOptions sheet_options() const { return {options.sheet, options.max_buffer_bytes}; }
  void reject(Chunk& chunk, Message reason, uint32_t line = 1) const;

  const std::vector<std::string> paths;
  ReadOptions options;
  PathWalker walker;
  std::atomic<uint64_t> bytes_read{0};
  mutable std::once_flag total_once;
  mutable uint64_t total = 0;

  // Of the file that is being read; `source` is null between files.
  std::string file;
  InputFormat format = InputFormat::Text;
  uint64_t bytes_before = 0;  ///< of the files before it
  std::unique_ptr<TextSource> source;
  std::unique_ptr<Splitter> splitter;
  bool is_first_chunk = true;
};

ChunkReader::ChunkReader(std::vector<std::string> paths, ReadOptions options)
    : implementation_(std::make_unique<Implementation>(std::move(paths), std::move(options))) {}
ChunkReader::~ChunkReader() = default;

bool ChunkReader::next(Chunk& chunk) {
  return implementation_->next(chunk);
}

uint64_t ChunkReader::bytes_read() const {
  return implementation_->bytes_read;
}

uint64_t ChunkReader::bytes_total() const {
  // Only progress asks for it, so only then the folders are walked twice.
  std::call_once(implementation_->total_once, [this] {
    PathWalker walker(implementation_->paths);
    uint64_t total = 0;
    while (const auto found = walker.next()) {
      if (!found->size_known) return;
      total += found->size;
    }
    implementation_->total = total;
  });
  return implementation_->total;
}

bool ChunkReader::Implementation::next(Chunk& chunk) {
  clear(chunk);
  for (;;) {
    if (!source) {
      std::optional<PathWalker::Found> found = walker.next();
      if (!found) return false;
      if (!open(std::move(*found), chunk)) return true;
    }
    chunk.file = shown_bytes(file);
    chunk.format = format;
    chunk.encoding = source->encoding();
    chunk.is_sheet = source->is_sheet();
    chunk.sheet = source->sheet_name();
    if (splitter->next(chunk)) {
      chunk.guessed_encoding = is_first_chunk && source->guessed_encoding();
      is_first_chunk = false;
      return true;
    }
    const std::optional<Message> broken = source->broken();
    const uint32_t line = source->line();
    source.reset();
    if (broken) return reject(chunk, *broken, line), true;
  }
}

void ChunkReader::Implementation::reject(Chunk& chunk, Message reason, uint32_t line) const {
  chunk.file = shown_bytes(file);
  reject_chunk(chunk, line, std::move(reason));
}

/// Makes `source` and `splitter` ready; false where the file cannot be read, which the chunk then says.
bool ChunkReader::Implementation::open(PathWalker::Found found, Chunk& chunk) {
  file = std::move(found.path);
  if (found.problem) return reject(chunk, *found.problem), false;
  bytes_before = bytes_read;
  Result<std::unique_ptr<ByteSource>> bytes = open_file(file, bytes_read);
  if (!bytes) return reject(chunk, bytes.error()), false;
  source = std::make_unique<TextSource>(std::move(*bytes), options.encoding, sheet_options());
  is_first_chunk = true;
  std::optional<Message> problem;
  if (!source->open()) {
    problem = source->broken();
  } else if (is_rubric(source->text())) {
    problem = message(says::RejectRubric);
  } else if (!find_format(format)) {
    problem = source->broken()
                  ? *source->broken()
                  : message(source->text().empty() ? says::RejectEmptyFile : says::RejectUnknownFormat);
  } else if (const auto kind = own_result(source->text())) {
    problem = message(says::RejectOwnResult, *kind);
  }
  if (problem) {
    const uint32_t line = source->line();
    source.reset();
    return reject(chunk, std::move(*problem), line), false;
  }
  splitter = splitter_for(format, *source, options, reopen());
  return true;
}

/// How the file is opened again; nothing for a pipe.
Reopen ChunkReader::Implementation::reopen() {
  std::error_code error;
  if (file == "-" || !std::filesystem::is_regular_file(file, error)) return {};
  return [this, before = bytes_before]() -> std::unique_ptr<TextSource> {
    bytes_read = before;
    Result<std::unique_ptr<ByteSource>> bytes = open_file(file, bytes_read);
    if (!bytes) return nullptr;
    auto again = std::make_unique<TextSource>(std::move(*bytes), options.encoding, sheet_options());
    return again->open() ? std::move(again) : nullptr;
  };
}

/// Leaves out empty lines at the begin, and reads on until the format is clear. False where there is none.
bool ChunkReader::Implementation::find_format(InputFormat& found) {
  constexpr size_t kEnough = 64 << 10;
  source->fill(1);
  for (;;) {
    const std::string_view text = source->text();
    const size_t blank = text.size() - trim_left(text).size();
    const size_t empty_lines = blank == text.size() ? blank : text.substr(0, blank).rfind('\n') + 1;
    if (empty_lines > 0) {
      source->drop(empty_lines);
      continue;
    }
    const bool is_all = source->at_end() || text.size() >= kEnough;
    if (!text.empty()) {
      if (source->is_sheet()) return found = InputFormat::Csv, true;
      const auto guess = options.format ? options.format : guess_format(text, is_all, file, options);
      if (guess) return found = *guess, true;
      if (is_all) return false;
    } else if (source->at_end()) {
      return false;
    }
    source->fill(text.size() + 1);
  }
}

}  // namespace zhijian
