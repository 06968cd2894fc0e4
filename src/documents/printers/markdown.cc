#include "documents/printers/markdown.h"

#include "documents/markdown_text.h"

namespace zhijian {

namespace {

class Writer {
 public:
  void print(const Heading& heading) {
    out_.append(static_cast<size_t>(heading.level), '#').append(" ").append(markdown_text(heading.text));
    out_ += '\n';
  }

  void print(const List& list) {
    for (const Item& item : list.items) print(item, 0);
  }

  void print(const Table& table) {
    std::string rule;
    for (const Column& column : table.columns) {
      if (column.kind == Column::Kind::Bar) continue;
      out_ += "| " + markdown_text(column.heading) + ' ';
      rule += column.kind == Column::Kind::Number ? "| ---: " : "| --- ";
    }
    out_ += "|\n" + rule + "|\n";
    for (const std::vector<Cell>& row : table.rows) {
      for (size_t i = 0; i < row.size(); ++i) {
        if (table.columns[i].kind != Column::Kind::Bar) out_ += "| " + markdown_text(row[i].text) + ' ';
      }
      out_ += "|\n";
    }
  }

  /// Each block but the first has an empty line before it.
  std::string print(const Document& document) {
    for (const Block& block : document) {
      if (!out_.empty()) out_ += '\n';
      std::visit([&](const auto& known) { print(known); }, block);
    }
    return std::move(out_);
  }

 private:
  void print(const Item& item, int level) {
    out_.append(static_cast<size_t>(level) * 2, ' ').append("- ");
    if (!item.lead.empty()) out_ += "**" + markdown_text(item.lead) + "** ";
    const bool praised = level > 0 && item.style == Style::Good;
    out_ += praised ? "*" + markdown_text(item.text) + "*" : markdown_text(item.text);
    if (!item.tail.empty()) out_ += " " + markdown_text(item.tail);
    out_ += '\n';
    for (const Item& below : item.items) print(below, level + 1);
  }

  std::string out_;
};

}  // namespace

std::string markdown(const Document& document) {
  return Writer().print(document);
}

}  // namespace zhijian
