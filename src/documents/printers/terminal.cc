#include "documents/printers/terminal.h"

#include <algorithm>
#include <iterator>
#include <limits>

#include "documents/text_layout.h"
#include "text/width.h"

namespace zhijian {

namespace {

constexpr int kGap = 2;
constexpr int kNoteAtLeast = 24;  // columns that a note needs to stand in the line itself
constexpr int kNoteIndent = 8;
constexpr int kNarrow = 60;  // terminals with fewer columns get shorter bars
constexpr int kBarColumns = 20;
constexpr int kNarrowBarColumns = 8;
constexpr int kItemIndent = 2;
constexpr int kBelowIndent = 6;

/// How a table is made to fit: the first of these that does, else the last.
struct Fit {
  int bars;   ///< parts of a hundred of their length
  int texts;  ///< columns of a text at most
  int drop;   ///< columns up to this one of Column::drop are left out
};
constexpr Fit kFits[] = {{100, 99, 0}, {50, 99, 0}, {50, 10, 0}, {0, 10, 0}, {0, 8, 0},
                         {0, 8, 1},    {0, 8, 2},   {0, 8, 3},   {0, 8, 4}};
constexpr Fit kUncutFits[] = {{100, 99, 0}, {50, 99, 0}, {0, 99, 0}};

class Writer {
 public:
  explicit Writer(const TerminalOptions& options) : options_(options) {}

  std::string print(const Document& document) {
    for (size_t i = 0; i < document.size(); ++i) {
      const Block* before = i == 0 ? nullptr : &document[i - 1];
      if (before != nullptr && starts_apart(*before, document[i])) out_ += '\n';
      std::visit([&](const auto& known) { print(known); }, document[i]);
    }
    return std::move(out_);
  }

 private:
  /// A heading has an empty line before it, as have blocks that no heading keeps together.
  static bool starts_apart(const Block& before, const Block& block) {
    if (std::holds_alternative<Heading>(block)) return true;
    return !std::holds_alternative<Heading>(before);
  }

  void paragraph(int indent, const std::string& content, Style style = Style::Plain) {
    for (std::string& part : wrap(plain(content), std::max(1, options_.width - indent))) {
      out_.append(static_cast<size_t>(indent), ' ');
      out_ += styled(std::move(part), style, options_.color) + '\n';
    }
  }

  void print(const Heading& heading) { paragraph(0, heading.text, Style::Bold); }

  void print(const List& list) {
    for (const Item& item : list.items) {
      if (list.kind == List::Kind::Places) {
        out_ += "  " + plain(item.text) + '\n';
      } else if (list.kind == List::Kind::Facts) {
        print_fact(item);
      } else {
        print_item(item);
      }
    }
  }

  void print_fact(const Item& item) {
    if (!item.bar) return paragraph(0, item.text, item.style);
    const int columns = options_.width < kNarrow ? kNarrowBarColumns : kBarColumns;
    std::string line = plain(item.text) + "  " + bar(item.bar->value, item.bar->full, columns);
    if (!item.tail.empty()) line += "  " + plain(item.tail);
    out_ += styled(std::move(line), item.style, options_.color) + '\n';
  }

  /// What follows the first line stands under the text, not under what leads it.
  void print_item(const Item& item) {
    const std::string lead = plain(item.lead);
    const int used = kItemIndent + (lead.empty() ? 0 : display_width(lead) + kGap);
    const std::vector<std::string> lines = wrap(plain(item.text), std::max(1, options_.width - used));
    for (size_t i = 0; i < lines.size(); ++i) {
      const bool leads = i == 0 && !lead.empty();
      out_.append(static_cast<size_t>(leads ? kItemIndent : used), ' ');
      if (leads) out_ += styled(lead, item.style, options_.color) + "  ";
      out_ += lines[i] + '\n';
    }
    for (const Item& below : item.items) paragraph(kBelowIndent, below.text, below.style);
  }

