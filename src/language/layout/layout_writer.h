#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/message.h"
#include "language/syntax/source_comments.h"
#include "language/syntax/yaml_node.h"

namespace zhijian {

/// Writes the tree of a rubric in the canonical layout, each comment where it stood among the nodes:
///
/// - two spaces a level, also for lists; one space inside a line, two before a comment;
/// - what was written in brackets stays on one line where it fits into 120 columns and has no comment inside,
/// else
///   each of its parts gets a line;
/// - quotes as scalar_layout.h says; texts of `|` and `>` keep their lines;
/// - single blank lines stay, several become one; rules of several lines always have one between them.
class LayoutWriter {
 public:
  LayoutWriter(const SourceFile& file, std::vector<SourceComment> comments)
      : file_(file), comments_(std::move(comments)) {}

  /// The whole file. Call once.
  std::string write(const YamlNode& root);
  /// Why something cannot be laid out; the first reason.
  const std::optional<Message>& failure() const { return failure_; }

 private:
  enum class Spacing : uint8_t { AsWritten, BlankBetween };
  /// What stands around a list or map.
  struct Frame {
    uint32_t limit;         ///< where what follows it begins in the file
    uint32_t least_column;  ///< comments behind it that stand more to the left belong to what follows
    Spacing spacing = Spacing::AsWritten;
  };

  void write_nested(const YamlNode& node, int indent, bool on_line, const Frame& frame);
  void write_entries(const YamlNode& map, int indent, bool on_line, const Frame& frame);
  void write_items(const YamlNode& list, int indent, bool on_line, const Frame& frame);
  void write_behind_key(const YamlNode& value, int indent, uint32_t limit);
  void write_scalar(const YamlNode& scalar, int indent, bool of_flow, uint32_t limit);
  void write_block_text(const YamlNode& scalar, int indent);

  /// True for brackets that fit on a line from that column on.
  bool is_one_line(const YamlNode& node, int column) const;
  bool stands_behind_key(const YamlEntry& entry, int indent) const;

  void begin_line(int indent, bool blank_before);
  void begin_node(uint32_t offset, int indent);
  void comments_before(uint32_t offset, int indent);
  std::optional<SourceComment> comments_behind_key(const YamlEntry& entry, int indent, bool on_line);
  void comments_at_end(const YamlNode& node, int indent, const Frame& frame);
  void comment_behind_brackets(const YamlNode& node, uint32_t limit);
  void write_comment(const SourceComment& comment, int indent);
  bool comment_follows(uint32_t limit) const;
  bool stands_behind_word(const SourceComment& comment) const;

  std::string_view text_of(const SourceComment& comment) const;
  bool blank_line_before(uint32_t offset) const;
  bool has_comment_inside(const YamlNode& node) const;
  uint32_t column_of(uint32_t offset) const;

  const SourceFile& file_;
  const std::vector<SourceComment> comments_;
  size_t next_ = 0;             ///< the first comment that is not written yet
  std::string out_;             ///< its last line is not ended
  bool takes_comment_ = false;  ///< a comment can stand at the end of that line
  bool opened_ = false;         ///< that line opened a list or map: no blank line after it
  bool wants_blank_ = false;    ///< before the next line, whatever was written
  std::optional<Message> failure_;
};

}  // namespace zhijian
