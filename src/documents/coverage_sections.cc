#include "documents/coverage_sections.h"

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

  std::vector<CoverageSection> make() {
    add_verdicts(says::coverage_from_examples, coverage_.examples, &ReachCount::examples);
    add_verdicts(says::coverage_from_calls, coverage_.calls, &ReachCount::calls);
    add_rules(says::coverage_never_apply, coverage_.never_apply);
    add_rules(says::coverage_never_fail, coverage_.never_fail);
    add_rules(says::coverage_always_fail, coverage_.always_fail);
    add_overlaps();
    if (options_.phrases) add_phrases();
    add_unreached();
    return std::move(sections_);
  }

 private:
  std::string say(MessageId id) const { return to_text(id, options_.language); }

  void add(CoverageSection section) {
    if (!section.rows.empty()) sections_.push_back(std::move(section));
  }

  static std::string rule_text(const RuleCoverage& rule) {
    return rule.name.empty() ? rule.id : rule.id + " " + rule.name;
  }

  void add_verdicts(MessageId heading, uint64_t inputs, uint64_t ReachCount::*count) {
    if (inputs == 0) return;
    CoverageSection section{say(heading), {say(says::coverage_rule)}, {false}, {}};
    for (const MessageId verdict : kVerdictMessages) {
      section.columns.push_back(say(verdict));
      section.right.push_back(true);
    }
    for (const RuleCoverage& rule : coverage_.rules) {
      std::vector<std::string>& row = section.rows.emplace_back();
      row.push_back(rule_text(rule));
      for (const ReachCount& verdict : rule.verdicts) row.push_back(std::to_string(verdict.*count));
    }
    add(std::move(section));
  }

  void add_rules(MessageId heading, const std::vector<size_t>& rules) {
    CoverageSection section{say(heading), {}, {}, {}};
    for (const size_t rule : rules) section.rows.push_back({rule_text(coverage_.rules[rule])});
    add(std::move(section));
  }

  void add_overlaps() {
    CoverageSection section{say(says::coverage_overlaps), {}, {}, {}};
    for (const RuleOverlap& overlap : coverage_.overlaps) {
      section.rows.push_back(
          {to_text(message(says::coverage_overlap, rule_text(coverage_.rules[overlap.first]),
                           rule_text(coverage_.rules[overlap.second]), std::to_string(overlap.together),
                           std::to_string(overlap.either)),
                   options_.language)});
    }
    add(std::move(section));
  }

  void add_phrases() {
    CoverageSection section{
        say(says::coverage_phrases),
        {say(says::coverage_phrase_heading), say(says::coverage_examples), say(says::coverage_calls),
         say(says::coverage_sample), say(says::coverage_place)},
        {false, true, true, false, false},
        {}};
    for (const CoverageItem& item : coverage_.items) {
      if (item.kind != CoverageItem::Kind::Phrase || !item.count.any()) continue;
      section.rows.push_back({item.text, std::to_string(item.count.examples),
                              std::to_string(item.count.calls), item.sample, place_text(item.place)});
    }
    add(std::move(section));
  }

  void add_unreached() {
    CoverageSection section{say(says::coverage_unreached), {}, {}, {}};
    for (const CoverageItem& item : coverage_.items) {
      if (item.count.any()) continue;
      section.rows.push_back({to_text(message(says::quality_line, place_text(item.place),
                                              owner_text(item.owner, item.name, options_.language),
                                              unreached_text(item, options_.language)),
                                      options_.language)});
    }
    add(std::move(section));
  }

  const Coverage& coverage_;
  const CoverageReportOptions& options_;
  std::vector<CoverageSection> sections_;
};

}  // namespace

std::vector<CoverageSection> coverage_sections(const Coverage& coverage,
                                               const CoverageReportOptions& options) {
  return Sections(coverage, options).make();
}

std::vector<std::string> coverage_summary(const Coverage& coverage, const std::string& name,
                                          Language language) {
  return {to_text(message(says::coverage_summary, name, std::to_string(coverage.reached),
                          std::to_string(coverage.items.size()), coverage.percent().to_string()),
                  language),
          to_text(message(says::coverage_input, std::to_string(coverage.examples),
                          std::to_string(coverage.calls)),
                  language)};
}

}  // namespace zhijian
