#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/atomic_file.h"
#include "base/result.h"
#include "cli/options.h"
#include "documents/json/csv.h"
#include "score/agent_choice.h"
#include "score/call_record.h"
#include "score/scorecard.h"

namespace zhijian {

class Console;

/// Whom `--agent` and `--team` choose.
AgentChoice agent_choice(const Options& options);

/// Everything that `score` and `merge` write: one result to standard output (`-f`), one to each file (`-o`).
/// Some are written record by record while calls are scored, the others from the report at the end.
class Outputs {
 public:
  /// Opens the files. An error where an option makes no sense or a file cannot be written.
  static Result<Outputs> open(const Options& options, Console& console);

  /// What each output that is written record by record has to say of a record. Safe to use from several
  /// threads.
  std::vector<std::function<void(const CallRecord&, std::string&)>> record_writers() const;
  /// Bytes made by the writer of that index. What goes wrong is told by finish().
  void write_records(size_t writer, std::string_view bytes);
  /// Hands on what standard output holds back.
  void flush();
  /// True where nothing is left to do: the only output was standard output, and its reader has gone away.
  bool nobody_listens() const;

  /// Writes the outputs that are made from the report, and makes all files appear.
  Result<void> finish(const Report& report);

 private:
  enum class Kind : uint8_t { Table, Json, Jsonl, Csv, Markdown, Html };
  struct Output {
    Kind kind = Kind::Table;
    CsvRows rows = CsvRows::Agents;
    std::optional<AtomicFile> file;  ///< none: standard output

    bool by_record() const { return kind == Kind::Jsonl || (kind == Kind::Csv && rows != CsvRows::Agents); }
  };

  explicit Outputs(Console& console) : console_(&console) {}
  static std::optional<Kind> kind_by_name(std::string_view name);
  Result<void> add_file(const std::string& path, CsvRows rows);
  Result<void> check_choice(const Report& report) const;
  Result<void> add(std::optional<std::string> path, const std::string& kind, CsvRows rows);
  void write(Output& output, std::string_view bytes);
  std::string render(const Output& output, const Report& report) const;

  Console* console_;
  AgentChoice choice_;
  CsvStyle csv_;
  std::vector<Output> outputs_;
  std::vector<size_t> by_record_;   ///< indices of outputs_
  std::optional<Message> failure_;  ///< the first
};

}  // namespace zhijian
