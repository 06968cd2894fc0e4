#include "cli/settings.h"

#include <sched.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <thread>

#include "base/messages/cli.h"
#include "calls/fields.h"
#include "calls/roles.h"
#include "language/load/did_you_mean.h"
#include "text/encoding.h"

namespace zhijian {

namespace {

constexpr unsigned kMostJobs = 256;

template <typename T>
std::optional<T> parse_number(std::string_view text) {
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

unexpected<Message> bad_value(const std::string& option, const std::string& value, std::string expected) {
  return unexpected(message(says::kBadValue, option, value, std::move(expected)));
}

/// A slip in the name of a field would make metadata of it.
Result<void> check_field(const std::string& name) {
  if (field_of(name)) return {};
  const std::string_view nearest = did_you_mean(name, field_names());
  if (nearest.empty()) return {};
  return unexpected(message(says::kNoSuchFieldSuggest, name, std::string(nearest)));
}

/// "text=内容,speaker=说话人" into pairs.
Result<std::vector<std::pair<std::string, std::string>>> parse_columns(
    const std::vector<std::string>& lists) {
  std::vector<std::pair<std::string, std::string>> columns;
  for (const std::string& list : lists) {
    for (size_t at = 0; at <= list.size();) {
      const size_t end = std::min(list.find(',', at), list.size());
      const std::string pair = list.substr(at, end - at);
      const size_t equals = pair.find('=');
      if (equals == 0 || equals == std::string::npos || equals + 1 == pair.size()) {
        return bad_value("--columns", list, "text=内容,speaker=角色");
      }
      if (const auto known = check_field(pair.substr(0, equals)); !known) return unexpected(known.error());
      columns.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
      at = end + 1;
    }
  }
  return columns;
}

/// "员工=agent" into its halves. The name may have a `=` itself.
Result<SpeakerRoles> parse_speakers(const std::vector<std::string>& pairs) {
  SpeakerRoles roles;
  for (const std::string& pair : pairs) {
    const size_t equals = pair.rfind('=');
    const bool is_pair = equals != std::string::npos && equals > 0;
    const auto role = is_pair ? role_of(std::string_view(pair).substr(equals + 1)) : std::nullopt;
    if (!role) return bad_value("--speaker", pair, "员工=agent, 1=customer, IVR=system, 旁听=other");
    roles.emplace_back(pair.substr(0, equals), *role);
  }
  return roles;
}

}  // namespace

std::optional<uint64_t> parse_size(std::string_view text) {
  constexpr std::pair<std::string_view, int> kUnits[] = {{"KiB", 10}, {"MiB", 20}, {"GiB", 30},
                                                         {"K", 10},   {"M", 20},   {"G", 30}};
  int shift = 0;
  for (const auto& [unit, bits] : kUnits) {
    if (!text.ends_with(unit)) continue;
    text.remove_suffix(unit.size());
    shift = bits;
    break;
  }
  const auto number = parse_number<uint64_t>(text);
  if (!number || *number == 0 || *number > (uint64_t{1} << 40 >> shift)) return std::nullopt;
  return *number << shift;
}

Result<uint64_t> parse_count(const std::string& option, const std::string& text) {
  const auto number = parse_number<uint64_t>(text);
  if (!number) return bad_value(option, text, "0, 1, 2, …");
  return *number;
}

Result<ReadOptions> read_options(const Options& options) {
  ReadOptions reading = options.described;
  if (!options.input_format.empty()) {
    reading.format = input_format(options.input_format);
    if (!reading.format) {
      return bad_value("--input-format", options.input_format, "text, json, jsonl, csv, tsv, vtt, srt");
    }
  }
  if (!options.encoding.empty()) {
    if (!is_known_encoding(options.encoding))
      return unexpected(message(says::kUnknownEncoding, options.encoding));
    reading.encoding = options.encoding;
  }
  auto columns = parse_columns(options.columns);
  if (!columns) return unexpected(columns.error());
  for (const auto& [ours, theirs] : *columns) {
    std::erase_if(reading.columns, [&ours = ours](const auto& said) { return said.first == ours; });
  }
  reading.columns.insert(reading.columns.end(), columns->begin(), columns->end());
  auto speakers = parse_speakers(options.speakers);
  if (!speakers) return unexpected(speakers.error());
  reading.speakers.insert(reading.speakers.begin(), speakers->begin(), speakers->end());
  if (!options.times.empty()) {
    reading.times = time_unit(options.times);
    if (!reading.times) return bad_value("--times", options.times, "seconds, milliseconds, clock");
  }
  if (!options.agent_channel.empty()) reading.agent_channel = options.agent_channel;
  if (!options.max_call_size.empty()) {
    const auto size = parse_size(options.max_call_size);
    if (!size) return bad_value("--max-call-size", options.max_call_size, "4000000, 500K, 16M");
    reading.max_call_bytes = *size;
  }
  if (!options.sheet.empty()) reading.sheet = options.sheet;
  if (!options.max_buffer.empty()) {
    const auto size = parse_size(options.max_buffer);
    if (!size) return bad_value("--max-buffer", options.max_buffer, "500K, 64M, 2G");
    reading.max_buffer_bytes = *size;
  }
  return reading;
}

Result<unsigned> jobs(const Options& options) {
  if (options.jobs.empty()) {
    cpu_set_t allowed;
    const bool known = ::sched_getaffinity(0, sizeof allowed, &allowed) == 0;
    return std::clamp(
        known ? static_cast<unsigned>(CPU_COUNT(&allowed)) : std::thread::hardware_concurrency(), 1u,
        kMostJobs);
  }
  const auto number = parse_number<unsigned>(options.jobs);
  if (!number || *number == 0 || *number > kMostJobs) {
    return bad_value("--jobs", options.jobs, "1 … " + std::to_string(kMostJobs));
  }
  return *number;
}

Result<std::vector<std::string>> input_paths(const std::vector<std::string>& paths) {
  if (paths.empty()) {
    if (::isatty(STDIN_FILENO) != 0) return unexpected(message(says::kNoInput));
    return std::vector<std::string>{"-"};
  }
  for (const std::string& path : paths) {
    std::error_code error;
    if (path != "-" && std::filesystem::status(path, error).type() == std::filesystem::file_type::not_found) {
      return unexpected(message(says::kNoSuchPath, path));
    }
  }
  return paths;
}

Result<void> read_input(const Options& options, bool needed, CallInput& input, unsigned& threads) {
  if (needed || !options.paths.empty()) {
    auto paths = input_paths(options.paths);
    if (!paths) return unexpected(paths.error());
    input.paths = std::move(*paths);
  }
  auto reading = read_options(options);
  if (!reading) return unexpected(reading.error());
  input.reading = std::move(*reading);
  const auto count = jobs(options);
  if (!count) return unexpected(count.error());
  threads = *count;
  return {};
}

Result<Gates> gates(const Options& options) {
  Gates gates;
  gates.fail_on_critical = options.fail_on_critical;
  if (!options.fail_under.empty()) {
    gates.fail_under = Decimal::parse(options.fail_under);
    if (!gates.fail_under) return bad_value("--fail-under", options.fail_under, "80, 92.5");
  }
  if (!options.allow_rejects.empty()) {
    const auto allowed = parse_count("--allow-rejects", options.allow_rejects);
    if (!allowed) return unexpected(allowed.error());
    gates.allowed_rejects = *allowed;
  }
  return gates;
}

}  // namespace zhijian
