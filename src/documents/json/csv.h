#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/message.h"
#include "score/call_record.h"
#include "score/scorecard.h"

namespace zhijian {

/// Tables for spreadsheets: RFC 4180 (CRLF, quotes where needed), UTF-8 with byte order mark, column names
/// that do not change unless a language is asked for. Control characters become spaces. A text that a
/// spreadsheet would take for a formula gets an apostrophe before it.

/// What a row stands for: `--rows`.
enum class CsvRows : uint8_t { Agents, Calls, Rules, Hits };

/// By the name that `--rows` takes: agents, calls, rules, hits.
std::optional<CsvRows> csv_rows(std::string_view name);

/// How it is laid out.
struct CsvStyle {
  std::optional<Language> headings = {};  ///< of the columns, and of reasons; else names that never change
  bool raw = false;                       ///< what looks like a formula stays as it is
};

/// CsvRows::Agents: the whole file. A column `dimension:ID` for each dimension (`dimension:RUBRIC/ID` where
/// the report has several rubrics).
std::string agents_csv(const Report& report, const CsvStyle& style = {});

/// The other kinds are written record by record: the byte order mark and the column names, then each record's
/// rows.
std::string records_csv_header(CsvRows rows, const CsvStyle& style = {});
void append_records_csv(const CallRecord& record, CsvRows rows, const CsvStyle& style, std::string& out);

}  // namespace zhijian
