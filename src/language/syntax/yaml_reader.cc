#include "language/syntax/yaml_reader.h"

#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <optional>
#include <sstream>
#include <unordered_set>

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "base/utf8.h"
#include "language/keys.h"
#include "language/syntax/full_width_colon.h"
#include "language/syntax/joined_surrogates.h"
#include "language/syntax/mark_as_text.h"
#include "language/syntax/read_node.h"
#include "language/syntax/scalar_extent.h"
#include "language/syntax/yaml_syntax.h"

namespace zhijian {

namespace {

/// Far more than any rubric needs; keeps recursion over the tree safe.
constexpr size_t kMaxDepth = 64;

void report_too_deep(const Place& place, Diagnostics& diagnostics) {
  report(diagnostics, DiagnosticCode::too_deep, place, {},
         message(says::help_levels, std::to_string(kMaxDepth)));
}

/// Builds the tree from yaml-cpp's events, which have places where its own nodes have lost much of what was
/// written.
class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(const std::shared_ptr<const SourceFile>& file, const JoinedSurrogates& readable,
              Diagnostics& diagnostics)
      : file_(file), readable_(readable), diagnostics_(diagnostics) {}

  YamlNode take_root() { return root_ ? std::move(*root_) : YamlNode{}; }
  bool has_root() const { return root_.has_value(); }

  /// Where the innermost bracket that is still open stands.
  std::optional<uint32_t> open_bracket() const {
    if (open_.empty() || !open_.back().node.flow) return std::nullopt;
    return open_.back().node.place.span.begin;
  }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    YamlNode node = node_at(mark);
    const auto word = scalar_extent(file_->text(), node.place.span.begin, "").content.begin;
    const std::string_view rest = file_->text().substr(word);
    for (const std::string_view null : {"~", "null", "Null", "NULL"}) {
      if (rest.starts_with(null)) node.place.span.end = word + static_cast<uint32_t>(null.size());
    }
    // An empty value has the place of what follows it; its key's is the one to show.
    if (node.place.span.empty() && waits_for_value()) node.place = open_.back().key->place;
    // `points：5` is a key without a value.
    const bool colon = waits_for_value() && open_.back().key->text.find("：") != std::string::npos;
    const bool in_list = !open_.empty() && open_.back().node.is_list();
    if (node.place.span.empty() && in_list && !open_.back().node.flow) show_empty_entry(node);
    if (in_list && report_mark_as_text(file_, begin_of_item(mark), diagnostics_)) {
      node.kind = YamlNode::Kind::Invalid;
      add(std::move(node));
      return;
    }
    const bool reported =
        colon && (open_.back().key->is_invalid() || report_full_width_colon(*open_.back().key, diagnostics_));
    if (!reported && waits_for_value() && report_tight_key(*open_.back().key, diagnostics_)) {
      open_.back().key->kind = YamlNode::Kind::Invalid;
    } else if (!reported && waits_for_value() && report_loose_phrases(*open_.back().key)) {
      open_.back().key->kind = YamlNode::Kind::Invalid;
    } else if (!reported) {
      help(DiagnosticCode::null_found, node.place, in_list ? says::help_null_entry : says::help_null);
    }
    if (reported) open_.back().key->kind = YamlNode::Kind::Invalid;
    add(std::move(node));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    YamlNode node = node_at(mark);
    node.place.span.end = end_of_word(node.place.span.begin);
    help(DiagnosticCode::anchor_found, node.place, says::help_reuse);
    add(std::move(node));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    YamlNode node = node_at(mark);
    check_properties(node.place.span.begin, tag, anchor);
    const ScalarExtent extent = scalar_extent(file_->text(), node.place.span.begin, value);
    node.kind = YamlNode::Kind::Scalar;
    node.style = extent.style;
    node.text = value;
    node.place.span = extent.content;
    end_ = extent.end;
    if (!extent.closed) {
      const std::string quote(1, file_->text()[extent.content.begin]);
      diagnostics_.add(DiagnosticCode::quote_not_closed, node.place).suggestion =
          close_quote_help(quote, node.place.span.begin);
    }
    if (report_swallowed_key(node, diagnostics_) || report_wide_indentation(node))
      node.kind = YamlNode::Kind::Invalid;
    add(std::move(node));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    open(YamlNode::Kind::List, mark, tag, anchor, style);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(YamlNode::Kind::Map, mark, tag, anchor, style);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    YamlNode node;
    std::optional<YamlNode> key;           ///< of a map: read, its value not yet
    bool in_second_rule = false;           ///< of a map: a second `id` has been read
    std::unordered_set<std::string> keys;  ///< of a map with more than a few: those that it has
  };

