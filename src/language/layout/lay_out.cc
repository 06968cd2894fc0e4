#include "language/layout/lay_out.h"

#include <algorithm>

#include "base/messages/ci.h"
#include "language/layout/layout_writer.h"
#include "language/syntax/key_script.h"
#include "language/syntax/render_diagnostic.h"
#include "language/syntax/source_comments.h"
#include "language/syntax/yaml_reader.h"

namespace zhijian {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// One kind of line end, no byte order mark: neither means anything.
std::string with_line_feeds(std::string text) {
  if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') out += text[i];
  }
  return out;
}

bool is_inside_text(const YamlNode& node, uint32_t offset) {
  if (node.is_scalar()) return node.place.span.begin <= offset && offset < node.place.span.end;
  return std::any_of(node.items.begin(), node.items.end(),
                     [&](const YamlNode& item) { return is_inside_text(item, offset); }) ||
         std::any_of(node.entries.begin(), node.entries.end(), [&](const YamlEntry& entry) {
           return is_inside_text(entry.key, offset) || is_inside_text(entry.value, offset);
         });
}

/// `---`, `...` and `%` directives, which the tree does not have.
std::optional<Message> document_mark(const std::shared_ptr<const SourceFile>& file, const YamlNode& root) {
  const std::string_view text = file->text();
  for (size_t line = 0; line < text.size(); line = text.find('\n', line) + 1) {
    const auto at = static_cast<uint32_t>(line);
    for (const std::string_view mark : {"---", "...", "%"}) {
      if (!text.substr(line).starts_with(mark) || is_inside_text(root, at)) continue;
      return message(says::kFmtDocumentMark, render_place({file, {at, at}}), mark);
    }
    if (text.find('\n', line) == std::string_view::npos) break;
  }
  return std::nullopt;
}

bool same_nodes(const YamlNode& a, const YamlNode& b) {
  const auto same_entry = [](const YamlEntry& x, const YamlEntry& y) {
    return same_nodes(x.key, y.key) && same_nodes(x.value, y.value);
  };
  return a.kind == b.kind && a.text == b.text &&
         std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), same_nodes) &&
         std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(), same_entry);
}

std::string_view text_of(const SourceFile& file, const SourceComment& comment) {
  return file.text().substr(comment.span.begin, comment.span.size());
}

/// The first comment of `before` that `after` does not have in its place.
const SourceComment* lost_comment(const SourceFile& before, const std::vector<SourceComment>& comments,
                                  const SourceFile& after, const std::vector<SourceComment>& kept) {
  for (size_t i = 0; i < comments.size(); ++i) {
    if (i >= kept.size() || text_of(before, comments[i]) != text_of(after, kept[i])) return &comments[i];
  }
  return nullptr;
}

/// Reads the result again and compares.
std::optional<Message> loss(const std::shared_ptr<const SourceFile>& before, const YamlNode& root,
                            const std::vector<SourceComment>& comments, const std::string& laid_out) {
  const auto after = std::make_shared<const SourceFile>(before->name(), laid_out);
  Diagnostics found;
  const YamlNode again = read_yaml(after, found);
  if (!found.all().empty() || !same_nodes(root, again)) return message(says::kFmtMeaning, before->name());
  const std::vector<SourceComment> kept = source_comments(*after, again);
  if (const SourceComment* lost = lost_comment(*before, comments, *after, kept)) {
    return message(says::kFmtComment, render_place({before, lost->span}),
                   std::string(text_of(*before, *lost)));
  }
  if (kept.size() != comments.size()) return message(says::kFmtMeaning, before->name());
  return std::nullopt;
}

}  // namespace

Result<std::string> lay_out(const std::string& name, std::string text, Diagnostics& diagnostics,
                            std::optional<KeyScript> keys) {
  const auto file = std::make_shared<const SourceFile>(name, with_line_feeds(std::move(text)));
  const std::string_view source = file->text();
  const size_t first = source.find_first_not_of(" \t\n");
  if (name.ends_with(".json") || (first != std::string_view::npos && source[first] == '{')) {
    return unexpected(message(says::kFmtJson, name));
  }
  Diagnostics found;
  YamlNode root = read_yaml(file, found);
  if (keys) write_keys(root, *keys, found);
  for (const Diagnostic& finding : found.all()) diagnostics.add(finding);
  if (found.has_errors()) return unexpected(message(says::kFmtFailed, name));
  if (const size_t at = source.find('\r'); at != std::string_view::npos) {
    const auto offset = static_cast<uint32_t>(at);
    return unexpected(message(says::kFmtCarriageReturn, render_place({file, {offset, offset}})));
  }
  if (const auto mark = document_mark(file, root)) return unexpected(*mark);
  const std::vector<SourceComment> comments = source_comments(*file, root);
  LayoutWriter writer(*file, comments);
  std::string laid_out = writer.write(root);
  if (writer.failure()) return unexpected(*writer.failure());
  if (const auto lost = loss(file, root, comments, laid_out)) return unexpected(*lost);
  return laid_out;
}

}  // namespace zhijian
