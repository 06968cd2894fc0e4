#include "calls/formats/table_layout.h"

#include <algorithm>

#include "base/messages/transcript.h"
#include "calls/snippet.h"
#include "calls/trim.h"

namespace zhijian {

namespace {

std::string all_names(const TableRecord& header) {
  std::string names;
  for (size_t i = 0; i < header.size(); ++i) {
    if (i > 0) names += ", ";
    names += snippet(trim(header.cell(i)));
  }
  return names;
}

/// `--columns` goes before what a column's own name says.
std::optional<Message> apply_options(const TableRecord& header, const ReadOptions& options,
                                     TableLayout& layout) {
  for (const auto& [ours, theirs] : options.columns) {
    const auto named = [&wanted = theirs](const Column& column) { return column.name == trim(wanted); };
    const auto column = std::find_if(layout.columns.begin(), layout.columns.end(), named);
    if (column == layout.columns.end()) return message(says::RejectNoSuchColumn, theirs, all_names(header));
    const std::optional<Field> field = field_of(ours);
    for (Column& other : layout.columns) {
      if (field && other.field == field) other.field.reset();
    }
    column->name = ours;
    column->field = field;
  }
  return std::nullopt;
}

}  // namespace

std::optional<size_t> TableLayout::find(Field field) const {
  const auto column = std::find_if(columns.begin(), columns.end(),
                                   [&](const Column& candidate) { return candidate.field == field; });
  if (column == columns.end()) return std::nullopt;
  return static_cast<size_t>(column - columns.begin());
}

Result<TableLayout> read_layout(const TableRecord& header, const ReadOptions& options) {
  TableLayout layout;
  for (size_t i = 0; i < header.size(); ++i) {
    const std::string name(trim(header.cell(i)));
    layout.columns.push_back({name, field_of(name)});
  }
  if (auto problem = apply_options(header, options, layout)) return unexpected(std::move(*problem));
  const bool has_end = layout.find(Field::End) || layout.find(Field::EndSeconds);
  const bool has_begin = layout.find(Field::Begin) || layout.find(Field::BeginSeconds);
  for (Column& column : layout.columns) {
    if (column.field == Field::StartTime) column.field = has_end && !has_begin ? Field::Begin : Field::Start;
  }
  for (auto column = layout.columns.begin(); column != layout.columns.end(); ++column) {
    const auto same = std::find_if(layout.columns.begin(), column, [&](const Column& other) {
      return column->field ? other.field == column->field
                           : other.name == column->name && !column->name.empty();
    });
    if (same == column) continue;
    return unexpected(message(says::RejectSameColumns, same->name, column->name));
  }
  const bool has_speaker = layout.find(Field::Speaker) || layout.find(Field::Channel);
  for (const auto& [field, there] :
       {std::pair(Field::Speaker, has_speaker), {Field::Text, layout.find(Field::Text).has_value()}}) {
    if (!there) return unexpected(message(says::RejectColumnMissing, field_name(field), all_names(header)));
  }
  return layout;
}

}  // namespace zhijian