  YamlNode node_at(const YAML::Mark& mark) {
    YamlNode node;
    const uint32_t offset = readable_.original(static_cast<uint32_t>(std::max(mark.pos, 0)));
    node.place = {file_, {offset, offset}};
    end_ = offset;
    return node;
  }

  void help(DiagnosticCode code, const Place& place, MessageId suggestion) {
    diagnostics_.add(code, place).suggestion = message(suggestion);
  }

  /// `"您好”` ends with the wrong mark.
  Message close_quote_help(const std::string& quote, uint32_t begin) const {
    const size_t line_end = std::min(file_->text().find('\n', begin), file_->text().size());
    const std::string_view line = file_->text().substr(begin, line_end - begin);
    for (const std::string_view wide : {"”", "“", "＂", "’", "‘", "＇"}) {
      if (line.find(wide) == std::string_view::npos) continue;
      return message(says::help_narrow_quote, quote, std::string(wide));
    }
    return message(says::help_close_quote, quote);
  }

  /// `{agent: 不知道, 不清楚}`: the comma begins another key, which has no value. Said once for all of them.
  bool report_loose_phrases(const YamlNode& key) {
    const YamlNode& map = open_.back().node;
    if (!map.flow || !key.is_scalar() || is_key_of_the_language(key.text) || map.entries.empty())
      return false;
    const YamlEntry& before = map.entries.back();
    if (before.value.is_invalid() && before.key.is_invalid()) return true;
    if (!before.key.is_scalar() || !before.value.is_scalar()) return false;
    diagnostics_.add(DiagnosticCode::null_found, key.place).suggestion =
        message(says::help_list_in_braces, before.key.text, before.value.text, key.text);
    return true;
  }

  /// A full-width or a no-break space is text to YAML, wherever it stands.
  bool report_wide_indentation(const YamlNode& scalar) {
    if (scalar.style != YamlNode::Style::Plain) return false;
    const bool is_wide = scalar.text.starts_with("\u3000") || scalar.text.starts_with("\u00A0");
    if (!is_wide) return false;
    const uint32_t begin = scalar.place.span.begin;
    const auto [line, column] = file_->line_column(begin);
    const uint32_t line_begin = file_->offset(line - 1, 0);
    if (file_->text().substr(line_begin, begin - line_begin).find_first_not_of(' ') != std::string_view::npos)
      return false;
    for (const std::string_view blank : {"\u3000", "\u00A0"}) {
      if (!scalar.text.starts_with(blank)) continue;
      const Span span{begin, begin + static_cast<uint32_t>(blank.size())};
      help(DiagnosticCode::tab_indentation, {file_, span}, says::help_tabs);
      return true;
    }
    return false;
  }

  uint32_t end_of_word(uint32_t begin) const {
    const size_t end = file_->text().find_first_of(" \t\r\n,]}", begin);
    return static_cast<uint32_t>(std::min(end, file_->text().size()));
  }

  /// Where the dash of an empty entry stands, which has the place of what follows it.
  uint32_t begin_of_item(const YAML::Mark& mark) const {
    const uint32_t offset = readable_.original(static_cast<uint32_t>(std::max(mark.pos, 0)));
    const size_t from = offset > 0 ? offset - 1 : 0;
    const size_t dash = file_->text().rfind("- ", from);
    return dash == std::string_view::npos ? offset : static_cast<uint32_t>(dash);
  }

