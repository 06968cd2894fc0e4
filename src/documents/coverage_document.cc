#include "documents/coverage_report.h"

#include "base/messages/cli.h"
#include "base/messages/quality.h"
#include "documents/coverage_words.h"
#include "documents/quality_words.h"

namespace zhijian {

namespace {

constexpr MessageId kVerdictMessages[] = {says::kVerdictPass, says::kVerdictFail, says::kVerdictNotApplicable,
                                          says::kVerdictUnknown, says::kVerdictReview};
static_assert(std::size(kVerdictMessages) == RuleCoverage::kVerdicts);

class Sections {
 public:
  Sections(const Coverage& coverage, const CoverageReportOptions& options)
      : coverage_(coverage), options_(options) {}

  Document make() {
    add_verdicts(says::coverage_from_examples, coverage_.examples, &ReachCount::examples);
    add_verdicts(says::coverage_from_calls, coverage_.calls, &ReachCount::calls);
    add_rules(says::coverage_never_apply, coverage_.never_apply);
    add_rules(says::coverage_never_fail, coverage_.never_fail);
    add_rules(says::coverage_always_fail, coverage_.always_fail);
    add_overlaps();
    if (options_.phrases) add_phrases();
    add_unreached();
    return std::move(document_);
  }

 private:
  std::string say(MessageId id) const { return to_text(id, options_.language); }

  void add(MessageId heading, Table table) {
    if (table.rows.empty()) return;
    document_.push_back(Heading{say(heading), 2, {}});
    document_.push_back(std::move(table));
  }

  void add(MessageId heading, std::vector<Item> items) {
    if (items.empty()) return;
    document_.push_back(Heading{say(heading), 2, {}});
    document_.push_back(List{List::Kind::Places, std::move(items)});
  }

  static std::string rule_text(const RuleCoverage& rule) {
    return rule.name.empty() ? rule.id : rule.id + " " + rule.name;
  }

  void add_verdicts(MessageId heading, uint64_t inputs, uint64_t ReachCount::*count) {
    if (inputs == 0) return;
    Table table{{{say(says::coverage_rule)}}, {}};
    for (const MessageId verdict : kVerdictMessages)
      table.columns.push_back({say(verdict), Column::Kind::Number});
    for (const RuleCoverage& rule : coverage_.rules) {
      std::vector<Cell>& row = table.rows.emplace_back();
      row.push_back({rule_text(rule)});
      for (const ReachCount& verdict : rule.verdicts) row.push_back({std::to_string(verdict.*count)});
    }
    add(heading, std::move(table));
  }

  void add_rules(MessageId heading, const std::vector<size_t>& rules) {
    std::vector<Item> items;
    for (const size_t rule : rules) items.push_back({rule_text(coverage_.rules[rule])});
    add(heading, std::move(items));
  }

  void add_overlaps() {
    std::vector<Item> items;
    for (const RuleOverlap& overlap : coverage_.overlaps) {
      items.push_back({to_text(message(says::coverage_overlap, rule_text(coverage_.rules[overlap.first]),
                                       rule_text(coverage_.rules[overlap.second]),
                                       std::to_string(overlap.together), std::to_string(overlap.either)),
                               options_.language)});
    }
    add(says::coverage_overlaps, std::move(items));
  }

  void add_phrases() {
    using Kind = Column::Kind;
    Table table{{{say(says::coverage_phrase_heading)},
                 {say(says::coverage_examples), Kind::Number},
                 {say(says::coverage_calls), Kind::Number},
                 {say(says::coverage_sample)},
                 {say(says::coverage_place)}},
                {}};
    for (const CoverageItem& item : coverage_.items) {
      if (item.kind != CoverageItem::Kind::Phrase || !item.count.any()) continue;
      table.rows.push_back({{item.text},
                            {std::to_string(item.count.examples)},
                            {std::to_string(item.count.calls)},
                            {item.sample},
                            {place_text(item.place)}});
    }
    add(says::coverage_phrases, std::move(table));
  }

  void add_unreached() {
    std::vector<Item> items;
    for (const CoverageItem& item : coverage_.items) {
      if (item.count.any()) continue;
      items.push_back({to_text(message(says::quality_line, place_text(item.place),
                                       owner_text(item.owner, item.name, options_.language),
                                       unreached_text(item, options_.language)),
                               options_.language)});
    }
    add(says::coverage_unreached, std::move(items));
  }

  const Coverage& coverage_;
  const CoverageReportOptions& options_;
  Document document_;
};

}  // namespace

Document coverage_sections(const Coverage& coverage, const CoverageReportOptions& options) {
  return Sections(coverage, options).make();
}

List coverage_summary(const Coverage& coverage, const std::string& name, Language language) {
  const auto reached = message(says::coverage_summary, name, std::to_string(coverage.reached),
                               std::to_string(coverage.items.size()), coverage.percent().to_string());
  const auto input =
      message(says::coverage_input, std::to_string(coverage.examples), std::to_string(coverage.calls));
  return {List::Kind::Facts, {{to_text(reached, language)}, {to_text(input, language)}}};
}

}  // namespace zhijian
