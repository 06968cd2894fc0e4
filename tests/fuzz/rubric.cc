// Any bytes as a rubric: it is loaded, linted and compiled, or something is found, at a place that exists.
#include <memory>
#include <string>
#include <string_view>

#include "base/diagnostic_code.h"
#include "base/utf8.h"
#include "evaluate/evaluator.h"
#include "fuzz/require.h"
#include "language/lint/lint.h"
#include "language/load/load.h"
#include "language/syntax/render_diagnostic.h"
#include "run/run_examples.h"

using namespace zhijian;

namespace {

/// There is nothing that could be extended.
class NoFiles final : public RubricSource {
 public:
  Result<std::string> read(const std::string&) const override { return unexpected(Message{}); }
};

void check(const Diagnostics& diagnostics) {
  for (const Diagnostic& finding : diagnostics.all()) {
    if (finding.place.file) {
      const std::string_view text = finding.place.file->text();
      FUZZ_REQUIRE(finding.place.span.begin <= finding.place.span.end &&
                   finding.place.span.end <= text.size());
    }
    for (const Language language : {Language::English, Language::Traditional}) {
      const std::string shown = render(finding, language, false);
      FUZZ_REQUIRE(!shown.empty());
    }
  }
}

bool has_error(const Diagnostics& diagnostics) {
  for (const Diagnostic& finding : diagnostics.all()) {
    if (diagnostic_info(finding.code).severity == Severity::Error) return true;
  }
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  LoadOptions options;
  options.source = std::make_shared<NoFiles>();
  Diagnostics diagnostics;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::optional<Rubric> rubric = load_rubric_text("fuzz.yaml", text, options, diagnostics);
  FUZZ_REQUIRE(rubric.has_value() != has_error(diagnostics));
  if (rubric) {
    lint_rubric(*rubric, diagnostics);
    FUZZ_REQUIRE(!canonical_form(*rubric).empty());
    const auto compiled = compile(*rubric, diagnostics);
    FUZZ_REQUIRE((compiled != nullptr) != has_error(diagnostics));
    if (compiled) {
      Evaluator evaluator(compiled);
      for (const Rule& rule : rubric->rules) {
        for (const Example& example : rule.examples) {
          if (const auto call = parse_example(example.text)) evaluator.evaluate(*call, 0);
        }
      }
    }
  }
  check(diagnostics);
  return 0;
}