  /// An entry without anything has the place of what follows it: its dash is the one to show.
  void show_empty_entry(YamlNode& node) const {
    for (int number = file_->line_column(node.place.span.begin).line; number > 0; --number) {
      const std::string_view line = file_->line(number);
      const size_t dash = std::min(line.find_first_not_of(' '), line.size());
      const size_t behind = std::min(line.find_first_not_of(" \r", dash + 1), line.size());
      if (dash == line.size() || line[dash] != '-' || (behind < line.size() && line[behind] != '#')) continue;
      const uint32_t begin = file_->offset(number - 1, static_cast<int>(dash));
      node.place.span = {begin, begin + 1};
      return;
    }
  }

  void check_properties(uint32_t begin, const std::string& tag, YAML::anchor_t anchor) {
    const Place place{file_, {begin, end_of_word(begin)}};
    const bool tag_written = begin < file_->text().size() && file_->text()[begin] == '!';
    if ((tag_written || anchor != 0) && report_mark_as_text(file_, begin, diagnostics_)) return;
    if (tag_written || (tag != "?" && tag != "!" && !tag.empty())) {
      help(DiagnosticCode::tag_found, place, says::help_remove);
    }
    if (anchor != 0) help(DiagnosticCode::anchor_found, place, says::help_reuse);
  }

  void open(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
            YAML::EmitterStyle::value style) {
    YamlNode node = node_at(mark);
    check_properties(node.place.span.begin, tag, anchor);
    node.kind = kind;
    node.flow = style == YAML::EmitterStyle::Flow;
    open_.push_back({std::move(node), std::nullopt});
  }

  void close() {
    YamlNode node = std::move(open_.back().node);
    open_.pop_back();
    // `[甲: 乙]` holds a map without brackets of its own.
    const uint32_t begin = node.place.span.begin;
    const bool bracketed =
        begin < file_->text().size() && (file_->text()[begin] == '[' || file_->text()[begin] == '{');
    if (node.flow && bracketed) {
      const size_t bracket = file_->text().find_first_of("]}", end_);
      if (bracket != std::string_view::npos) end_ = static_cast<uint32_t>(bracket + 1);
    }
    node.place.span.end = std::max(end_, node.place.span.begin);
    if (open_.size() >= kMaxDepth) {
      if (open_.size() == kMaxDepth) report_too_deep(node.place, diagnostics_);
      node = YamlNode{.place = node.place};
    }
    add(std::move(node));
  }

  bool waits_for_value() const { return !open_.empty() && open_.back().node.is_map() && open_.back().key; }

  void add(YamlNode node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    Open& parent = open_.back();
    if (parent.node.is_list()) {
      parent.node.items.push_back(std::move(node));
    } else if (!parent.key) {
      parent.key = std::move(node);
    } else {
      add_entry(parent.node, std::move(*parent.key), std::move(node));
      parent.key.reset();
    }
  }

  void add_entry(YamlNode& map, YamlNode key, YamlNode value) {
    if (!key.is_scalar()) {
      if (!key.is_invalid()) diagnostics_.add(DiagnosticCode::expected_text, key.place);
      map.entries.push_back({YamlNode{.place = key.place}, std::move(value)});
      return;
    }
    if (key.text == "<<" && key.style == YamlNode::Style::Plain) {
      help(DiagnosticCode::anchor_found, key.place, says::help_reuse);
      return;
    }
    constexpr size_t kFew = 16;
    std::unordered_set<std::string>& keys = open_.back().keys;
    if (map.entries.size() == kFew) {
      for (const YamlEntry& entry : map.entries) keys.insert(entry.key.text);
    }
    if (map.entries.size() >= kFew && keys.insert(key.text).second) {
      map.entries.push_back({std::move(key), std::move(value)});
      return;
    }
    for (const YamlEntry& entry : map.entries) {
      if (entry.key.is_invalid() || entry.key.text != key.text) continue;
      const int line = file_->line_column(entry.key.place.span.begin).line;
      // A second `id` begins another rule, to which the keys below it belong.
      const bool begins_rule = key.text == "id" && value.is_scalar();
      if (open_.back().in_second_rule) return;
      open_.back().in_second_rule = begins_rule;
      diagnostics_.add(DiagnosticCode::duplicate_key, key.place, {key.text, std::to_string(line)})
          .suggestion =
          begins_rule ? message(says::help_rule_dash, value.text) : message(says::help_duplicate_key);
      return;
    }
    map.entries.push_back({std::move(key), std::move(value)});
  }

