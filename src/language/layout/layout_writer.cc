#include "language/layout/layout_writer.h"

#include <algorithm>

#include "base/messages/ci.h"
#include "language/layout/scalar_layout.h"
#include "language/syntax/key_script.h"
#include "language/syntax/block_text.h"
#include "language/syntax/render_diagnostic.h"
#include "text/width.h"

namespace zhijian {

namespace {

constexpr int kWidth = 120;
constexpr int kStep = 2;

/// In brackets, on one line.
std::string flow_text(const YamlNode& node) {
  if (node.is_scalar()) return scalar_layout(node, true);
  std::string out(1, node.is_list() ? '[' : '{');
  for (const YamlNode& item : node.items) out += (out.size() > 1 ? ", " : "") + flow_text(item);
  for (const YamlEntry& entry : node.entries) {
    out += (out.size() > 1 ? ", " : "") + scalar_layout(entry.key, true) + ": " + flow_text(entry.value);
  }
  return out + (node.is_list() ? ']' : '}');
}

/// Where the node's first word begins, behind brackets.
uint32_t first_word(const YamlNode& node) {
  if (!node.items.empty()) return first_word(node.items.front());
  if (!node.entries.empty()) return first_word(node.entries.front().key);
  return node.place.span.begin;
}

bool is_empty(const YamlNode& node) {
  return !node.is_scalar() && node.items.empty() && node.entries.empty();
}

/// A list or map that takes several lines in any case.
bool is_written_in_lines(const YamlNode& node) {
  return !node.is_scalar() && !node.flow && !is_empty(node);
}

}  // namespace

std::string LayoutWriter::write(const YamlNode& root) {
  const auto end = static_cast<uint32_t>(file_.text().size());
  if (root.is_scalar()) {
    begin_node(root.place.span.begin, 0);
    write_scalar(root, 0, false, end);
  } else {
    write_nested(root, 0, false, {end, 0});
  }
  comments_before(end, 0);
  return out_ + "\n";
}

// ── Nodes ──

void LayoutWriter::write_nested(const YamlNode& node, int indent, bool on_line, const Frame& frame) {
  node.is_map() ? write_entries(node, indent, on_line, frame) : write_items(node, indent, on_line, frame);
}

void LayoutWriter::write_entries(const YamlNode& map, int indent, bool on_line, const Frame& frame) {
  for (size_t i = 0; i < map.entries.size(); ++i) {
    const YamlEntry& entry = map.entries[i];
    const uint32_t begin = entry.key.place.span.begin;
    const uint32_t limit = i + 1 < map.entries.size() ? map.entries[i + 1].key.place.span.begin : frame.limit;
    const bool goes_on = on_line && i == 0;
    if (!goes_on) comments_before(begin, indent);
    std::optional<SourceComment> behind;
    const bool one_line = stands_behind_key(entry, indent);
    if (one_line) behind = comments_behind_key(entry, indent, goes_on);
    if (!goes_on) begin_line(indent, blank_line_before(begin));
    out_ += scalar_layout(entry.key, false) + ":";
    opened_ = false;
    takes_comment_ = true;
    if (one_line || entry.value.is_scalar()) {
      write_behind_key(entry.value, indent, limit);
    } else {
      comment_behind_brackets(entry.value, limit);
      opened_ = true;
      const bool rules = indent == 0 && is_key(entry.key.text, kRubricNames, "rules");
      write_nested(entry.value, indent + kStep, false,
                   {limit, column_of(begin) + 1, rules ? Spacing::BlankBetween : Spacing::AsWritten});
    }
    if (behind) write_comment(*behind, indent);
  }
  comments_at_end(map, indent, frame);
}

void LayoutWriter::write_items(const YamlNode& list, int indent, bool on_line, const Frame& frame) {
  for (size_t i = 0; i < list.items.size(); ++i) {
    const YamlNode& item = list.items[i];
    const uint32_t limit = i + 1 < list.items.size() ? first_word(list.items[i + 1]) : frame.limit;
    if (i > 0 && frame.spacing == Spacing::BlankBetween && is_written_in_lines(item)) wants_blank_ = true;
    if (!on_line || i > 0) begin_node(first_word(item), indent);
    out_ += "- ";
    opened_ = takes_comment_ = false;
    if (item.is_scalar()) {
      write_scalar(item, indent, list.flow, limit);
    } else if (is_one_line(item, indent + kStep)) {
      out_ += flow_text(item);
      takes_comment_ = true;
    } else {
      write_nested(item, indent + kStep, true, {limit, 0});
    }
  }
  comments_at_end(list, indent, frame);
}

bool LayoutWriter::stands_behind_key(const YamlEntry& entry, int indent) const {
  if (entry.value.is_scalar()) return entry.value.style != YamlNode::Style::Block;
  return is_one_line(entry.value, indent + display_width(scalar_layout(entry.key, false)) + 2);
}

/// Comments between a key and what will stand on its line: lines of their own go above; one behind the key is
/// handed back, to go behind the value.
std::optional<SourceComment> LayoutWriter::comments_behind_key(const YamlEntry& entry, int indent,
                                                               bool on_line) {
  std::optional<SourceComment> behind;
  while (next_ < comments_.size() && comments_[next_].span.begin < entry.value.place.span.begin) {
    const SourceComment& comment = comments_[next_++];
    const bool has_place = comment.own_line ? !on_line && !behind : !behind;
    if (!has_place && !failure_) {
      failure_ = message(says::kFmtComment, render_place({entry.key.place.file, comment.span}),
                         std::string(text_of(comment)));
    } else if (comment.own_line) {
      write_comment(comment, indent);
    } else {
      behind = comment;
    }
  }
  return behind;
}

void LayoutWriter::write_behind_key(const YamlNode& value, int indent, uint32_t limit) {
  out_ += ' ';
  if (value.is_scalar()) return write_scalar(value, indent, false, limit);
  out_ += flow_text(value);
}

void LayoutWriter::write_scalar(const YamlNode& scalar, int indent, bool of_flow, uint32_t limit) {
  takes_comment_ = true;
  if (scalar.style == YamlNode::Style::Block && scalar.text.find_first_not_of('\n') != std::string::npos) {
    return write_block_text(scalar, indent + kStep);
  }
  // A comment behind a plain phrase looks like a part of it that was lost, of which `lint` warns.
  const bool keep_quotes = scalar.style == YamlNode::Style::Quoted || of_flow;
  out_ += scalar_layout(scalar, false, keep_quotes && comment_follows(limit));
}

void LayoutWriter::write_block_text(const YamlNode& scalar, int indent) {
  const auto block = block_text(file_, scalar);
  if (!block) {
    if (!failure_) failure_ = message(says::kFmtBlockIndent, render_place(scalar.place));
    return;
  }
  out_ += block->header;
  comments_before(scalar.place.span.begin, indent);
  for (const std::string_view line : block->lines) {
    out_ += '\n';
    if (!line.empty()) out_.append(static_cast<size_t>(indent), ' ').append(line);
  }
  out_.append(block->blank_lines_after, '\n');
  takes_comment_ = false;
}

bool LayoutWriter::is_one_line(const YamlNode& node, int column) const {
  if (is_empty(node)) return true;
  return node.flow && !has_comment_inside(node) && column + display_width(flow_text(node)) <= kWidth;
}

// ── Lines and comments ──

void LayoutWriter::begin_line(int indent, bool blank_before) {
  const bool blank = (blank_before || wants_blank_) && !opened_ && !out_.empty() && !out_.ends_with("\n\n");
  if (!out_.empty()) out_ += '\n';
  if (blank && !out_.ends_with("\n\n")) out_ += '\n';
  out_.append(static_cast<size_t>(indent), ' ');
  opened_ = wants_blank_ = false;
}

/// A line for the node that begins there, after the comments before it.
void LayoutWriter::begin_node(uint32_t offset, int indent) {
  comments_before(offset, indent);
  begin_line(indent, blank_line_before(offset));
}

void LayoutWriter::comments_before(uint32_t offset, int indent) {
  while (next_ < comments_.size() && comments_[next_].span.begin < offset) {
    write_comment(comments_[next_++], indent);
  }
}

/// Comments after the last part of a list or map that are indented like its parts belong to it, not to what
/// follows.
void LayoutWriter::comments_at_end(const YamlNode& node, int indent, const Frame& frame) {
  const uint32_t column = std::max(column_of(node.place.span.begin), frame.least_column);
  while (next_ < comments_.size() && comments_[next_].span.begin < frame.limit) {
    const SourceComment& comment = comments_[next_];
    const bool inside = node.flow ? comment.span.begin < node.place.span.end : comment.column >= column;
    if (comment.own_line && !inside) return;
    ++next_;
    write_comment(comment, indent);
  }
}

/// What is said behind brackets is said of all that is in them: where that gets lines of its own, it goes
/// behind the key.
void LayoutWriter::comment_behind_brackets(const YamlNode& node, uint32_t limit) {
  if (!node.flow || has_comment_inside(node) || next_ == comments_.size()) return;
  const SourceComment& comment = comments_[next_];
  if (comment.own_line || comment.span.begin >= limit || comment.span.begin < node.place.span.end) return;
  ++next_;
  write_comment(comment, 0);
}

void LayoutWriter::write_comment(const SourceComment& comment, int indent) {
  if (stands_behind_word(comment) && takes_comment_) {
    out_ += "  ";
  } else {
    begin_line(indent, comment.own_line && blank_line_before(comment.span.begin));
  }
  out_ += text_of(comment);
  takes_comment_ = false;
}

bool LayoutWriter::comment_follows(uint32_t limit) const {
  return next_ < comments_.size() && !comments_[next_].own_line && comments_[next_].span.begin < limit;
}

bool LayoutWriter::has_comment_inside(const YamlNode& node) const {
  return std::any_of(comments_.begin(), comments_.end(), [&](const SourceComment& comment) {
    return comment.span.begin >= node.place.span.begin && comment.span.begin < node.place.span.end;
  });
}

/// False for one behind brackets that open, which says nothing of what stands in the line above.
bool LayoutWriter::stands_behind_word(const SourceComment& comment) const {
  const std::string_view line = file_.text().substr(comment.span.begin - comment.column, comment.column);
  return line.find_first_not_of(" \t-[{") != std::string_view::npos;
}

std::string_view LayoutWriter::text_of(const SourceComment& comment) const {
  return file_.text().substr(comment.span.begin, comment.span.size());
}

/// True where a blank line stands above the line that begins with what begins there.
bool LayoutWriter::blank_line_before(uint32_t offset) const {
  const int line = file_.line_column(offset).line;
  const std::string_view before = file_.line(line).substr(0, column_of(offset));
  if (line == 1 || before.find_first_not_of(" -[{'\"") != std::string_view::npos) return false;
  return file_.line(line - 1).find_first_not_of(" \t") == std::string_view::npos;
}

/// In bytes, from 0.
uint32_t LayoutWriter::column_of(uint32_t offset) const {
  return offset - file_.offset(file_.line_column(offset).line - 1, 0);
}

}  // namespace zhijian
