// zhijian show: every rule of a rubric as a sentence, grouped by dimension, with points and what to say
// instead.
#include "base/messages/cli.h"
#include "cli/arguments.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/rubrics.h"
#include "cli/text_output.h"
#include "evaluate/describe.h"

namespace zhijian {

namespace {

void declare(Arguments& arguments) {
  Options& options = arguments.options();
  arguments.positionals("RUBRIC", options.rubrics, says::kArgumentRubrics, false);
  arguments.flag("--allow-outside", options.allow_outside, says::kOptionAllowOutside);
  arguments.format("table|md");
  arguments.out_instead();
  arguments.config();
}

/// One rubric as text for the terminal, or as Markdown.
class Page {
 public:
  Page(const CompiledRubric& compiled, bool markdown, Language language)
      : compiled_(compiled), rubric_(rubric_of(compiled)), markdown_(markdown), language_(language) {}

  std::string write() {
    heading(1, rubric_.name.empty() ? rubric_.id : rubric_.name + " (" + rubric_.id + ")");
    if (!rubric_.version.empty()) paragraph(say(says::kShowVersion, {rubric_.version}));
    if (!rubric_.description.empty()) paragraph(rubric_.description);
    paragraph(scoring());
    for (const Dimension& dimension : rubric_.dimensions) {
      const std::string name = dimension.name.empty() ? dimension.id : dimension.name;
      rules_of(dimension.id,
               dimension.max ? say(says::kShowDimension, {name, dimension.max->to_string()}) : name);
    }
    rules_of("", say(says::kShowNoDimension));
    return std::move(out_);
  }

 private:
  std::string say(MessageId id, std::vector<std::string> arguments = {}) const {
    return to_text(Message{id, std::move(arguments)}, language_);
  }

  std::string scoring() const {
    const ScoreOptions& score = rubric_.score;
    const bool deduct = score.method == ScoreOptions::Method::Deduct;
    std::string text = say(deduct ? says::kShowDeduct : says::kShowEarn, {score.base.to_string()});
    if (score.pass) text += say(says::kShowPass, {score.pass->to_string()});
    for (const GradeStep& step : score.grades)
      text += say(says::kShowGrade, {step.name, step.from.to_string()});
    return text;
  }

  void rules_of(const std::string& dimension, const std::string& title) {
    bool first = true;
    for (size_t r = 0; r < rubric_.rules.size(); ++r) {
      const Rule& rule = rubric_.rules[r];
      if (rule.dimension != dimension) continue;
      if (first) heading(2, title);
      first = false;
      const std::string name = rule.name.empty() ? rule.id : rule.name;
      const std::string sentence = describe_rule(compiled_, r, language_);
      out_ += markdown_ ? "- **" + escape(name) + "** (`" + rule.id + "`): " + escape(sentence) + "\n"
                        : "  " + name + " [" + rule.id + "]\n    " + sentence + "\n";
      note(says::kShowInstead, rule.instead);
      note(says::kShowSource, rule.source);
      if (!markdown_) out_ += "\n";
    }
    if (!first && markdown_) out_ += "\n";
  }

  void note(MessageId id, const std::string& text) {
    if (text.empty()) return;
    out_ += markdown_ ? "  - " + escape(say(id, {text})) + "\n" : "    " + say(id, {text}) + "\n";
  }

  void heading(int level, const std::string& text) {
    out_ += markdown_ ? std::string(level, '#') + " " + escape(text) + "\n\n" : text + "\n\n";
  }

  void paragraph(const std::string& text) { out_ += (markdown_ ? escape(text) : text) + "\n\n"; }

  /// Marks of phrases (`…`, `<0-6>`, `(甲|乙)`) stay what they are in Markdown.
  static std::string escape(const std::string& text) {
    std::string out;
    for (const char c : text) {
      if (c == '<' || c == '>' || c == '|' || c == '*' || c == '_' || c == '`' || c == '\\') out += '\\';
      out += c == '\n' ? ' ' : c;
    }
    return out;
  }

  const CompiledRubric& compiled_;
  const Rubric& rubric_;
  const bool markdown_;
  const Language language_;
  std::string out_;
};

ExitStatus run(const Options& options, Console& console) {
  const bool markdown = options.format == "md";
  if (!markdown && !options.format.empty() && options.format != "table") {
    console.error(message(says::kBadValue, "--format", options.format, "table, md"));
    return ExitStatus::CannotStart;
  }
  const std::optional<CompiledRubrics> rubrics = load_rubrics(options, console);
  if (!rubrics) return ExitStatus::CannotStart;
  Result<TextOutput> output = TextOutput::open(options.out, console);
  const auto failed = [&](const Message& why) { return console.error(why), ExitStatus::CannotStart; };
  if (!output) return failed(output.error());
  for (const auto& rubric : *rubrics) {
    const Result<void> written = output->write(Page(*rubric, markdown, console.language()).write());
    if (!written) return failed(written.error());
  }
  const Result<void> committed = output->commit();
  return committed ? ExitStatus::Done : failed(committed.error());
}

}  // namespace

const Command kShowCommand = {"show", says::kCommandShow, declare, run};

}  // namespace zhijian
