#include "base/diagnostic.h"

#include <algorithm>
#include <tuple>

#include "base/diagnostic_code.h"
#include "base/messages/match.h"
#include "base/messages/rubric.h"

namespace zhijian {

namespace {

constexpr DiagnosticInfo kInfos[] = {
#define ZHIJIAN_DIAGNOSTIC(name, code, severity, message) {#name, code, Severity::severity, says::message},
#include "base/diagnostics.def"
#undef ZHIJIAN_DIAGNOSTIC
};

}  // namespace

const DiagnosticInfo& diagnostic_info(DiagnosticCode code) {
  return kInfos[static_cast<size_t>(code)];
}

Diagnostic& Diagnostics::add(DiagnosticCode code, Place place, std::vector<std::string> arguments) {
  Message message{diagnostic_info(code).message, std::move(arguments)};
  return findings_.emplace_back(Diagnostic{code, std::move(place), std::move(message), std::nullopt});
}

bool Diagnostics::has_errors() const {
  return std::any_of(findings_.begin(), findings_.end(),
                     [](const Diagnostic& finding) { return finding.severity() == Severity::Error; });
}

void Diagnostics::sort() {
  const auto key = [](const Diagnostic& finding) {
    const std::string_view file = finding.place.file ? std::string_view(finding.place.file->name()) : "";
    return std::tuple(file, finding.place.span.begin, finding.place.span.end, finding.code,
                      std::cref(finding.message.arguments).get());
  };
  std::stable_sort(findings_.begin(), findings_.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  const auto equal = [&](const Diagnostic& a, const Diagnostic& b) { return key(a) == key(b); };
  findings_.erase(std::unique(findings_.begin(), findings_.end(), equal), findings_.end());
}

}  // namespace zhijian
