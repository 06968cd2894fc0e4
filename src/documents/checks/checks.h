#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/source_file.h"

namespace zhijian {

/// What the formats that CI systems show by themselves have in common: a list of checks. A command fills it;
/// checks_sarif.cc, checks_junit.cc, checks_github.cc and checks_tap.cc lay it out. All text is already in
/// the user's language; any bytes may be in it.

/// What a check makes of the exit status. A check that passed may still have something to say.
enum class CheckOutcome : uint8_t { Passed, Failed, Skipped };

/// How loudly what a check says is shown.
enum class CheckSeverity : uint8_t { Error, Warning, Note };

/// Where a check looks. Lines and columns count from 1, columns in code points; `end` lies behind the last
/// character. Column 0: the line as a whole; line 0: the file as a whole.
struct CheckPlace {
  std::string file;  ///< as the user named it: absolute, or relative to the working directory
  LineColumn begin, end;
};

/// The place of a span in a source file; none for what has no file.
std::optional<CheckPlace> check_place(const Place& place);
/// A line of a file.
CheckPlace check_line(std::string file, int line);

struct Check {
  /// What is checked, the same word in every run and language: "E020", "example", "fail-under".
  std::string rule;
  /// What belongs together: the rubric's file, …. JUnit's test suite.
  std::string group;
  /// Tells the check from the others of its group, the same in every run where it can be.
  std::string name;
  CheckOutcome outcome = CheckOutcome::Passed;
  CheckSeverity severity = CheckSeverity::Error;  ///< of the message
  std::string message;                            ///< one line; may be empty unless it failed
  std::string details;                            ///< lines; may be empty
  std::optional<CheckPlace> place;

  /// True where there is something to show: it failed, or passed with a message.
  bool is_finding() const { return outcome == CheckOutcome::Failed || has_remark(); }
  bool has_remark() const { return outcome == CheckOutcome::Passed && !message.empty(); }
};

/// A sentence on what a rule is about, for formats that list rules.
struct CheckRule {
  std::string id;
  std::string description;
};

struct Checks {
  std::string command;  ///< "lint": tells the results of several runs apart
  Language language = Language::English;
  std::vector<CheckRule> rules;  ///< those that need a description
  std::vector<Check> list;       ///< in the order in which they are shown

  bool failed() const;
};

enum class CheckFormat : uint8_t { Sarif, Junit, Github, Tap };

/// By the name that -f has for it: sarif, junit, github, tap.
std::optional<CheckFormat> check_format(std::string_view name);

/// The whole document, valid UTF-8, with a line feed at its end (nothing where -f github has nothing to say).
std::string render_checks(const Checks& checks, CheckFormat format);

/// SARIF 2.1.0: a result for each finding; what passed without a word is left out, because viewers list every
/// result.
std::string checks_sarif(const Checks& checks);
/// JUnit's XML as Jenkins and GitLab read it: a suite for each group, a test case for each check.
std::string checks_junit(const Checks& checks);
/// GitHub's workflow commands: an annotation for each finding.
std::string checks_github(const Checks& checks);
/// TAP version 13: a line for each check, a YAML block for what it has to say.
std::string checks_tap(const Checks& checks);

}  // namespace zhijian
