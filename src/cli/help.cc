#include "cli/help.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "base/messages/cli.h"
#include "cli/command.h"
#include "text/width.h"

namespace zhijian {

namespace {

/// A line of a two-column list.
struct Entry {
  std::string term;
  std::string meaning;
};

constexpr int kWidestTerm = 30;

std::string list(MessageId heading, const std::vector<Entry>& entries, Language language) {
  if (entries.empty()) return {};
  int widest = 0;
  for (const Entry& entry : entries) widest = std::max(widest, display_width(entry.term));
  widest = std::min(widest, kWidestTerm);
  std::string out = "\n" + to_text(heading, language) + "\n";
  for (const Entry& entry : entries) {
    const bool fits = display_width(entry.term) <= widest;
    out += "  " + (fits ? pad_right(entry.term, widest) : entry.term + "\n" + std::string(widest + 2, ' '));
    out += "  " + entry.meaning + "\n";
  }
  return out;
}

/// What stands for a value in usage lines, in the reader's language: FILE, 文件. Names and choices stay as
/// they are.
std::string placeholder(const std::string& name, Language language) {
  static const std::map<std::string_view, MessageId> kWords = {
      {"ARGUMENT", says::kWordArgument}, {"CALL", says::kWordCall},     {"COMMAND", says::kWordCommand},
      {"FILE", says::kWordFile},         {"NAME", says::kWordName},     {"NEW", says::kWordNew},
      {"OLD", says::kWordOld},           {"OPTION", says::kWordOption}, {"PATH", says::kWordPath},
      {"RESULTS", says::kWordResults},   {"RUBRIC", says::kWordRubric}, {"OURS=THEIRS,…", says::kWordColumns},
  };
  const auto found = kWords.find(name);
  return found == kWords.end() ? name : to_text(found->second, language);
}

std::string option_term(const CLI::Option& option, Language language) {
  std::string term;
  for (const std::string& name : option.get_snames()) term += "-" + name + ", ";
  if (term.empty()) term = "    ";
  for (const std::string& name : option.get_lnames()) term += "--" + name;
  if (option.get_items_expected_max() > 0 && !option.get_type_name().empty())
    term += " " + placeholder(option.get_type_name(), language);
  return term;
}

std::vector<Entry> options_of(const CLI::App& app, Language language) {
  std::vector<Entry> entries;
  for (const CLI::Option* option : app.get_options()) {
    if (option->nonpositional())
      entries.push_back({option_term(*option, language), option->get_description()});
  }
  return entries;
}

}  // namespace

std::string program_help(const CLI::App& app, Language language) {
  std::string out = to_text(says::kProgramSummary, language) + "\n\n";
  out += to_text(says::kUsageWord, language) + "zhijian " + placeholder("COMMAND", language) + " [" +
         placeholder("OPTION", language) + "…] [" + placeholder("ARGUMENT", language) + "…]\n";
  std::vector<Entry> entries;
  for (const Command* command : commands())
    entries.push_back({command->name, to_text(command->summary, language)});
  out += list(says::kCommandsHeading, entries, language);
  out += list(says::kOptionsHeading, options_of(app, language), language);
  return out + "\n" + to_text(says::kHelpFooter, language) + "\n";
}

std::string command_help(const CLI::App& app, Language language) {
  std::string usage = "zhijian " + app.get_name() + " [" + placeholder("OPTION", language) + "…]";
  std::vector<Entry> entries;
  for (const CLI::Option* option : app.get_options()) {
    if (option->nonpositional()) continue;
    std::string name = placeholder(option->get_name(true), language);
    entries.push_back({name, option->get_description()});
    if (option->get_items_expected_max() > 1) name += "…";
    usage += option->get_required() ? " " + name : " [" + name + "]";
  }
  return app.get_description() + "\n\n" + to_text(says::kUsageWord, language) + usage + "\n" +
         list(says::kArgumentsHeading, entries, language) +
         list(says::kOptionsHeading, options_of(app, language), language);
}

}  // namespace zhijian
