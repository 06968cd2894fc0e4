#pragma once

#include <string>
#include <vector>

#include "base/message.h"
#include "cli/options.h"

namespace CLI {
class App;
}

namespace zhijian {

/// Declares what a command takes on the command line, in the user's language. Values stay text: what they
/// mean, and what is wrong with them, is said by us and not by the library.
class Arguments {
 public:
  Arguments(CLI::App& app, Options& options, Language language)
      : app_(app), options_(options), language_(language) {}

  Options& options() { return options_; }

  /// `names` as CLI11 takes them ("-r,--rubric"); `value` is what the help calls the value.
  void text(const std::string& names, std::string& target, MessageId help, const std::string& value);
  void list(const std::string& names, std::vector<std::string>& target, MessageId help,
            const std::string& value);
  void flag(const std::string& names, bool& target, MessageId help);
  void count(const std::string& names, int& target, MessageId help);
  void positional(const std::string& name, std::string& target, MessageId help);
  void positionals(const std::string& name, std::vector<std::string>& target, MessageId help, bool required);

  // Options that several commands share.
  void everywhere();   ///< --lang, --color, -q, -v
  void reading();      ///< how transcripts are read
  void config();       ///< zhijian.yaml
  void rubric();       ///< -r
  void out();          ///< -o, as often as one likes
  void out_instead();  ///< -o, once
  void format(const std::string& formats);
  void script();   ///< --script, --convert-evidence
  void rejects();  ///< what makes the exit status 3
  void gates();    ///< what makes the exit status 1 or 3
  void report();   ///< everything about scorecards: -o, -f, --rows, --agent, --script, gates
  void jobs();

 private:
  std::string say(MessageId id) const { return to_text(id, language_); }

  CLI::App& app_;
  Options& options_;
  Language language_;
};

}  // namespace zhijian
