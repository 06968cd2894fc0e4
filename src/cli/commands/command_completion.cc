// zhijian completion: what a shell needs to complete commands, options and their values, made from the table
// of commands. In English, because it is installed once for all users.
#include <CLI/CLI.hpp>

#include "base/messages/cli.h"
#include "cli/arguments.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/text_output.h"

namespace zhijian {

namespace {

struct OptionWords {
  std::string long_name;            ///< without dashes
  std::string short_name;           ///< without dash, perhaps empty
  std::vector<std::string> values;  ///< those it can have, where they are few
  bool takes_value = false;
  std::string help;
};

struct CommandWords {
  std::string name;
  std::string help;
  std::vector<OptionWords> options;
};

/// "a|b|c" into its words; nothing for "FILE".
std::vector<std::string> choices(const std::string& type) {
  std::vector<std::string> words;
  if (type.find('|') == std::string::npos) return words;
  for (size_t at = 0; at <= type.size();) {
    const size_t end = std::min(type.find('|', at), type.size());
    words.push_back(type.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::vector<CommandWords> command_words() {
  std::vector<CommandWords> words;
  for (const Command* command : commands()) {
    Options options;
    CLI::App app("", command->name);
    Arguments arguments(app, options, Language::English);
    command->declare(arguments);
    arguments.everywhere();
    CommandWords& entry =
        words.emplace_back(CommandWords{command->name, to_text(command->summary, Language::English), {}});
    for (const CLI::Option* option : app.get_options()) {
      if (!option->nonpositional() || option->get_lnames().empty()) continue;
      const std::string short_name = option->get_snames().empty() ? "" : option->get_snames().front();
      const bool takes_value = option->get_items_expected_max() > 0;
      entry.options.push_back({option->get_lnames().front(), short_name,
                               takes_value ? choices(option->get_type_name()) : std::vector<std::string>{},
                               takes_value, option->get_description()});
    }
  }
  return words;
}

std::string join(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

/// Within single quotes of any shell.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string bash_script(const std::vector<CommandWords>& all) {
  std::string names, values, options;
  for (const CommandWords& command : all) {
    names += (names.empty() ? "" : " ") + command.name;
    std::string words = "--help";
    for (const OptionWords& option : command.options) {
      words += " --" + option.long_name;
      if (option.values.empty()) continue;
      values += "    " + command.name + ":--" + option.long_name;
      if (!option.short_name.empty()) values += "|" + command.name + ":-" + option.short_name;
      values += ") words='" + join(option.values) + "' ;;\n";
    }
    options += "    " + command.name + ") words='" + words + "' ;;\n";
  }
  return "# bash completion for zhijian\n"
         "_zhijian() {\n"
         "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= word words=\n"
         "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
         "    [[ $word == -* ]] || { command=$word; break; }\n"
         "  done\n"
         "  case $command:$prev in\n" +
         values +
         "  esac\n"
         "  if [[ -n $words ]]; then\n"
         "    COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
         "    return\n"
         "  fi\n"
         "  case $command in\n"
         "    '') words='" +
         names + " --help --version' ;;\n" + options +
         "  esac\n"
         "  # What is no option is a file, which bash completes by itself (-o default).\n"
         "  if [[ -z $command || $cur == -* ]]; then COMPREPLY=($(compgen -W \"$words\" -- \"$cur\")); fi\n"
         "}\n"
         "complete -o default -F _zhijian zhijian\n";
}

/// An option as zsh's _arguments takes it.
std::string zsh_option(const OptionWords& option) {
  std::string help;
  for (const char c : option.help)
    help += c == '[' || c == ']' || c == ':' ? std::string("\\") + c : std::string(1, c);
  std::string action;
  if (option.takes_value)
    action = option.values.empty() ? ":value:_files" : ":value:(" + join(option.values) + ")";
  std::string out = "        " + quoted("*--" + option.long_name + "[" + help + "]" + action) + " \\\n";
  if (!option.short_name.empty()) {
    out += "        " + quoted("*-" + option.short_name + "[" + help + "]" + action) + " \\\n";
  }
  return out;
}

std::string zsh_script(const std::vector<CommandWords>& all) {
  std::string names, cases;
  for (const CommandWords& command : all) {
    names += "    " + quoted(command.name + ":" + command.help) + "\n";
    cases += "    " + command.name + ")\n      _arguments \\\n";
    for (const OptionWords& option : command.options) cases += zsh_option(option);
    cases += "        '*:file:_files' ;;\n";
  }
  return "#compdef zhijian\n"
         "_zhijian() {\n"
         "  local -a commands=(\n" +
         names +
         "  )\n"
         "  if (( CURRENT == 2 )); then\n"
         "    _describe command commands\n"
         "    return\n"
         "  fi\n"
         "  local command=$words[2]\n"
         "  shift words\n"
         "  (( CURRENT-- ))\n"
         "  case $command in\n" +
         cases +
         "  esac\n"
         "}\n"
         "_zhijian \"$@\"\n";
}

std::string fish_script(const std::vector<CommandWords>& all) {
  std::string out = "# fish completion for zhijian\n";
  for (const CommandWords& command : all) {
    out += "complete -c zhijian -n __fish_use_subcommand -a " + command.name + " -d " + quoted(command.help) +
           "\n";
    for (const OptionWords& option : command.options) {
      out +=
          "complete -c zhijian -n '__fish_seen_subcommand_from " + command.name + "' -l " + option.long_name;
      if (!option.short_name.empty()) out += " -s " + option.short_name;
      if (option.takes_value) out += " -r";
      if (!option.values.empty()) out += " -f -a " + quoted(join(option.values));
      out += " -d " + quoted(option.help) + "\n";
    }
  }
  return out;
}

void declare(Arguments& arguments) {
  arguments.positional("SHELL", arguments.options().shell, says::kArgumentShell);
  arguments.out_instead();
}

Result<void> complete(const Options& options, Console& console) {
  const auto words = command_words();
  std::string script;
  if (options.shell == "bash") {
    script = bash_script(words);
  } else if (options.shell == "zsh") {
    script = zsh_script(words);
  } else if (options.shell == "fish") {
    script = fish_script(words);
  } else {
    return unexpected(message(says::kBadValue, "SHELL", options.shell, "bash, zsh, fish"));
  }
  auto output = TextOutput::open(options.out, console);
  if (!output) return unexpected(output.error());
  if (const auto written = output->write(script); !written) return written;
  return output->commit();
}

ExitStatus run(const Options& options, Console& console) {
  if (const auto done = complete(options, console); !done) {
    console.error(done.error());
    return ExitStatus::CannotStart;
  }
  return ExitStatus::Done;
}

}  // namespace

const Command kCompletionCommand = {"completion", says::kCommandCompletion, declare, run};

}  // namespace zhijian
