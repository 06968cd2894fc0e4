#include "documents/coverage_sections.h"
#include "documents/markdown_text.h"

namespace zhijian {

namespace {

void add_row(const std::vector<std::string>& cells, std::string& out) {
  for (const std::string& cell : cells) out += "| " + markdown_text(cell) + ' ';
  out += "|\n";
}

}  // namespace

std::string coverage_markdown(const Coverage& coverage, const std::string& name,
                              const CoverageReportOptions& options) {
  std::string out;
  for (const std::string& line : coverage_summary(coverage, name, options.language)) {
    out += "- " + markdown_text(line) + "\n";
  }
  for (const CoverageSection& section : coverage_sections(coverage, options)) {
    out += "\n## " + markdown_text(section.heading) + "\n\n";
    if (section.columns.empty()) {
      for (const auto& row : section.rows) out += "- " + markdown_text(row.front()) + "\n";
      continue;
    }
    add_row(section.columns, out);
    for (const bool right : section.right) out += right ? "| ---: " : "| --- ";
    out += "|\n";
    for (const auto& row : section.rows) add_row(row, out);
  }
  return out;
}

}  // namespace zhijian
