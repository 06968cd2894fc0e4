#include "language/loading.h"

#include <doctest/doctest.h>

#include "base/messages/rubric.h"
#include "language/syntax/render_diagnostic.h"

namespace zhijian::testing {

Loaded load_from(const Files& files, const std::string& name, bool allow_outside) {
  LoadOptions options;
  options.allow_outside = allow_outside;
  options.source = std::make_shared<ReadWith>([&](const std::string& path) -> Result<std::string> {
    const auto found = files.find(path);
    if (found == files.end()) return unexpected(message(says::help_system_says, "no such file"));
    return found->second;
  });
  Loaded loaded;
  loaded.rubric = load_rubric(name, options, loaded.diagnostics);
  return loaded;
}

Loaded load_text(const std::string& text) {
  return load_from({{"test.yaml", text}}, "test.yaml");
}

Rubric load_fine(const std::string& text) {
  Loaded loaded = load_text(text);
  std::string shown;
  for (const Diagnostic& finding : loaded.diagnostics.all())
    shown += render(finding, Language::English, false);
  REQUIRE_MESSAGE(loaded.rubric, shown);
  return std::move(*loaded.rubric);
}

std::string codes(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& finding : diagnostics.all()) {
    if (!out.empty()) out += ' ';
    out += diagnostic_info(finding.code).code;
    if (finding.place.file == nullptr) continue;
    const LineColumn at = finding.place.file->line_column(finding.place.span.begin);
    out += "@" + std::to_string(at.line) + ":" + std::to_string(at.column);
  }
  return out;
}

std::string codes_of(const std::string& text) {
  return codes(load_text(text).diagnostics);
}

std::string dump(const std::vector<PhrasePart>& parts) {
  static constexpr const char* kBuiltins[] = {"digits", "surname", "person", "title", "staff-id"};
  std::string out;
  for (const PhrasePart& part : parts) {
    switch (part.kind) {
      case PhrasePart::Kind::Text:
        out += part.text;
        break;
      case PhrasePart::Kind::Punctuation:
        out += "'" + part.text + "'";
        break;
      case PhrasePart::Kind::Gap:
        out += "{" + std::to_string(part.min) + "," + std::to_string(part.max) + "}";
        break;
      case PhrasePart::Kind::Builtin:
        out += std::string("<=") + kBuiltins[static_cast<size_t>(part.builtin)] + ">";
        break;
      case PhrasePart::Kind::Set:
        out += "<" + part.text + ">";
        break;
      case PhrasePart::Kind::CallField:
        out += "<call." + part.text + ">";
        break;
      case PhrasePart::Kind::Choice:
        for (size_t i = 0; i < part.choices.size(); ++i) out += (i == 0 ? "(" : "|") + dump(part.choices[i]);
        out += ")";
        break;
    }
  }
  return out;
}

}  // namespace zhijian::testing
