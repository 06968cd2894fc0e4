#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calls/reader.h"

namespace zhijian {

/// Everything that options and arguments say, as written; each command takes some of them. What a value means
/// is settled where it is used.
struct Options {
  // Everywhere.
  std::string lang;
  std::string color;
  int quiet = 0;
  int verbose = 0;

  // What is read.
  std::vector<std::string> paths;
  std::string input_format, encoding, agent_channel, max_call_size, max_buffer, sheet;
  std::vector<std::string> columns, speakers;
  std::string times, source, roster;
  std::string config_file;  ///< zhijian.yaml, or what --config names
  std::string config_says;  ///< what that file changes, for people
  bool no_config = false;
  bool configurable = false;  ///< the command takes them
  ReadOptions described;      ///< what the source description says, once it is read

  // Rubrics.
  std::vector<std::string> rubrics;
  bool allow_outside = false;

  // What comes out.
  std::vector<std::string> out;
  std::string format, rows, script, headings;
  bool raw_csv = false;
  bool convert_evidence = false;

  // Scoring.
  std::vector<std::string> agents;
  std::string team;
  std::string jobs, fail_under, allow_rejects, rejects;
  bool fail_on_critical = false;
  bool keep_going = false;
  bool all_hits = false;

  // Of single commands.
  std::string call, rule;     ///< explain
  std::string config;         ///< normalize
  std::string before, after;  ///< diff
  std::vector<std::string> fail_if;
  bool strict = false;             ///< lint
  bool check = false;              ///< fmt
  std::string keys;                ///< fmt
  bool require_examples = false;   ///< test
  std::string schema;              ///< schema
  bool mutate = false;             ///< test
  std::string rubric;              ///< coverage
  bool every_alternative = false;  ///< test
  bool inherited = false;          ///< test, coverage
  std::string shell;               ///< completion
};

}  // namespace zhijian
