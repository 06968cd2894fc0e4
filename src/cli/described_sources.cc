#include "cli/described_sources.h"

#include <filesystem>

#include "base/messages/cli.h"
#include "cli/console.h"
#include "cli/locale.h"
#include "language/syntax/render_diagnostic.h"
#include "sources/config.h"
#include "sources/roster_file.h"

namespace zhijian {

namespace {

constexpr const char* kConfigFile = "zhijian.yaml";

bool refuse(const std::string& file, Diagnostics& diagnostics, Console& console) {
  diagnostics.sort();
  for (const Diagnostic& finding : diagnostics.all())
    console.err(render(finding, console.language(), console.color_err()));
  console.error(message(says::kDescriptionUnusable, file));
  return false;
}

/// What a file says, where the command line does not say it.
class Applied {
 public:
  void take(const char* key, const std::string& value, std::string& option) {
    if (value.empty() || !option.empty()) return;
    option = value;
    note(key, value);
  }
  void note(const char* key, const std::string& value) {
    told_ += (told_.empty() ? "" : ", ") + std::string(key) + " " + value;
  }
  const std::string& told() const { return told_; }

 private:
  std::string told_;
};

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : " ") + text;
  return all;
}

void apply_description(const SourceDescription& description, Options& options) {
  options.described = description.reading;
  if (options.roster.empty()) options.roster = description.roster.string();
}

bool apply_config(const std::string& file, Options& options, Console& console) {
  Diagnostics diagnostics;
  const auto config = load_config(file, diagnostics);
  if (!config) return refuse(file, diagnostics, console);
  Applied applied;
  if (options.rubrics.empty() && !config->rubrics.empty()) {
    options.rubrics = config->rubrics;
    applied.note("rubric", joined(config->rubrics));
  }
  if (options.source.empty() && config->described) {
    apply_description(*config->described, options);
    applied.note("source", config->described->name.empty() ? file : config->described->name);
  }
  applied.take("source", config->source, options.source);
  applied.take("agents", config->agents, options.roster);
  applied.take("lang", config->lang, options.lang);
  applied.take("script", config->script, options.script);
  if (const auto language = language_by_name(options.lang)) console.set_language(*language);
  if (console.verbose() > 0 && !applied.told().empty())
    console.note(message(says::kConfigSays, file, applied.told()));
  options.config_says = applied.told().empty() ? "" : file + ": " + applied.told();
  return true;
}

}  // namespace

bool read_described_sources(Options& options, Console& console) {
  std::error_code error;
  if (!options.no_config) {
    const bool named = !options.config_file.empty();
    const std::string file = named ? options.config_file : kConfigFile;
    if ((named || std::filesystem::exists(file, error)) && !apply_config(file, options, console))
      return false;
  }
  if (!options.source.empty()) {
    Diagnostics diagnostics;
    const auto description = load_source_description(options.source, diagnostics);
    if (!description) return refuse(options.source, diagnostics, console);
    apply_description(*description, options);
  }
  if (!options.roster.empty()) {
    auto roster = load_roster(options.roster);
    if (!roster) return console.error(roster.error()), false;
    options.described.roster = std::make_shared<const Roster>(std::move(*roster));
  }
  return true;
}

}  // namespace zhijian
