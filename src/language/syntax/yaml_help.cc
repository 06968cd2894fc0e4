#include "language/syntax/yaml_help.h"

#include <yaml-cpp/exceptions.h>

#include <algorithm>
#include <iterator>
#include <string_view>

#include "base/messages/rubric.h"
#include "base/utf8.h"

namespace zhijian {

namespace {

namespace ErrorMsg = YAML::ErrorMsg;

struct Help {
  std::string_view problem;  ///< what yaml-cpp's text begins with
  MessageId help;            ///< {0} is the character at the place
};

std::string_view character_at(std::string_view text, uint32_t offset) {
  if (offset >= text.size()) return {};
  return text.substr(offset, utf8_length(static_cast<unsigned char>(text[offset])));
}

const Help* find_help(std::string_view problem) {
  // yaml-cpp's own texts are English only, and speak of how it reads.
  static const Help kHelp[] = {
      {ErrorMsg::INVALID_ESCAPE, says::help_double_quotes},
      {ErrorMsg::INVALID_HEX, says::help_yaml_hexadecimal},
      {ErrorMsg::INVALID_UNICODE, says::help_remove},
      {ErrorMsg::MULTIPLE_ANCHORS, says::help_yaml_reference},
      {ErrorMsg::MULTIPLE_ALIASES, says::help_yaml_reference},
      {ErrorMsg::ALIAS_CONTENT, says::help_yaml_reference},
      {ErrorMsg::ALIAS_NOT_FOUND, says::help_yaml_reference},
      {ErrorMsg::ANCHOR_NOT_FOUND, says::help_yaml_reference},
      {ErrorMsg::UNKNOWN_ANCHOR, says::help_yaml_reference},
      {ErrorMsg::CHAR_IN_ALIAS, says::help_yaml_reference},
      {ErrorMsg::CHAR_IN_ANCHOR, says::help_yaml_reference},
      {ErrorMsg::MULTIPLE_TAGS, says::help_yaml_tag},
      {ErrorMsg::CHAR_IN_TAG_HANDLE, says::help_yaml_tag},
      {ErrorMsg::TAG_WITH_NO_SUFFIX, says::help_yaml_tag},
      {ErrorMsg::END_OF_VERBATIM_TAG, says::help_yaml_tag},
      {ErrorMsg::UNKNOWN_TOKEN, says::help_yaml_first_character},
      {ErrorMsg::YAML_DIRECTIVE_ARGS, says::help_yaml_directive},
      {ErrorMsg::YAML_VERSION, says::help_yaml_directive},
      {ErrorMsg::YAML_MAJOR_VERSION, says::help_yaml_directive},
      {ErrorMsg::REPEATED_YAML_DIRECTIVE, says::help_yaml_directive},
      {ErrorMsg::TAG_DIRECTIVE_ARGS, says::help_yaml_directive},
      {ErrorMsg::REPEATED_TAG_DIRECTIVE, says::help_yaml_directive},
      {ErrorMsg::CHAR_IN_BLOCK, says::help_yaml_block},
      {ErrorMsg::ZERO_INDENT_IN_BLOCK, says::help_yaml_block},
      {ErrorMsg::BLOCK_ENTRY, says::help_yaml_dash_behind_key},
      {ErrorMsg::FLOW_END, says::help_yaml_closes_nothing},
      {ErrorMsg::DOC_IN_SCALAR, says::help_yaml_document},
  };
  const Help* const found = std::find_if(std::begin(kHelp), std::end(kHelp),
                                         [&](const Help& one) { return problem.starts_with(one.problem); });
  return found != std::end(kHelp) ? found : nullptr;
}

}  // namespace

Message yaml_help(const SourceFile& file, const std::string& problem, uint32_t offset) {
  std::string_view line = file.line(file.line_column(offset).line);
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  // ``` is how Markdown begins what was copied from it.
  if (line.starts_with("```")) return message(says::help_remove);
  if (line.starts_with("//") || line.starts_with("/*")) return message(says::help_comment);
  if (const Help* known = find_help(problem)) {
    return message(known->help, character_at(file.text(), offset));
  }
  if (problem == YAML::ErrorMsg::END_OF_MAP_FLOW || problem == YAML::ErrorMsg::END_OF_SEQ_FLOW) {
    const std::string_view text = file.text();
    const size_t last = text.substr(0, offset).find_last_not_of(" \t\r\n");
    const bool mark = offset < text.size() && (text[offset] == '?' || text[offset] == ':');
    if (last != std::string_view::npos && text[last] != ',' && !mark)
      return message(says::help_missing_comma);
  }
  return message(says::help_quote_special);
}

}  // namespace zhijian
