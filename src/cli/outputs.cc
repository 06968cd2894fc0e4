#include "cli/outputs.h"

#include <algorithm>
#include <utility>

#include "base/messages/cli.h"
#include "base/messages/report.h"
#include "cli/console.h"
#include "cli/out_paths.h"
#include "documents/checks/checks.h"
#include "documents/json/call_records.h"
#include "documents/json/report_json.h"
#include "documents/printers/html.h"
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
  std::vector<std::string_view> known(report.left_out.begin(), report.left_out.end());
  for (const AgentCard& card : report.agents) known.push_back(card.agent);
  const std::string_view nearest = did_you_mean(wanted, known);
  if (!nearest.empty()) return message(says::kNoSuchAgentSuggest, wanted, std::string(nearest));
  return message(says::kNoSuchAgent, wanted);
}

/// A path and what its rows are: "calls.csv:calls" names both.
std::pair<std::string, std::optional<CsvRows>> with_rows(const std::string& path) {
  const size_t colon = path.rfind(':');
  if (colon == std::string::npos || !path.substr(0, colon).ends_with(".csv")) return {path, std::nullopt};
  const auto rows = csv_rows(std::string_view(path).substr(colon + 1));
  return {rows ? path.substr(0, colon) : path, rows};
}

Result<CsvStyle> csv_style(const Options& options) {
  static constexpr std::pair<std::string_view, Language> kLanguages[] = {
      {"zh-Hans", Language::Simplified}, {"zh-Hant", Language::Traditional}, {"en", Language::English}};
  CsvStyle style;
  style.raw = options.raw_csv;
  if (options.headings.empty() || options.headings == "keys") return style;
  for (const auto& [name, language] : kLanguages) {
    if (name == options.headings) style.headings = language;
  }
  if (!style.headings)
    return unexpected(message(says::kBadValue, "--headings", options.headings, "keys, zh-Hans, zh-Hant, en"));
  return style;
}

}  // namespace

std::optional<Outputs::Kind> Outputs::kind_by_name(std::string_view name) {
  if (name == "table") return Kind::Table;
  if (name == "json") return Kind::Json;
  if (name == "jsonl") return Kind::Jsonl;
  if (name == "csv") return Kind::Csv;
  if (name == "md") return Kind::Markdown;
  if (name == "html") return Kind::Html;
  return std::nullopt;
}

Result<void> Outputs::add(std::optional<std::string> path, const std::string& kind, CsvRows rows) {
  const auto known = kind_by_name(kind);
  if (!known && path) return unexpected(message(says::kUnknownEnding, *path));
  if (!known)
    return unexpected(message(says::kBadValue, "--format", kind,
                              "table, json, jsonl, csv, md, html, sarif, junit, github, tap"));
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

AgentChoice agent_choice(const Options& options) {
  return {options.agents, options.team};
}

Result<void> Outputs::add_file(const std::string& path, CsvRows rows) {
  const auto [file, own_rows] = with_rows(path);
  return add(file, ending(file) == "table" ? "" : ending(file), own_rows.value_or(rows));
}

Result<Outputs> Outputs::open(const Options& options, Console& console) {
  Options plain = options;
  for (std::string& path : plain.out) path = with_rows(path).first;
  if (const auto checked = check_out_paths(plain); !checked) return unexpected(checked.error());
  Outputs outputs(console);
  outputs.choice_ = agent_choice(options);
  const auto style = csv_style(options);
  if (!style) return unexpected(style.error());
  outputs.csv_ = *style;
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
    if (const auto added = outputs.add_file(path, *rows); !added) return unexpected(added.error());
  }
  const bool has_csv = std::any_of(outputs.outputs_.begin(), outputs.outputs_.end(),
                                   [](const Output& output) { return output.kind == Kind::Csv; });
  if (!options.rows.empty() && !has_csv) return unexpected(message(says::kRowsNeedCsv));
  for (Output& output : outputs.outputs_) {
    if (output.kind == Kind::Csv && output.by_record())
      outputs.write(output, records_csv_header(output.rows, outputs.csv_));
  }
  return outputs;
}

std::vector<std::function<void(const CallRecord&, std::string&)>> Outputs::record_writers() const {
  std::vector<std::function<void(const CallRecord&, std::string&)>> writers;
  const auto chosen = [choice = choice_](const CallRecord& record) {
    return choice.everybody() || choice.has(record.agent, record.agent_name, record.team);
  };
  for (const size_t index : by_record_) {
    if (outputs_[index].kind == Kind::Jsonl) {
      writers.emplace_back(
          [chosen, write = CallRecordWriter()](const CallRecord& record, std::string& out) mutable {
            if (chosen(record)) write(record, out);
          });
    } else {
      writers.emplace_back(
          [chosen, rows = outputs_[index].rows, style = csv_](const CallRecord& record, std::string& out) {
            if (chosen(record)) append_records_csv(record, rows, style, out);
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

std::string Outputs::render(const Output& output, const Report& report) const {
  const Language language = console_->language();
  const CardOptions whole{language, kQuotesPerRule};
  switch (output.kind) {
    case Kind::Csv:
      return agents_csv(report, csv_);
    case Kind::Markdown:
      return markdown(choice_.agents.empty() ? whole_report(report, whole) : agent_cards(report, whole));
    case Kind::Html:
      return html_page(report_page(report, whole),
                       to_text(message(says::CardMadeBy, ZHIJIAN_VERSION), language), language);
    case Kind::Table:
      break;
    case Kind::Json:
    case Kind::Jsonl:
      return {};  // written otherwise
  }
  const TerminalOptions terminal{console_->width(), console_->color_out(), console_->out_is_terminal()};
  const bool cards = !choice_.agents.empty();
  return terminal_text(
      cards ? agent_cards(report, {language, kFewCalls}) : scorecards_overview(report, language), terminal);
}

Result<void> Outputs::check_choice(const Report& report) const {
  for (const std::string& wanted : choice_.agents) {
    const bool found = std::any_of(report.agents.begin(), report.agents.end(), [&](const AgentCard& card) {
      return card.agent == wanted || card.name == wanted;
    });
    if (!found) return unexpected(no_such_agent(report, wanted));
  }
  if (report.agents.empty() && !choice_.team.empty())
    return unexpected(message(says::kNoSuchTeam, choice_.team));
  return {};
}

Result<void> Outputs::finish(const Report& report) {
  if (const auto known = check_choice(report); !known) return known;
  for (Output& output : outputs_) {
    if (output.by_record()) continue;
    if (output.kind == Kind::Json) {
      write_report_json(report, [&](std::string_view piece) { write(output, piece); });
    } else {
      write(output, render(output, report));
    }
  }
  for (Output& output : outputs_) {
    if (failure_ || !output.file) continue;
    if (const auto committed = output.file->commit(); !committed) failure_ = committed.error();
  }
  return failure_ ? Result<void>(unexpected(*failure_)) : Result<void>{};
}

}  // namespace zhijian
