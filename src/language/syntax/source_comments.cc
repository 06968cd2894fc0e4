#include "language/syntax/source_comments.h"

#include <algorithm>

namespace zhijian {

namespace {

/// Spans in which `#` is text, in the order of the file.
void collect_texts(const YamlNode& node, std::vector<Span>& texts) {
  if (node.is_scalar() && node.style != YamlNode::Style::Plain) texts.push_back(node.place.span);
  for (const YamlNode& item : node.items) collect_texts(item, texts);
  for (const YamlEntry& entry : node.entries) {
    collect_texts(entry.key, texts);
    collect_texts(entry.value, texts);
  }
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

}  // namespace

std::vector<SourceComment> source_comments(const SourceFile& file, const YamlNode& root) {
  std::vector<Span> texts;
  collect_texts(root, texts);
  const std::string_view source = file.text();
  std::vector<SourceComment> comments;
  size_t line = 0;
  auto text = texts.begin();
  for (size_t at = 0; at < source.size(); ++at) {
    while (text != texts.end() && text->end <= at) ++text;
    if (source[at] == '\n') {
      line = at + 1;
      continue;
    }
    const bool begins = source[at] == '#' && (at == line || is_blank(source[at - 1]));
    if (!begins || (text != texts.end() && text->begin <= at)) continue;
    const size_t line_end = std::min(source.find('\n', at), source.size());
    size_t end = line_end;
    while (is_blank(source[end - 1])) --end;
    const std::string_view before = source.substr(line, at - line);
    comments.push_back({{static_cast<uint32_t>(at), static_cast<uint32_t>(end)},
                        std::all_of(before.begin(), before.end(), is_blank),
                        static_cast<uint32_t>(at - line)});
    at = line_end - 1;
  }
  return comments;
}

}  // namespace zhijian
