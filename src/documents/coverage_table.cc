#include "documents/coverage_sections.h"
#include "documents/text_layout.h"

namespace zhijian {

namespace {

std::vector<std::string> laid_out(const CoverageSection& section, bool color) {
  std::vector<std::string> lines;
  if (section.columns.empty()) {
    for (const auto& row : section.rows) lines.push_back(plain(row.front()));
    return lines;
  }
  std::vector<TextTable::Column> columns;
  for (size_t c = 0; c < section.columns.size(); ++c)
    columns.push_back({section.columns[c], section.right[c]});
  TextTable table(std::move(columns));
  for (const auto& row : section.rows) {
    std::vector<TableCell> cells;
    for (const std::string& cell : row) cells.push_back({cell});
    table.add(std::move(cells));
  }
  return table.lines(color);
}

}  // namespace

std::string coverage_table(const Coverage& coverage, const std::string& name,
                           const CoverageReportOptions& options) {
  std::string out;
  for (const CoverageSection& section : coverage_sections(coverage, options)) {
    out += styled(section.heading, Style::Bold, options.color) + "\n";
    for (const std::string& line : laid_out(section, options.color)) out += "  " + line + "\n";
    out += "\n";
  }
  for (const std::string& line : coverage_summary(coverage, name, options.language))
    out += plain(line) + "\n";
  return out;
}

}  // namespace zhijian
