#include "cli/cli.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/messages/cli.h"
#include "base/result.h"
#include "cli/arguments.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/described_sources.h"
#include "cli/help.h"
#include "cli/locale.h"
#include "language/load/did_you_mean.h"

namespace zhijian {

namespace {

/// The language of help and of errors in the options themselves, which must be known before the options are
/// read.
Language language_of_arguments(const std::vector<std::string>& arguments) {
  std::string_view name;
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i].starts_with("--lang=")) name = std::string_view(arguments[i]).substr(7);
    if (arguments[i] == "--lang" && i + 1 < arguments.size()) name = arguments[i + 1];
  }
  return language_by_name(name).value_or(language_of_environment());
}

ExitStatus usage_error(Console& console, const Message& what, const std::string& command) {
  console.error(what);
  console.err(console.text(message(says::kTryHelp, "zhijian " + command + (command.empty() ? "" : " "))) +
              "\n");
  return ExitStatus::CannotStart;
}

/// "unknown …", with the nearest of the known words where one is near.
Message unknown(MessageId plain, MessageId with_suggestion, const std::string& word,
                const std::vector<std::string_view>& known) {
  const std::string_view nearest = did_you_mean(word, known);
  return !nearest.empty() ? message(with_suggestion, word, std::string(nearest)) : message(plain, word);
}

/// An argument that CLI11 could not place.
Message unexpected_argument(const CLI::App& app, const std::string& word) {
  if (!word.starts_with("-")) return message(says::kUnexpectedArgument, word);
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  const std::vector<std::string_view> known(names.begin(), names.end());
  return unknown(says::kUnknownOption, says::kUnknownOptionSuggest, word.substr(0, word.find('=')), known);
}

/// What CLI11 has to say, in our words. Its messages begin with the option's name.
Message parse_error(const CLI::ParseError& error) {
  const std::string what = error.what();
  if (error.get_name() == "RequiredError")
    return message(says::kArgumentMissing, what.substr(0, what.find(' ')));
  return message(says::kOptionValueMissing, what.substr(0, what.find(':')));
}

/// Reads arguments into what `app` was told to expect. False where help is asked for, an error message
/// otherwise.
Result<bool> parse(CLI::App& app, std::vector<std::string> arguments) {
  std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
  try {
    app.parse(arguments);
  } catch (const CLI::CallForHelp&) {
    return false;
  } catch (const CLI::ParseError& error) {
    return unexpected(parse_error(error));
  }
  return true;
}

Result<void> apply_common(const Options& options, Console& console) {
  console.set_verbosity(options.quiet, options.verbose);
  if (options.color == "always") console.set_color(Color::Always);
  if (options.color == "never") console.set_color(Color::Never);
  const bool known_color = options.color.empty() || options.color == "auto" || options.color == "always" ||
                           options.color == "never";
  if (!known_color)
    return unexpected(message(says::kBadValue, "--color", options.color, "auto, always, never"));
  if (!options.lang.empty() && !language_by_name(options.lang)) {
    return unexpected(message(says::kBadValue, "--lang", options.lang, "zh-Hans, zh-Hant, en"));
  }
  return {};
}

/// Output that could not be written turns success into failure; a pipe that was closed does not.
ExitStatus finish(ExitStatus status, Console& console) {
  if (console.flush()) return status;
  console.error(message(says::kCannotWrite, console.text(says::kStandardOutput), console.out_error()));
  return ExitStatus::CannotStart;
}

ExitStatus run_command(const Command& command, const std::vector<std::string>& arguments, Options& options,
                       Console& console) {
  const Language language = console.language();
  CLI::App app(to_text(command.summary, language), command.name);
  app.set_help_flag("-h,--help", to_text(says::kOptionHelp, language));
  app.allow_extras();
  Arguments declared(app, options, language);
  command.declare(declared);
  declared.everywhere();
  const auto parsed = parse(app, arguments);
  if (parsed && !*parsed) return console.out(command_help(app, language)), finish(ExitStatus::Done, console);
  std::vector<std::string> extras = app.remaining();
  std::erase(extras, "--");  // ends the options; CLI11 leaves it there
  if (!extras.empty()) return usage_error(console, unexpected_argument(app, extras.front()), command.name);
  if (!parsed) return usage_error(console, parsed.error(), command.name);
  if (const auto applied = apply_common(options, console); !applied) {
    return usage_error(console, applied.error(), command.name);
  }
  if (options.configurable && !read_described_sources(options, console)) return ExitStatus::CannotStart;
  return finish(command.run(options, console), console);
}

ExitStatus run_program(std::vector<std::string> arguments, Console& console) {
  const Language language = console.language();
  Options options;
  bool version = false;
  CLI::App app;
  app.set_help_flag("-h,--help", to_text(says::kOptionHelp, language));
  app.prefix_command();  // what follows the first word that is no option of ours belongs to the command
  Arguments declared(app, options, language);
  declared.flag("--version", version, says::kOptionVersion);
  declared.everywhere();
  const auto parsed = parse(app, std::move(arguments));
  if (!parsed) return usage_error(console, parsed.error(), "");
  if (!*parsed) return console.out(program_help(app, language)), finish(ExitStatus::Done, console);
  if (version) return console.out("zhijian " ZHIJIAN_VERSION "\n"), finish(ExitStatus::Done, console);
  std::vector<std::string> rest = app.remaining();
  if (rest.empty()) return console.err(program_help(app, language)), ExitStatus::CannotStart;
  const std::string name = rest.front();
  if (name.starts_with("-")) return usage_error(console, unexpected_argument(app, name), "");
  std::vector<std::string_view> known;
  for (const Command* command : commands()) {
    known.push_back(command->name);
    if (name != command->name) continue;
    rest.erase(rest.begin());
    return run_command(*command, rest, options, console);
  }
  return usage_error(console, unknown(says::kUnknownCommand, says::kUnknownCommandSuggest, name, known), "");
}

}  // namespace

int run_cli(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  Console console(language_of_arguments(arguments));
  return static_cast<int>(run_program(arguments, console));
}

}  // namespace zhijian
