#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/source_file.h"

namespace zhijian {

enum class Severity : uint8_t { Error, Warning };

/// Names a finding; the names themselves are in base/diagnostic_code.h.
enum class DiagnosticCode : uint16_t;

struct DiagnosticInfo {
  std::string_view name;  ///< as in the table
  std::string_view code;  ///< "E001", "W012"
  Severity severity;
  MessageId message;
};

const DiagnosticInfo& diagnostic_info(DiagnosticCode code);

/// One finding: what is wrong, where, and what to do about it.
struct Diagnostic {
  DiagnosticCode code;
  Place place;
  Message message;
  std::optional<Message> suggestion;

  Severity severity() const { return diagnostic_info(code).severity; }
};

/// Collects findings; everything that looks at a rubric reports into one of these and goes on.
class Diagnostics {
 public:
  /// The message is the code's own, with these arguments.
  Diagnostic& add(DiagnosticCode code, Place place, std::vector<std::string> arguments = {});

  /// A finding that was made elsewhere.
  void add(Diagnostic finding) { findings_.push_back(std::move(finding)); }

  const std::vector<Diagnostic>& all() const { return findings_; }
  bool has_errors() const;
  /// Into the order of file, place and code; equal findings once.
  void sort();

 private:
  std::vector<Diagnostic> findings_;
};

}  // namespace zhijian
