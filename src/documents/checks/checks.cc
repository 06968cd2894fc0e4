#include "documents/checks/checks.h"

#include <algorithm>

namespace zhijian {

std::optional<CheckPlace> check_place(const Place& place) {
  if (place.file == nullptr) return std::nullopt;
  if (place.file->text().empty()) return check_line(place.file->name(), 0);
  return CheckPlace{place.file->name(), place.file->line_column(place.span.begin),
                    place.file->line_column(place.span.end)};
}

CheckPlace check_line(std::string file, int line) {
  return {std::move(file), {line, 0}, {line, 0}};
}

bool Checks::failed() const {
  return std::any_of(list.begin(), list.end(),
                     [](const Check& check) { return check.outcome == CheckOutcome::Failed; });
}

std::optional<CheckFormat> check_format(std::string_view name) {
  if (name == "sarif") return CheckFormat::Sarif;
  if (name == "junit") return CheckFormat::Junit;
  if (name == "github") return CheckFormat::Github;
  if (name == "tap") return CheckFormat::Tap;
  return std::nullopt;
}

std::string render_checks(const Checks& checks, CheckFormat format) {
  switch (format) {
    case CheckFormat::Sarif:
      return checks_sarif(checks);
    case CheckFormat::Junit:
      return checks_junit(checks);
    case CheckFormat::Github:
      return checks_github(checks);
    case CheckFormat::Tap:
      break;
  }
  return checks_tap(checks);
}

}  // namespace zhijian
