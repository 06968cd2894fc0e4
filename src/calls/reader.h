#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/message.h"
#include "base/result.h"
#include "calls/call.h"
#include "calls/roster.h"

namespace zhijian {

enum class InputFormat : uint8_t {
  Text,
  Json,   ///< one call, an array of calls, or a recogniser's own document
  Jsonl,  ///< one call a line
  Csv,
  Tsv,
  WebVtt,
  Srt,
};

/// By the name that `--input-format` takes: text, json, jsonl, csv, tsv, vtt, srt.
std::optional<InputFormat> input_format(std::string_view name);

/// What a number without a unit counts where it is a segment's time, or that times are read off a clock.
enum class TimeUnit : uint8_t { Seconds, Milliseconds, Clock };

/// By its name: seconds, milliseconds, clock; also in Chinese.
std::optional<TimeUnit> time_unit(std::string_view name);

/// Names of speakers (or of channels, or voice tags) and who they are.
using SpeakerRoles = std::vector<std::pair<std::string, Speaker>>;

/// How calls are read, where their files do not say it: what options and a source description say.
struct ReadOptions {
  std::optional<InputFormat> format;    ///< recognised from the content where not given
  std::optional<std::string> encoding;  ///< likewise
  std::optional<char> delimiter;        ///< likewise, of tables
  /// `--columns`: our column name to the table's: {"text", "内容"}.
  std::vector<std::pair<std::string, std::string>> columns;
  /// `--agent-channel`: the channel (as the source names it: "0", "1", "left", …) that is the agent's.
  std::optional<std::string> agent_channel;
  /// `--speaker`: goes before what a name says by itself.
  SpeakerRoles speakers;
  std::optional<TimeUnit> times;         ///< `--times`
  std::optional<std::string> timezone;   ///< of starts that say none: "+08:00"
  std::shared_ptr<const Roster> roster;  ///< fills what calls do not say of their agents; may be null
  uint64_t max_call_bytes = 16u << 20;   ///< `--max-call-size`: a larger call is rejected
  /// `--max-buffer`: what is held of a table whose rows do not stand together by call.
  uint64_t max_buffer_bytes = 512u << 20;
  std::string sheet;  ///< `--sheet`: of workbooks; the first one where it is empty
};

/// A call, or a whole file, that could not be read. Each counts as one call in the summary.
struct Reject {
  std::string file;
  uint32_t line = 1;
  Message reason;
  std::string call;   ///< its id where it was read
  std::string sheet;  ///< of a workbook; `line` is the row then
};

/// What could be read all the same but should be known; counted by kind in the summary.
enum class ReadWarning : uint8_t {
  UnknownSpeaker,  ///< segments whose speaker could not be told, taken as `other`
  UnknownAgent,    ///< calls without an agent
  NoAgentSpeaks,  ///< calls of which no segment is an agent's: no rule finds fault with what agents say there
  OutOfOrder,     ///< calls whose segments were put in order of time
  ControlCharacter,  ///< texts with control characters
  GuessedEncoding,   ///< files whose encoding was guessed; shown with -v
  OverlongTimes,     ///< segments that end before they begin: their times are taken as missing
  DoubtfulLine,      ///< lines that may name a speaker but are not written as such
  BrokenCharacter,   ///< texts with half a character (a lone surrogate), read as U+FFFD
  RepeatedCue,       ///< subtitles that are there twice, and were read once
  FilledDown,        ///< rows without a call's id, taken to be of the call above
  UnreadStart,       ///< calls whose start is no day that can be told
  ImplausibleTimes,  ///< calls whose times cannot be right, so that they are taken as missing
  kCount
};

/// A place that a warning is about. Not every warning has one.
struct ReadPlace {
  ReadWarning kind = ReadWarning::UnknownSpeaker;
  std::string file;
  uint32_t line = 1;
  std::string quote;  ///< what stands there: a line, the name of a speaker
};

/// Why a speaker is taken for what it is.
enum class SpeakerReason : uint8_t {
  Name,          ///< the name says it
  Told,          ///< the user says it
  OtherChannel,  ///< it is not on the agent's channel
  Unknown,       ///< nothing does: other
};

/// A name that speaks in a call.
struct NamedSpeaker {
  std::string name;  ///< as the transcript has it
  Speaker speaker = Speaker::Other;
  SpeakerReason reason = SpeakerReason::Unknown;
  uint64_t segments = 0;
};

/// A piece of input with whole calls in it, small enough to be handed to a thread.
struct Chunk {
  std::string file;         ///< as the user gave it, in valid UTF-8; "-" for standard input
  uint32_t first_line = 1;  ///< line of the file on which `bytes` begins
  uint32_t first_call =
      0;  ///< number of calls of this file in the chunks before, where the format shows it, for ids
  InputFormat format = InputFormat::Jsonl;
  std::string bytes;   ///< UTF-8, decoded and without a byte order mark
  std::string header;  ///< of tables: the row with the headings
  char delimiter = 0;  ///< of tables
  /// Of tables, from which line on rows stand in the file: they need not follow each other there.
  struct LineJump {
    uint32_t offset;  ///< in `bytes`
    uint32_t line;
  };
  std::vector<LineJump> jumps;
  bool is_sheet = false;  ///< of a workbook: rows are counted in place of lines
  std::string sheet;      ///< its name
  std::optional<Reject>
      reject;  ///< set where the file could not be opened, unpacked or decoded; then bytes is empty
  bool guessed_encoding = false;
  std::string encoding;
};

/// Splits files into chunks, in order. Used by one thread at a time; any may ask how far it is.
class ChunkReader {
 public:
  /// Paths are files, folders (walked; files in order of their path's bytes; hidden ones left out) or "-".
  ChunkReader(std::vector<std::string> paths, ReadOptions options);
  ~ChunkReader();

  /// Makes `chunk`, which keeps its memory, the next one: some hundred KiB, or one file. Blocks only until
  /// some whole calls are there, so that a pipe that stays open is served as it goes. False at the end.
  bool next(Chunk& chunk);

  /// Bytes of input taken in so far (before unpacking) and in all, 0 where that cannot be known: for
  /// progress.
  uint64_t bytes_read() const;
  uint64_t bytes_total() const;

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

/// Receives what a chunk holds, in order.
class CallHandler {
 public:
  virtual ~CallHandler() = default;
  /// The call belongs to the reader again afterwards; it may be moved from.
  virtual void on_call(Call& call) = 0;
  virtual void on_reject(Reject reject) = 0;
  virtual void on_warning(ReadWarning kind, uint64_t count) = 0;
  /// Comes after the warning that it is about.
  virtual void on_place(ReadPlace place) { (void)place; }
  /// Who speaks in the call that on_call() or on_reject() is told of next.
  virtual void on_speakers(const std::vector<NamedSpeaker>& names) { (void)names; }
};

/// Reads the calls of chunks. One for each thread: it keeps parsers and memory between chunks.
class CallParser {
 public:
  explicit CallParser(const ReadOptions& options);
  ~CallParser();
  void parse(const Chunk& chunk, CallHandler& handler);

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace zhijian
