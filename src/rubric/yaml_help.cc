#include "rubric/yaml_help.h"

#include <yaml-cpp/exceptions.h>

#include <algorithm>

#include "base/message_id.h"

namespace zhijian {

Message yaml_help(const SourceFile& file, const std::string& problem, uint32_t offset) {
  std::string_view line = file.line(file.line_column(offset).line);
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  // ``` is how Markdown begins what was copied from it.
  if (line.starts_with("```")) return message(MessageId::help_remove);
  if (line.starts_with("//") || line.starts_with("/*")) return message(MessageId::help_comment);
  if (problem.starts_with(YAML::ErrorMsg::INVALID_ESCAPE)) return message(MessageId::help_double_quotes);
  if (problem.starts_with(YAML::ErrorMsg::INVALID_UNICODE)) return message(MessageId::help_remove);
  if (problem == YAML::ErrorMsg::END_OF_MAP_FLOW || problem == YAML::ErrorMsg::END_OF_SEQ_FLOW) {
    const std::string_view text = file.text();
    const size_t last = text.substr(0, offset).find_last_not_of(" \t\r\n");
    const bool mark = offset < text.size() && (text[offset] == '?' || text[offset] == ':');
    if (last != std::string_view::npos && text[last] != ',' && !mark)
      return message(MessageId::help_missing_comma);
  }
  return message(MessageId::help_quote_special);
}

}  // namespace zhijian
