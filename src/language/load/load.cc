#include "language/load/load.h"

#include <algorithm>

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "base/utf8.h"
#include "language/digest.h"
#include "language/keys.h"
#include "language/load/check.h"
#include "language/load/definitions.h"
#include "language/load/layers.h"
#include "language/load/load_condition.h"
#include "language/load/load_rule.h"
#include "language/load/resolve.h"
#include "language/syntax/read_node.h"
#include "text/convert.h"

namespace zhijian {

namespace {

const std::vector<std::vector<std::string>> kDefaultSame = {{"帐", "账"}, {"你", "妳"}};

void load_texts(const YamlNode& top, Rubric& rubric, Diagnostics& diagnostics) {
  if (const YamlNode* node = top.find("rubric")) {
    if (const std::string* id = read_name(*node, diagnostics)) rubric.id = *id;
  }
  for (const auto& [key, target] :
       {std::pair("name", &rubric.name), std::pair("description", &rubric.description),
        std::pair("version", &rubric.version)}) {
    if (const YamlNode* node = top.find(key)) read_text_into(*node, *target, diagnostics);
  }
  if (const YamlNode* node = top.find("language")) {
    const std::string* version = read_text(*node, diagnostics);
    if (version != nullptr && *version != "1") {
      report(diagnostics, DiagnosticCode::unsupported_language, node->place, {*version},
             message(says::help_use_rather, "language: 1"));
    }
  }
  if (const YamlNode* node = top.find("opencc")) {
    const std::string* config = read_text(*node, diagnostics);
    const std::vector<std::string> names = converter_names();
    if (config != nullptr && std::find(names.begin(), names.end(), *config) == names.end()) {
      const std::vector<std::string_view> views(names.begin(), names.end());
      diagnostics.add(DiagnosticCode::unknown_conversion, node->place, {*config}).suggestion =
          suggest(*config, views, message(says::help_known_keys, join(views)));
    } else if (config != nullptr) {
      rubric.opencc = *config;
    }
  }
}

/// `same: [您你]` and `same: [您, 你]`: what stands there is a list of lists.
bool report_flat_lists(const YamlNode& same, Diagnostics& diagnostics) {
  std::string meant;
  bool alone = true;  // each entry is a character
  for (const YamlNode& item : same.items) {
    if (!item.is_scalar()) return false;
    const std::u32string characters = to_utf32(item.text);
    alone = alone && characters.size() == 1;
    if (!meant.empty()) meant += alone ? ", " : "], [";
    for (size_t i = 0; i < characters.size(); ++i) {
      meant += (i > 0 ? ", " : "") + to_utf8(characters.substr(i, 1));
    }
  }
  if (meant.empty()) return false;
  report(diagnostics, DiagnosticCode::expected_list, same.place, {},
         message(says::help_list_in_brackets, "[" + meant + "]"));
  return true;
}

/// `fillers` and `same`.
void load_folding(const YamlNode& top, Rubric& rubric, Diagnostics& diagnostics) {
  rubric.fillers = {"嗯", "呃"};
  rubric.same = kDefaultSame;
  if (const YamlNode* node = top.find("fillers"); node != nullptr && expect_list(*node, diagnostics)) {
    rubric.fillers.clear();
    for (const YamlNode& item : node->items) {
      if (const std::string* filler = read_text(item, diagnostics)) rubric.fillers.push_back(*filler);
    }
  }
  const YamlNode* same = top.find("same");
  if (same == nullptr || !expect_list(*same, diagnostics) || report_flat_lists(*same, diagnostics)) return;
  for (const YamlNode& list : same->items) {
    if (!expect_list(list, diagnostics)) continue;
    std::vector<std::string> characters;
    for (const Named& item : read_texts(list, diagnostics)) {
      if (count_code_points(item.text) != 1) {
        diagnostics.add(DiagnosticCode::not_one_character, item.place, {item.text});
      }
      characters.push_back(item.text);
    }
    rubric.same.push_back(std::move(characters));
  }
}

void load_lint(const YamlNode& top, Rubric& rubric, Diagnostics& diagnostics) {
  const YamlNode* lint = top.find("lint");
  if (lint == nullptr || !expect_map(*lint, diagnostics)) return;
  check_keys(*lint, kLintKeys, diagnostics);
  const YamlNode* ignore = lint->find("ignore");
  if (ignore == nullptr) return;
  std::vector<std::string_view> warnings;
  for (size_t code = 0; code < static_cast<size_t>(DiagnosticCode::kCount); ++code) {
    const DiagnosticInfo& info = diagnostic_info(static_cast<DiagnosticCode>(code));
    if (info.severity == Severity::Warning) warnings.push_back(info.code);
  }
  for (const Named& code : read_texts(*ignore, diagnostics)) {
    if (std::find(warnings.begin(), warnings.end(), code.text) == warnings.end()) {
      diagnostics.add(DiagnosticCode::unknown_lint_code, code.place, {code.text}).suggestion =
          suggest(code.text, warnings);
    }
    rubric.lint_ignore.push_back(code.text);
  }
}

Rubric load_tree(const ResolvedTree& tree, Diagnostics& diagnostics) {
  Rubric rubric;
  load_texts(tree.top, rubric, diagnostics);
  load_folding(tree.top, rubric, diagnostics);
  load_lint(tree.top, rubric, diagnostics);
  if (const YamlNode* node = tree.top.find("applies_to"))
    rubric.applies_to = load_field_tests(*node, diagnostics);
  if (const YamlNode* node = tree.top.find("score")) rubric.score = load_score(*node, diagnostics);
  if (const YamlNode* node = tree.top.find("dimensions"))
    rubric.dimensions = load_dimensions(*node, diagnostics);
  rubric.phrases = load_sets(tree.phrases, diagnostics);
  rubric.moments = load_moments(tree.moments, diagnostics);
  for (const YamlNode& rule : tree.rules) rubric.rules.push_back(load_rule(rule, diagnostics));
  if (rubric.rules.empty() && rubric.phrases.empty() && rubric.moments.empty() && !diagnostics.has_errors()) {
    const YamlNode* id = tree.top.find("rubric");
    report(diagnostics, DiagnosticCode::no_rules, id != nullptr ? id->place : tree.top.place, {},
           message(says::help_add_rules));
  }
  return rubric;
}

void check_rubric(const Rubric& rubric, Diagnostics& diagnostics) {
  check_sets(rubric, diagnostics);
  const bool moments_have_ends = check_moment_cycles(rubric, diagnostics);
  check_conditions(rubric, moments_have_ends, diagnostics);
  check_rules(rubric, diagnostics);
}

/// Findings in order, without the warnings that the rubric's author has considered.
void hand_over(Diagnostics& found, const std::vector<std::string>& ignored, Diagnostics& diagnostics) {
  found.sort();
  for (const Diagnostic& finding : found.all()) {
    const std::string_view code = diagnostic_info(finding.code).code;
    if (std::find(ignored.begin(), ignored.end(), code) != ignored.end()) continue;
    diagnostics.add(finding);
  }
}

std::optional<Rubric> load_file(const RubricLocation& location, const std::shared_ptr<const SourceFile>& file,
                                const LoadOptions& options, Diagnostics& diagnostics) {
  Diagnostics found;
  const std::vector<YamlNode> layers = read_layers(location, file, options.allow_outside, found);
  Rubric rubric;
  if (!layers.empty()) {
    const ResolvedTree tree = resolve(layers, found);
    rubric = load_tree(tree, found);
    check_rubric(rubric, found);
  }
  hand_over(found, rubric.lint_ignore, diagnostics);
  if (found.has_errors()) return std::nullopt;
  rubric.file = file->name();
  rubric.digest = digest(rubric);
  return rubric;
}

}  // namespace

std::optional<Rubric> load_rubric(const std::string& name, const LoadOptions& options,
                                  Diagnostics& diagnostics) {
  const RubricLocation location = options.source ? RubricLocation{options.source, name} : locate_rubric(name);
  const std::string shown = location.source->name(location.path);
  Result<std::string> text = read_rubric_file(location);
  if (!text) {
    const auto nothing = std::make_shared<const SourceFile>(shown, "");
    diagnostics.add(DiagnosticCode::file_unreadable, {nothing, {}}, {shown}).suggestion = text.error();
    return std::nullopt;
  }
  return load_file(location, std::make_shared<const SourceFile>(shown, std::move(*text)), options,
                   diagnostics);
}

std::optional<Rubric> load_rubric_text(std::string name, std::string text, const LoadOptions& options,
                                       Diagnostics& diagnostics) {
  const auto source = options.source ? options.source : std::make_shared<const DiskSource>();
  const RubricLocation location{source, name};
  return load_file(location, std::make_shared<const SourceFile>(std::move(name), std::move(text)), options,
                   diagnostics);
}

}  // namespace zhijian
