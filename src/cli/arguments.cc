#include "cli/arguments.h"

#include "base/messages/cli.h"

#include <CLI/CLI.hpp>

namespace zhijian {

void Arguments::text(const std::string& names, std::string& target, MessageId help,
                     const std::string& value) {
  app_.add_option(names, target, say(help))
      ->type_name(value)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

void Arguments::list(const std::string& names, std::vector<std::string>& target, MessageId help,
                     const std::string& value) {
  // One value each time, so that `-o a.json day/` does not take the folder for a second output.
  app_.add_option(names, target, say(help))->type_name(value)->allow_extra_args(false);
}

void Arguments::flag(const std::string& names, bool& target, MessageId help) {
  app_.add_flag(names, target, say(help));
}

void Arguments::count(const std::string& names, int& target, MessageId help) {
  app_.add_flag(names, target, say(help));
}

void Arguments::positional(const std::string& name, std::string& target, MessageId help) {
  app_.add_option(name, target, say(help))->type_name("")->required();
}

void Arguments::positionals(const std::string& name, std::vector<std::string>& target, MessageId help,
                            bool required) {
  app_.add_option(name, target, say(help))->type_name("")->required(required);
}

void Arguments::everywhere() {
  text("--lang", options_.lang, says::kOptionLang, "zh-Hans|zh-Hant|en");
  text("--color", options_.color, says::kOptionColor, "auto|always|never");
  count("-q,--quiet", options_.quiet, says::kOptionQuiet);
  count("-v,--verbose", options_.verbose, says::kOptionVerbose);
}

void Arguments::config() {
  text("--config", options_.config_file, says::kOptionConfigFile, "FILE");
  flag("--no-config", options_.no_config, says::kOptionNoConfig);
  options_.configurable = true;
}

void Arguments::reading() {
  text("--source", options_.source, says::kOptionSource, "FILE");
  text("--input-format", options_.input_format, says::kOptionInputFormat, "text|json|jsonl|csv|tsv|vtt|srt");
  text("--encoding", options_.encoding, says::kOptionEncoding, "NAME");
  list("--columns", options_.columns, says::kOptionColumns, "OURS=THEIRS,…");
  list("--speaker", options_.speakers, says::kOptionSpeaker, "NAME=ROLE");
  text("--agent-channel", options_.agent_channel, says::kOptionAgentChannel, "NAME");
  text("--times", options_.times, says::kOptionTimes, "seconds|milliseconds|clock");
  text("--roster", options_.roster, says::kOptionRoster, "FILE");
  text("--max-call-size", options_.max_call_size, says::kOptionMaxCallSize, "SIZE");
  text("--sheet", options_.sheet, says::kOptionSheet, "NAME");
  text("--max-buffer", options_.max_buffer, says::kOptionMaxBuffer, "SIZE");
  config();
}

void Arguments::rubric() {
  list("-r,--rubric", options_.rubrics, says::kOptionRubric, "FILE");
  flag("--allow-outside", options_.allow_outside, says::kOptionAllowOutside);
}

void Arguments::out() {
  list("-o,--out", options_.out, says::kOptionOut, "FILE");
}

void Arguments::out_instead() {
  list("-o,--out", options_.out, says::kOptionOutInstead, "FILE");
}

void Arguments::format(const std::string& formats) {
  text("-f,--format", options_.format, says::kOptionFormat, formats);
}

void Arguments::script() {
  text("--script", options_.script, says::kOptionScript, "as-is|hans|hant");
  flag("--convert-evidence", options_.convert_evidence, says::kOptionConvertEvidence);
}

void Arguments::gates() {
  text("--fail-under", options_.fail_under, says::kOptionFailUnder, "N");
  flag("--fail-on-critical", options_.fail_on_critical, says::kOptionFailOnCritical);
  rejects();
  text("--rejects", options_.rejects, says::kOptionRejects, "FILE");
}

void Arguments::rejects() {
  text("--allow-rejects", options_.allow_rejects, says::kOptionAllowRejects, "N");
  flag("--keep-going", options_.keep_going, says::kOptionKeepGoing);
}

void Arguments::report() {
  out();
  format("table|json|jsonl|csv|md|html|sarif|junit|github|tap");
  text("--rows", options_.rows, says::kOptionRows, "agents|calls|rules|hits");
  text("--headings", options_.headings, says::kOptionHeadings, "keys|zh-Hans|zh-Hant|en");
  flag("--raw-csv", options_.raw_csv, says::kOptionRawCsv);
  list("--agent", options_.agents, says::kOptionAgent, "ID|NAME");
  text("--team", options_.team, says::kOptionTeam, "NAME");
  script();
  gates();
}

void Arguments::jobs() {
  text("-j,--jobs", options_.jobs, says::kOptionJobs, "N");
}

}  // namespace zhijian
