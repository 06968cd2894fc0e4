// zhijian normalize: text in, converted text out. OpenCC's own conversion, with its phrase dictionaries.
#include <algorithm>

#include "base/messages/cli.h"
#include "base/utf8.h"
#include "cli/arguments.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/input_file.h"
#include "cli/run_summary.h"
#include "cli/text_output.h"
#include "text/convert.h"
#include "text/encoding.h"

namespace zhijian {

namespace {

/// Converts a whole text in whichever encoding it is.
Result<void> convert_rest(const std::string& name, InputFile& input, std::string bytes,
                          const Options& options, const Converter& converter, TextOutput& output,
                          Console& console) {
  for (;;) {
    const auto more = input.read(bytes);
    if (!more) return unexpected(more.error());
    if (!*more) break;
  }
  const auto forced = options.encoding.empty() ? std::nullopt : std::optional(options.encoding);
  const auto decoded = decode_text(bytes, forced);
  if (!decoded) {
    return unexpected(message(says::kCannotDecode, name, std::to_string(decoded.error().line)));
  }
  if (decoded->guessed) tell_guess({name, decoded->encoding}, console);
  return output.write(converter.convert(decoded->text));
}

/// Converts line by line while the text is UTF-8, so that a pipe that stays open is served as it goes.
/// OpenCC's dictionaries know no line breaks: converting lines apart changes nothing.
Result<void> convert_file(const std::string& path, const Options& options, const Converter& converter,
                          TextOutput& output, Console& console) {
  InputFile input(path);
  std::string bytes;
  bool converted_some = false;
  for (;;) {
    const auto more = input.read(bytes);
    if (!more) return unexpected(more.error());
    const size_t lines = *more ? bytes.rfind('\n') + 1 : bytes.size();  // npos + 1 is 0: no line is whole yet
    const std::string_view ready = std::string_view(bytes).substr(0, lines);
    const bool other_encoding = !options.encoding.empty() || bytes.starts_with("\xEF\xBB\xBF") ||
                                ready.find('\0') != std::string_view::npos ||
                                find_invalid_utf8(ready) != std::string_view::npos;
    if (other_encoding && !converted_some) {
      return convert_rest(path, input, std::move(bytes), options, converter, output, console);
    }
    if (find_invalid_utf8(ready) != std::string_view::npos) {
      return unexpected(message(says::kNotUtf8, path));
    }
    if (const auto written = output.write(converter.convert(ready)); !written) return written;
    output.flush();
    converted_some = converted_some || !ready.empty();
    bytes.erase(0, lines);
    if (!*more || output.closed()) return {};
  }
}

void declare(Arguments& arguments) {
  Options& options = arguments.options();
  arguments.positionals("FILE", options.paths, says::kArgumentTexts, false);
  arguments.text("-c,--config", options.config, says::kOptionConfig, "NAME");
  arguments.text("--encoding", options.encoding, says::kOptionEncoding, "NAME");
  arguments.out_instead();
}

Result<void> normalize(const Options& options, Console& console) {
  const std::string config = options.config.empty() ? "t2s" : options.config;
  const std::vector<std::string> names = converter_names();
  if (std::find(names.begin(), names.end(), config) == names.end()) {
    std::string known;
    for (const std::string& name : names) known += (known.empty() ? "" : ", ") + name;
    return unexpected(message(says::kBadValue, "--config", config, known));
  }
  if (!options.encoding.empty() && !is_known_encoding(options.encoding)) {
    return unexpected(message(says::kUnknownEncoding, options.encoding));
  }
  const auto converter = Converter::open(config);
  if (!converter) return unexpected(converter.error());
  auto output = TextOutput::open(options.out, console);
  if (!output) return unexpected(output.error());
  const std::vector<std::string> standard_input = {"-"};
  for (const std::string& path : options.paths.empty() ? standard_input : options.paths) {
    if (const auto done = convert_file(path, options, *converter, *output, console); !done) return done;
  }
  return output->commit();
}

ExitStatus run(const Options& options, Console& console) {
  if (const auto done = normalize(options, console); !done) {
    console.error(done.error());
    return ExitStatus::CannotStart;
  }
  return ExitStatus::Done;
}

}  // namespace

const Command kNormalizeCommand = {"normalize", says::kCommandNormalize, declare, run};

}  // namespace zhijian
