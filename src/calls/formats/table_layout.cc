#include "calls/formats/table_layout.h"

#include <algorithm>

#include "base/messages/transcript.h"
#include "base/snippet.h"
#include "base/trim.h"

namespace zhijian {

namespace {

std::string all_headings(const TableLayout& layout) {
  std::string names;
  for (const Column& column : layout.columns) {
    if (!names.empty()) names += ", ";
    names += snippet(column.heading);
  }
  return names;
}

/// `--columns` goes before what a column's own name says.
std::optional<Message> apply_options(const ReadOptions& options, TableLayout& layout) {
  for (const auto& [ours, theirs] : options.columns) {
    const auto named = [&wanted = theirs](const Column& column) { return column.heading == trim(wanted); };
    const auto column = std::find_if(layout.columns.begin(), layout.columns.end(), named);
    if (column == layout.columns.end()) {
      return message(says::RejectNoSuchColumn, theirs, all_headings(layout));
    }
    const std::optional<Field> field = field_of(ours);
    for (Column& other : layout.columns) {
      if (field && other.field == field) other.field.reset();
    }
    column->name = ours;
    column->field = field;
  }
  return std::nullopt;
}

bool is_named(const Column& column, const ReadOptions& options) {
  return std::any_of(options.columns.begin(), options.columns.end(),
                     [&](const auto& pair) { return column.heading == trim(pair.second); });
}

/// Of columns for the same field the surest keeps it; the others are metadata. An error where two are equally
/// sure.
std::optional<Message> settle_fields(const ReadOptions& options, TableLayout& layout) {
  const auto rank = [&](const Column& column) {
    if (is_named(column, options)) return -1;
    const auto known = known_name(column.heading);
    return known ? known->rank : 0;
  };
  for (auto column = layout.columns.begin(); column != layout.columns.end(); ++column) {
    if (!column->field) continue;
    for (auto other = layout.columns.begin(); other != column; ++other) {
      if (other->field != column->field) continue;
      const int difference = rank(*column) - rank(*other);
      if (difference == 0) return message(says::RejectSameColumns, other->heading, column->heading);
      (difference < 0 ? *other : *column).field.reset();
      if (difference > 0) break;
    }
  }
  return std::nullopt;
}

/// Metadata of the same name: each is kept.
void tell_names_apart(TableLayout& layout) {
  for (auto column = layout.columns.begin(); column != layout.columns.end(); ++column) {
    if (column->field || column->name.empty()) continue;
    const std::string name = column->name;
    const auto is_taken = [&](const Column& other) { return !other.field && other.name == column->name; };
    for (int number = 2; std::any_of(layout.columns.begin(), column, is_taken); ++number) {
      column->name = name + ' ' + std::to_string(number);
    }
  }
}

std::string_view likely_call(const TableLayout& layout) {
  const auto column = std::find_if(layout.columns.begin(), layout.columns.end(), [](const Column& candidate) {
    return !candidate.field && may_name_call(candidate.heading);
  });
  return column == layout.columns.end() ? std::string_view() : std::string_view(column->heading);
}

}  // namespace

std::optional<size_t> TableLayout::find(Field field) const {
  const auto column = std::find_if(columns.begin(), columns.end(),
                                   [&](const Column& candidate) { return candidate.field == field; });
  if (column == columns.end()) return std::nullopt;
  return static_cast<size_t>(column - columns.begin());
}

Result<TableLayout> name_columns(const TableRecord& headings, const ReadOptions& options) {
  TableLayout layout;
  for (size_t i = 0; i < headings.size(); ++i) {
    const std::string heading(trim(headings.cell(i)));
    layout.columns.push_back({heading, heading, field_of(heading)});
  }
  if (auto problem = apply_options(options, layout)) return unexpected(std::move(*problem));
  if (auto problem = settle_fields(options, layout)) return unexpected(std::move(*problem));
  const bool has_end = layout.find(Field::End) || layout.find(Field::EndSeconds);
  const bool has_begin = layout.find(Field::Begin) || layout.find(Field::BeginSeconds);
  const bool has_start = layout.find(Field::Start).has_value();
  for (Column& column : layout.columns) {
    if (column.field != Field::StartTime) continue;
    if (!has_begin && (has_end || has_start)) {
      column.field = Field::Begin;
    } else if (has_begin && !has_start) {
      column.field = Field::Start;
    } else if (has_begin) {
      column.field.reset();
    }
  }
  tell_names_apart(layout);
  return layout;
}

Result<TableLayout> read_layout(const TableRecord& headings, const ReadOptions& options) {
  auto layout = name_columns(headings, options);
  if (!layout) return layout;
  const bool has_speaker = layout->find(Field::Speaker) || layout->find(Field::Channel);
  for (const auto& [field, there] :
       {std::pair(Field::Speaker, has_speaker), {Field::Text, layout->find(Field::Text).has_value()}}) {
    if (there) continue;
    return unexpected(message(says::RejectColumnMissing, field_name(field), all_headings(*layout)));
  }
  if (layout->find(Field::Call)) return layout;
  const std::string_view guess = likely_call(*layout);
  if (guess.empty()) return unexpected(message(says::RejectNoCallColumn, all_headings(*layout)));
  return unexpected(message(says::RejectNoCallColumnGuess, all_headings(*layout), guess));
}

Result<TableLayout> layout_of(const Chunk& chunk, const ReadOptions& options) {
  TableRecord headings;
  size_t at = 0;
  headings.read(chunk.header, at, true, chunk.delimiter);
  return read_layout(headings, options);
}

bool looks_like_headings(const TableRecord& row, const ReadOptions& options) {
  if (row.size() < 2) return false;
  const auto layout = name_columns(row, options);
  if (!layout) return false;
  const auto known = std::count_if(layout->columns.begin(), layout->columns.end(),
                                   [](const Column& column) { return column.field.has_value(); });
  return known >= 2 &&
         (layout->find(Field::Speaker) || layout->find(Field::Channel) || layout->find(Field::Text));
}

}  // namespace zhijian
