#include "sources/roster_file.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/messages/sources.h"
#include "base/trim.h"
#include "calls/fields.h"
#include "language/syntax/rubric_source.h"
#include "language/syntax/yaml_reader.h"
#include "tables/table_record.h"
#include "text/encoding.h"

namespace zhijian {

namespace {

enum class About : uint8_t { Id, Name, Team };

/// What a heading or a key is about. In a roster, a bare 姓名 is the agent's.
std::optional<About> about(std::string_view heading) {
  constexpr std::array<std::pair<std::string_view, About>, 14> kNames = {{{"id", About::Id},
                                                                          {"账号", About::Id},
                                                                          {"帐号", About::Id},
                                                                          {"賬號", About::Id},
                                                                          {"员工号", About::Id},
                                                                          {"員工號", About::Id},
                                                                          {"编号", About::Id},
                                                                          {"編號", About::Id},
                                                                          {"name", About::Name},
                                                                          {"姓名", About::Name},
                                                                          {"名字", About::Name},
                                                                          {"部门", About::Team},
                                                                          {"部門", About::Team},
                                                                          {"技能组", About::Team}}};
  heading = trim(heading);
  for (const auto& [name, what] : kNames) {
    const auto same = [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); };
    if (std::equal(name.begin(), name.end(), heading.begin(), heading.end(), same)) return what;
  }
  const auto field = field_of(heading);
  if (field == Field::Agent) return About::Id;
  if (field == Field::AgentName) return About::Name;
  if (field == Field::Team) return About::Team;
  return std::nullopt;
}

void set(CallAgent& agent, About what, std::string_view value) {
  (what == About::Id ? agent.id : what == About::Name ? agent.name : agent.team) = trim(value);
}

unexpected<Message> fault(const std::string& path, size_t line, MessageId what, std::string_view about = {}) {
  return unexpected(message(what, path + ":" + std::to_string(line), about));
}

Result<void> add(const std::string& path, size_t line, CallAgent agent, Roster& roster) {
  if (agent.id.empty()) return fault(path, line, says::RosterNoId);
  const std::string id = agent.id;
  if (!roster.add(std::move(agent))) return fault(path, line, says::RosterTwice, id);
  return {};
}

Result<Roster> read_list(const std::string& path, std::string text) {
  Diagnostics diagnostics;
  const auto file = std::make_shared<const SourceFile>(path, std::move(text));
  const YamlNode list = read_yaml(file, diagnostics);
  if (diagnostics.has_errors()) {
    const Place& place = diagnostics.all().front().place;
    const auto line = static_cast<size_t>(file->line_column(place.span.begin).line);
    return fault(path, line, says::RosterSyntax);
  }
  Roster roster;
  if (!list.is_list()) return fault(path, 1, says::RosterNoList);
  for (const YamlNode& item : list.items) {
    const auto line = static_cast<size_t>(file->line_column(item.place.span.begin).line);
    if (!item.is_map()) return fault(path, line, says::RosterNoList);
    CallAgent agent;
    for (const YamlEntry& entry : item.entries) {
      const auto what = about(entry.key.text);
      if (what && entry.value.is_scalar()) set(agent, *what, entry.value.text);
    }
    if (const auto added = add(path, line, std::move(agent), roster); !added)
      return unexpected(added.error());
  }
  return roster;
}

char delimiter_of(std::string_view text) {
  const std::string_view first = text.substr(0, text.find_first_of("\r\n"));
  char best = ',';
  for (const char candidate : std::string_view(",\t;|")) {
    if (std::count(first.begin(), first.end(), candidate) > std::count(first.begin(), first.end(), best))
      best = candidate;
  }
  return best;
}

Result<Roster> read_table(const std::string& path, std::string_view text) {
  const char delimiter = delimiter_of(text);
  TableRecord row;
  std::vector<std::optional<About>> columns;
  Roster roster;
  size_t line = 1;
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    if (row.read(text, at, true, delimiter) == TableRecord::Outcome::End) break;
    if (columns.empty()) {
      for (size_t i = 0; i < row.size(); ++i) columns.push_back(about(row.cell(i)));
      if (std::find(columns.begin(), columns.end(), About::Id) == columns.end())
        return fault(path, line, says::RosterNoIdColumn);
    } else if (!row.is_blank()) {
      CallAgent agent;
      for (size_t i = 0; i < columns.size(); ++i) {
        if (columns[i]) set(agent, *columns[i], row.cell(i));
      }
      if (const auto added = add(path, line, std::move(agent), roster); !added)
        return unexpected(added.error());
    }
    line += static_cast<size_t>(std::count(text.begin() + static_cast<ptrdiff_t>(begin),
                                           text.begin() + static_cast<ptrdiff_t>(at), '\n'));
  }
  return roster;
}

}  // namespace

Result<Roster> load_roster(const std::string& path) {
  const auto bytes = DiskSource().read(path);
  if (!bytes) return unexpected(message(says::RosterUnreadable, path));
  const auto text = decode_text(*bytes);
  if (!text) return fault(path, text.error().line, says::RosterEncoding);
  const size_t first = text->text.find_first_not_of(" \t\r\n");
  const bool is_list = first != std::string::npos && (text->text[first] == '[' || text->text[first] == '-');
  return is_list ? read_list(path, text->text) : read_table(path, text->text);
}

}  // namespace zhijian
