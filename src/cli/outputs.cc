#include "cli/outputs.h"

#include <algorithm>

#include "base/messages/cli.h"
#include "cli/console.h"
#include "cli/out_paths.h"
#include "documents/checks/checks.h"
#include "documents/json/call_records.h"
#include "documents/json/report_json.h"
#include "documents/printers/markdown.h"
#include "documents/printers/terminal.h"
#include "documents/scorecards.h"
#include "language/load/did_you_mean.h"

namespace zhijian {

namespace {

/// The part of a path that chooses the format: "json" of "day/report.json".
std::string ending(const std::string& path) {
  const size_t dot = path.rfind('.');
  const size_t slash = path.rfind('/');
  const bool has_ending = dot != std::string::npos && (slash == std::string::npos || dot > slash);
  return has_ending ? path.substr(dot + 1) : "";
}

Message no_such_agent(const Report& report, const std::string& wanted) {
  std::vector<std::string_view> known;
  std::string_view nearest;
  for (const AgentCard& card : report.agents) {
    known.push_back(card.agent);
    if (card.name == wanted) nearest = card.agent;
  }
  if (nearest.empty()) nearest = did_you_mean(wanted, known);
  if (!nearest.empty()) return message(says::kNoSuchAgentSuggest, wanted, std::string(nearest));
  return message(says::kNoSuchAgent, wanted);
}

}  // namespace

std::optional<Outputs::Kind> Outputs::kind_by_name(std::string_view name) {
  if (name == "table") return Kind::Table;
  if (name == "json") return Kind::Json;
  if (name == "jsonl") return Kind::Jsonl;
  if (name == "csv") return Kind::Csv;
  if (name == "md") return Kind::Markdown;
  return std::nullopt;
}

Result<void> Outputs::add(std::optional<std::string> path, const std::string& kind, CsvRows rows) {
  const auto known = kind_by_name(kind);
  if (!known && path) return unexpected(message(says::kUnknownEnding, *path));
  if (!known)
    return unexpected(
        message(says::kBadValue, "--format", kind, "table, json, jsonl, csv, md, sarif, junit, github, tap"));
  Output output;
  output.kind = *known;
  output.rows = rows;
  if (path) {
    auto file = AtomicFile::create(*path);
    if (!file) return unexpected(file.error());
    output.file = std::move(*file);
  }
  if (output.by_record()) by_record_.push_back(outputs_.size());
  outputs_.push_back(std::move(output));
  return {};
}

Result<Outputs> Outputs::open(const Options& options, Console& console) {
  if (const auto checked = check_out_paths(options); !checked) return unexpected(checked.error());
  Outputs outputs(console);
  outputs.agent_ = options.agent;
  const auto rows = options.rows.empty() ? CsvRows::Agents : csv_rows(options.rows);
  if (!rows)
    return unexpected(message(says::kBadValue, "--rows", options.rows, "agents, calls, rules, hits"));
  const std::string format = options.format.empty() ? "table" : options.format;
  if (check_format(format)) {
    // Gates are printed by judge().
  } else if (const auto added = outputs.add(std::nullopt, format, *rows); !added) {
    return unexpected(added.error());
  }
  for (const std::string& path : options.out) {
    if (path == "-") continue;  // standard output is there anyway
    const std::string kind = ending(path) == "table" ? "" : ending(path);
    if (const auto added = outputs.add(path, kind, *rows); !added) return unexpected(added.error());
  }
  const bool has_csv = std::any_of(outputs.outputs_.begin(), outputs.outputs_.end(),
                                   [](const Output& output) { return output.kind == Kind::Csv; });
  if (!options.rows.empty() && !has_csv) return unexpected(message(says::kRowsNeedCsv));
  if (!options.agent.empty() && format != "table") return unexpected(message(says::kAgentNeedsTable));
  for (Output& output : outputs.outputs_) {
    if (output.kind == Kind::Csv && output.by_record())
      outputs.write(output, records_csv_header(output.rows));
  }
  return outputs;
}

std::vector<std::function<void(const CallRecord&, std::string&)>> Outputs::record_writers() const {
  std::vector<std::function<void(const CallRecord&, std::string&)>> writers;
  for (const size_t index : by_record_) {
    if (outputs_[index].kind == Kind::Jsonl) {
      writers.emplace_back(CallRecordWriter());
    } else {
      writers.emplace_back([rows = outputs_[index].rows](const CallRecord& record, std::string& out) {
        append_records_csv(record, rows, out);
      });
    }
  }
  return writers;
}

void Outputs::write(Output& output, std::string_view bytes) {
  if (!output.file) return console_->out(bytes);
  if (failure_) return;
  if (const auto written = output.file->write(bytes); !written) failure_ = written.error();
}

void Outputs::write_records(size_t writer, std::string_view bytes) {
  write(outputs_[by_record_[writer]], bytes);
}

void Outputs::flush() {
  console_->flush();
}

bool Outputs::nobody_listens() const {
  return outputs_.size() == 1 && console_->out_closed();
}

Result<std::string> Outputs::render(const Output& output, const Report& report) const {
  switch (output.kind) {
    case Kind::Csv:
      return agents_csv(report);
    case Kind::Markdown:
      return markdown(whole_report(report, {console_->language(), kQuotesPerRule}));
    case Kind::Table:
      break;
    case Kind::Json:
    case Kind::Jsonl:
      return std::string();  // written otherwise
  }
  const TerminalOptions terminal{console_->width(), console_->color_out(), console_->out_is_terminal()};
  const Language language = console_->language();
  if (agent_.empty()) return terminal_text(scorecards_overview(report, language), terminal);
  const auto card = agent_card(report, agent_, {language, kFewCalls});
  if (!card) return unexpected(no_such_agent(report, agent_));
  return terminal_text(*card, terminal);
}

Result<void> Outputs::finish(const Report& report) {
  std::optional<Message> failure;
  for (Output& output : outputs_) {
    if (output.by_record()) continue;
    if (output.kind == Kind::Json) {
      write_report_json(report, [&](std::string_view piece) { write(output, piece); });
      continue;
    }
    const auto text = render(output, report);
    if (text) {
      write(output, *text);
    } else {
      failure = text.error();
    }
  }
  for (Output& output : outputs_) {
    if (failure_ || !output.file) continue;
    if (const auto committed = output.file->commit(); !committed) failure_ = committed.error();
  }
  if (failure_) return unexpected(*failure_);
  return failure ? Result<void>(unexpected(*failure)) : Result<void>{};
}

}  // namespace zhijian