  /// The table without its note, fitted to the width.
  TextTable laid_out(const Table& table, const Fit& fit, int width) const {
    std::vector<TextTable::Column> columns;
    std::vector<size_t> shown;
    for (size_t i = 0; i < table.columns.size(); ++i) {
      const Column& column = table.columns[i];
      const bool dropped = column.drop > 0 && column.drop <= fit.drop;
      const int bars = column.most * fit.bars / 100;
      if (dropped || column.kind == Column::Kind::Note || (column.kind == Column::Kind::Bar && bars == 0))
        continue;
      shown.push_back(i);
      TextTable::Column& to = columns.emplace_back();
      to.heading = table.evident ? "" : plain(column.heading);
      to.right = column.kind == Column::Kind::Number;
      to.most = options_.cut ? std::min(column.most, fit.texts) : std::numeric_limits<int>::max();
      if (column.kind == Column::Kind::Number) to.most = std::max(column.most, width);
      if (column.kind == Column::Kind::Bar) to.heading = std::string(static_cast<size_t>(bars), ' ');
    }
    TextTable laid(std::move(columns));
    for (const std::vector<Cell>& row : table.rows) {
      std::vector<TableCell> cells;
      for (const size_t i : shown) {
        const int bars = table.columns[i].most * fit.bars / 100;
        const std::string text =
            row[i].bar ? bar(row[i].bar->value, row[i].bar->full, bars) : plain(row[i].text);
        cells.push_back({text, row[i].style});
      }
      laid.add(std::move(cells));
    }
    return laid;
  }

  TextTable fitting(const Table& table, int width) const {
    const Fit* const first = options_.cut ? std::begin(kFits) : std::begin(kUncutFits);
    const Fit* const end = options_.cut ? std::end(kFits) : std::end(kUncutFits);
    for (const Fit* fit = first; fit + 1 != end; ++fit) {
      TextTable laid = laid_out(table, *fit, width);
      if (laid.width() <= width) return laid;
    }
    return laid_out(table, end[-1], width);
  }

  void print(const Table& table) {
    const int indent = table.evident ? kItemIndent : 0;
    const TextTable laid = fitting(table, options_.width - indent);
    const std::vector<std::string> lines = laid.lines(options_.color);
    const std::vector<std::string> colorless = options_.color ? laid.lines(false) : lines;
    const bool has_note = !table.columns.empty() && table.columns.back().kind == Column::Kind::Note;
    const std::string heading = has_note ? table.columns.back().heading : "";
    const int rest = options_.width - laid.width() - kGap;
    const bool beside = rest >= kNoteAtLeast;
    for (size_t i = table.evident ? 1 : 0; i < lines.size(); ++i) {
      out_.append(static_cast<size_t>(indent), ' ').append(lines[i]);
      if (has_note && i == 0 && beside)
        print_note(heading, laid.width() - display_width(colorless[i]), rest, Style::Bold);
      if (has_note && i > 0 && !table.rows[i - 1].back().text.empty()) {
        const std::string& note = table.rows[i - 1].back().text;
        if (beside) {
          print_note(note, laid.width() - display_width(colorless[i]), rest, Style::Dim);
        } else {
          out_ += '\n';
          print_note(table.columns.back().label + note, kNoteIndent - kGap, options_.width - kNoteIndent,
                     Style::Dim);
        }
      }
      out_ += '\n';
    }
  }

  void print_note(const std::string& note, int gap, int columns, Style style) {
    const std::string text = options_.cut ? fit_width(plain(note), columns) : plain(note);
    out_.append(static_cast<size_t>(gap + kGap), ' ').append(styled(text, style, options_.color));
  }

  const TerminalOptions& options_;
  std::string out_;
};

}  // namespace

std::string terminal_text(const Document& document, const TerminalOptions& options) {
  return Writer(options).print(document);
}

}  // namespace zhijian
