#pragma once

#include <cstdint>

#include "base/diagnostic.h"

namespace zhijian {

/// What can be said about a rubric: `ZHIJIAN_DIAGNOSTIC(name, "E001", Error, message_id)` in
/// `base/diagnostics.def`. Codes are stable: they are never given to another finding.
enum class DiagnosticCode : uint16_t {
#define ZHIJIAN_DIAGNOSTIC(name, code, severity, message) name,
#include "base/diagnostics.def"
#undef ZHIJIAN_DIAGNOSTIC
  kCount
};

}  // namespace zhijian