  const std::shared_ptr<const SourceFile>& file_;
  const JoinedSurrogates& readable_;
  Diagnostics& diagnostics_;
  std::vector<Open> open_;
  std::optional<YamlNode> root_;
  uint32_t end_ = 0;  ///< end of the last node that was read
};

/// yaml-cpp takes both silently; it even ends reading at U+0004.
bool check_characters(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics) {
  const std::string_view text = file->text();
  const size_t invalid = find_invalid_utf8(text);
  if (invalid != std::string_view::npos) {
    const auto offset = static_cast<uint32_t>(invalid);
    constexpr std::string_view kZip = "PK\x03\x04";
    diagnostics.add(DiagnosticCode::file_not_utf8, {file, {offset, offset}}).suggestion =
        message(text.starts_with(kZip) ? says::help_save_as_text : says::help_save_as_utf8);
    return false;
  }
  bool clean = true;
  for (size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    // YAML ends a line at a lone carriage return, the library does not.
    const bool lone_return = byte == '\r' && (at + 1 == text.size() || text[at + 1] != '\n');
    if ((byte >= 0x20 && byte != 0x7F) || byte == '\t' || byte == '\n' || (byte == '\r' && !lone_return))
      continue;
    constexpr char kHex[] = "0123456789ABCDEF";
    const std::string code = {'0', '0', kHex[byte >> 4], kHex[byte & 15]};
    const auto offset = static_cast<uint32_t>(at);
    diagnostics.add(DiagnosticCode::control_character, {file, {offset, offset + 1}}, {code}).suggestion =
        message(lone_return ? says::help_line_ends : says::help_remove);
    if (lone_return) return false;  // every other line ends like that
    clean = false;
  }
  return clean;
}

}  // namespace

YamlNode read_yaml(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics) {
  if (!check_characters(file, diagnostics)) return {};
  const JoinedSurrogates readable = join_surrogates(file->text());
  Diagnostics found;
  TreeBuilder builder(file, readable, found);
  std::istringstream stream(readable.text);
  const auto offset_of = [&](const YAML::Exception& error) {
    const uint32_t offset = readable.original(static_cast<uint32_t>(std::max(error.mark.pos, 0)));
    return std::min(offset, static_cast<uint32_t>(file->text().size()));
  };
  YamlNode root;
  bool readable_to_the_end = true;
  try {
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(builder) || !builder.has_root()) {
      report(found, DiagnosticCode::empty_file, {file, {}}, {}, message(says::help_rubric_begins));
    } else {
      root = builder.take_root();
      Diagnostics ignored;
      TreeBuilder rest(file, readable, ignored);
      if (parser.HandleNextDocument(rest)) {
        report(found, DiagnosticCode::second_document, rest.take_root().place, {},
               message(says::help_second_document));
      }
    }
  } catch (const YAML::DeepRecursion& error) {
    const uint32_t offset = offset_of(error);
    report_too_deep({file, {offset, offset}}, found);
    readable_to_the_end = false;
  } catch (const YAML::Exception& error) {
    report_syntax(file, error.msg, offset_of(error), builder.open_bracket(), found);
    readable_to_the_end = false;
  }
  const bool indented = std::none_of(found.all().begin(), found.all().end(), [](const Diagnostic& finding) {
    return finding.code == DiagnosticCode::tab_indentation;
  });
  for (const Diagnostic& finding : found.all()) {
    // Where reading stops, yaml-cpp fills in a null; and a key has no value if its lines are not indented.
    if ((readable_to_the_end && indented) || finding.code != DiagnosticCode::null_found)
      diagnostics.add(finding);
  }
  return readable_to_the_end ? std::move(root) : YamlNode{};
}

}  // namespace zhijian
