// zhijian fmt: rubrics in one canonical layout, so that a review of a change shows the change and nothing
// else.
#include "base/atomic_file.h"
#include "base/messages/ci.h"
#include "base/messages/cli.h"
#include "cli/arguments.h"
#include "cli/commands/commands.h"
#include "cli/commands/line_diff.h"
#include "cli/console.h"
#include "cli/input_file.h"
#include "cli/locale.h"
#include "language/layout/lay_out.h"
#include "language/load/load.h"
#include "language/syntax/render_diagnostic.h"

namespace zhijian {

namespace {

void declare(Arguments& arguments) {
  Options& options = arguments.options();
  arguments.positionals("RUBRIC", options.paths, says::kArgumentFormatted, true);
  arguments.text("--keys", options.keys, says::kOptionKeys, "zh-Hans|zh-Hant|en");
  arguments.flag("--check", options.check, says::kOptionCheck);
}

Result<std::string> read_whole(const std::string& path) {
  InputFile input(path);
  std::string bytes;
  for (;;) {
    const auto more = input.read(bytes);
    if (!more) return unexpected(more.error());
    if (!*more) return bytes;
  }
}

/// The digest, where the text is a rubric without errors.
std::optional<std::string> digest_of(const std::string& path, const std::string& text) {
  LoadOptions options;
  options.allow_outside = true;
  Diagnostics ignored;
  const auto rubric = load_rubric_text(path, text, options, ignored);
  return rubric ? std::optional(rubric->digest) : std::nullopt;
}

/// The layout of a text, which means what it meant: lay_out() has compared the nodes, this compares what is
/// made of them.
Result<std::string> checked_layout(const std::string& path, const std::string& text,
                                   std::optional<KeyScript> keys, Console& console) {
  Diagnostics diagnostics;
  auto laid_out = lay_out(path, text, diagnostics, keys);
  for (const Diagnostic& finding : diagnostics.all()) {
    console.err(render(finding, console.language(), console.color_err()));
  }
  if (!laid_out || *laid_out == text) return laid_out;
  const auto before = digest_of(path, text);
  if (before && before != digest_of(path, *laid_out)) return unexpected(message(says::kFmtMeaning, path));
  return laid_out;
}

/// True where the layout changed.
Result<bool> format_file(const std::string& path, bool check, std::optional<KeyScript> keys,
                         Console& console) {
  const auto text = read_whole(path);
  if (!text) return unexpected(text.error());
  const auto laid_out = checked_layout(path, *text, keys, console);
  if (!laid_out) return unexpected(laid_out.error());
  const bool changed = *laid_out != *text;
  if (check) {
    console.out(line_diff(path, *text, *laid_out, console.color_out()));
  } else if (path == "-") {
    console.out(*laid_out);
  } else if (changed) {
    if (const auto written = write_file(path, *laid_out); !written) return unexpected(written.error());
    console.out(console.text(message(says::kFmtChanged, path)) + "\n");
  }
  return changed;
}

/// What --keys says; nothing where keys stay as they are.
Result<std::optional<KeyScript>> keys_wanted(const std::string& name) {
  if (name.empty()) return std::optional<KeyScript>();
  const auto language = language_by_name(name);
  if (!language) return unexpected(message(says::kBadValue, "--keys", name, "zh-Hans, zh-Hant, en"));
  switch (*language) {
    case Language::English:
      break;
    case Language::Simplified:
      return KeyScript::Simplified;
    case Language::Traditional:
      return KeyScript::Traditional;
  }
  return KeyScript::English;
}

ExitStatus run(const Options& options, Console& console) {
  const auto keys = keys_wanted(options.keys);
  if (!keys) {
    console.error(keys.error());
    return ExitStatus::CannotStart;
  }
  size_t changed = 0, unchanged = 0;
  bool failed = false;
  for (const std::string& path : options.paths) {
    const auto result = format_file(path, options.check, *keys, console);
    if (!result) {
      console.error(result.error());
      failed = true;
    } else {
      ++(*result ? changed : unchanged);
    }
  }
  console.note(message(options.check ? says::kFmtCheckSummary : says::kFmtSummary, std::to_string(changed),
                       std::to_string(unchanged)));
  if (failed) return ExitStatus::CannotStart;
  return options.check && changed > 0 ? ExitStatus::No : ExitStatus::Done;
}

}  // namespace

const Command kFmtCommand = {"fmt", says::kCommandFmt, declare, run};

}  // namespace zhijian
