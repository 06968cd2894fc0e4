#include "cli/commands/explanation.h"

#include <algorithm>
#include <set>
#include <vector>

#include "base/messages/cli.h"
#include "cli/color.h"
#include "cli/commands/near_miss_text.h"
#include "text/width.h"

namespace zhijian {

namespace {

/// A stretch of the call that rules have found something in.
struct Mark {
  Span span;  ///< in Call::text
  bool bad = false;
  std::set<std::string_view> rules;
};

MessageId speaker_message(Speaker speaker) {
  switch (speaker) {
    case Speaker::Agent:
      return says::kSpeakerAgent;
    case Speaker::Customer:
      return says::kSpeakerCustomer;
    case Speaker::System:
      return says::kSpeakerSystem;
    case Speaker::Other:
      break;
  }
  return says::kSpeakerOther;
}

MessageId grade_message(Grade grade) {
  switch (grade) {
    case Grade::Exact:
      return says::kGradeExact;
    case Grade::Variant:
      return says::kGradeVariant;
    case Grade::Homophone:
      return says::kGradeHomophone;
    case Grade::Similar:
      break;
  }
  return says::kGradeSimilar;
}

MessageId probe_message(Probe probe) {
  switch (probe) {
    case Probe::Silence:
      return says::kExplainSilence;
    case Probe::Overlap:
      return says::kExplainOverlap;
    case Probe::Rate:
      return says::kExplainRate;
    case Probe::Repeats:
      return says::kExplainRepeats;
    case Probe::Label:
    case Probe::None:
      break;
  }
  return says::kExplainLabel;
}

bool failed(Verdict verdict) {
  return verdict == Verdict::Fail || verdict == Verdict::Review;
}

/// Hits of different rules that share words become one mark, so that marks never overlap.
std::vector<Mark> marks_of(const Rubric& rubric, const CallOutcome& outcome, const std::string& only) {
  std::vector<Mark> marks;
  for (size_t i = 0; i < rubric.rules.size(); ++i) {
    if (!only.empty() && rubric.rules[i].id != only) continue;
    for (const Evidence& evidence : outcome.rules[i].evidence) {
      if (evidence.missing) continue;
      for (const Piece& piece : evidence.pieces) {
        if (!piece.text.empty())
          marks.push_back({piece.text, failed(outcome.rules[i].verdict), {rubric.rules[i].id}});
      }
    }
  }
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return std::pair(a.span.begin, a.span.end) < std::pair(b.span.begin, b.span.end);
  });
  std::vector<Mark> apart;
  for (Mark& mark : marks) {
    if (apart.empty() || !apart.back().span.overlaps(mark.span)) {
      apart.push_back(std::move(mark));
      continue;
    }
    Mark& last = apart.back();
    last.span.end = std::max(last.span.end, mark.span.end);
    last.bad = last.bad || mark.bad;
    last.rules.merge(mark.rules);
  }
  return apart;
}

class Explainer {
 public:
  Explainer(const Call& call, const std::shared_ptr<const CompiledRubric>& rubric, const CallOutcome& outcome,
            const CallRecord& record, const ExplanationStyle& style)
      : call_(call),
        rubric_(rubric_of(*rubric)),
        outcome_(outcome),
        record_(record),
        style_(style),
        paint_(style.color),
        near_misses_(rubric, call, outcome.agent),
        near_miss_text_(call, style.language, paint_) {}

  std::string explain() {
    heading();
    words(marks_of(rubric_, outcome_, style_.rule));
    out_ += "\n";
    for (size_t i = 0; i < record_.rules.size(); ++i) {
      const bool applied = record_.rules[i].verdict != Verdict::NotApplicable;
      if (style_.rule.empty() ? applied : record_.rules[i].id == style_.rule) rule(i);
    }
    not_applicable(says::kExplainNoMoment, [](const Rule& rule) { return rule.when.has_value(); });
    not_applicable(says::kExplainNotFor, [](const Rule& rule) { return !rule.when.has_value(); });
    return std::move(out_);
  }

 private:
  std::string say(MessageId id) const { return to_text(id, style_.language); }
  template <typename... Args>
  std::string say(MessageId id, Args&&... arguments) const {
    return to_text(message(id, std::forward<Args>(arguments)...), style_.language);
  }

  void heading() {
    const std::string place = call_.file + ":" + std::to_string(call_.line);
    std::string agent(record_.agent);
    if (!record_.agent_name.empty()) agent += " " + std::string(record_.agent_name);
    out_ += paint_.bold(say(says::kExplainCall, call_.id, agent, place)) + "\n";
    std::string score = record_.score ? record_.score->to_string() : "–";
    if (record_.grade) score += " " + std::string(*record_.grade);
    if (record_.critical) score += " " + say(says::kExplainCritical);
    out_ += say(says::kExplainScore, rubric_.id, score) + "\n\n";
  }

  /// Every segment, the number of the turn that it begins, its speaker, and its text with the marks.
  void words(const std::vector<Mark>& marks) {
    int label_width = 0;
    for (const Segment& segment : call_.segments) {
      label_width = std::max(label_width, display_width(say(speaker_message(segment.speaker))));
    }
    auto next = marks.begin();
    uint32_t last_turn = 0;
    for (size_t i = 0; i < call_.segments.size(); ++i) {
      const Segment& segment = call_.segments[i];
      const uint32_t turn = near_misses_.turn_of_segment(static_cast<uint32_t>(i));
      const std::string number = turn == 0 || turn == last_turn ? "" : std::to_string(turn);
      if (turn != 0) last_turn = turn;
      out_ += paint_.faint(pad_left(number, 4)) + "  " +
              pad_right(say(speaker_message(segment.speaker)), label_width) + "  ";
      uint32_t at = segment.text.begin;
      for (; next != marks.end() && next->span.begin < segment.text.end; ++next) {
        out_ += slice({at, next->span.begin}) + marked(*next);
        at = next->span.end;
      }
      out_ += slice({at, segment.text.end}) + "\n";
    }
  }

  std::string slice(Span span) const {
    return on_one_line(std::string_view(call_.text).substr(span.begin, span.size()));
  }

  /// The words in brackets, so that they are seen without colour too, and the rules that they are a hit of.
  std::string marked(const Mark& mark) const {
    const std::string text = "[" + slice(mark.span) + "]";
    std::string rules;
    for (const std::string_view id : mark.rules) rules += (rules.empty() ? "" : " ") + std::string(id);
    return (mark.bad ? paint_.red(text) : paint_.green(text)) + paint_.faint("{" + rules + "}");
  }

  void rule(size_t index) {
    const RuleRecord& record = record_.rules[index];
    const char* sign = record.verdict == Verdict::Pass   ? "✓"
                       : record.verdict == Verdict::Fail ? "✗"
                       : failed(record.verdict)          ? "?"
                                                         : "·";
    std::string line = std::string(sign) + " " + std::string(record.id);
    if (!record.name.empty()) line += " " + std::string(record.name);
    line += ": " + verdict_text(record.verdict, style_.language);
    if (record.points != Decimal()) line += " (" + record.points.to_string() + ")";
    if (record.draft) line += " " + say(says::kExplainDraft);
    if (record.verdict == Verdict::Fail) line = paint_.red(line);
    if (record.verdict == Verdict::Pass) line = paint_.green(line);
    out_ += line + "\n";
    if (outcome_.rules[index].reason) detail(to_text(*outcome_.rules[index].reason, style_.language));
    hits(index);
    if (failed(record.verdict) && !record.instead.empty()) {
      detail(say(says::kExplainInstead, std::string(record.instead)));
    }
  }

  /// What was found, and under each thing that was not what came nearest.
  void hits(size_t index) {
    const RuleRecord& record = record_.rules[index];
    std::vector<NearMiss> misses;
    if (failed(record.verdict) || record.id == style_.rule)
      misses = near_misses_.of_rule(index, outcome_.rules[index]);
    auto next = misses.begin();
    const auto miss = [&] {
      for (const std::string& line : near_miss_text_.lines(*next)) detail("  " + line);
      ++next;
    };
    for (const HitRecord& hit : record.hits) {
      const bool explained = hit.missing && next != misses.end();
      if (!explained) {
        detail(hit_text(hit));
        continue;
      }
      detail(near_miss_text_.heading(*next, hit.phrase) + moment_text(hit));
      miss();
    }
    while (next != misses.end()) miss();
    if (failed(record.verdict)) {
      for (const NearestWords& words : near_misses_.except_missed(index))
        detail("  " + near_miss_text_.except_missed(words));
    }
    for (const Remedy& remedy : near_misses_.not_counted(index)) detail(near_miss_text_.not_counted(remedy));
  }

  /// The rules that do not apply for one reason, in a paragraph: they are many, and little is to be said of
  /// each.
  template <typename Condition>
  void not_applicable(MessageId reason, Condition condition) {
    std::string line;
    const auto flush = [&] {
      out_ += paint_.faint(line) + "\n";
      line.clear();
    };
    for (size_t i = 0; i < record_.rules.size(); ++i) {
      const RuleRecord& record = record_.rules[i];
      // A rule that was asked for has said already why its moment did not occur.
      const bool asked_for = record.id == style_.rule && !rubric_.rules[i].when;
      const bool listed = record.verdict == Verdict::NotApplicable && condition(rubric_.rules[i]) &&
                          (style_.rule.empty() || asked_for);
      if (!listed) continue;
      if (line.empty())
        line = "· " + verdict_text(Verdict::NotApplicable, style_.language) + " " + say(reason);
      std::string entry(record.id);
      if (!record.name.empty()) entry += " " + std::string(record.name);
      if (display_width(line) + display_width(entry) + 3 > style_.width) {
        flush();
        line = " ";
      }
      line += line == " " ? " " + entry : "  " + entry;
    }
    if (!line.empty()) flush();
  }

  void detail(const std::string& text) { out_ += "    " + text + "\n"; }

  /// What called for it.
  std::string moment_text(const HitRecord& hit) const {
    if (!hit.moment) return "";
    return say(says::kExplainMoment, std::to_string(hit.moment->turn), on_one_line(hit.moment->part.text));
  }

  std::string hit_text(const HitRecord& hit) const {
    const std::string moment = moment_text(hit);
    if (hit.missing) return say(says::kExplainMissing, std::string(hit.phrase)) + moment;
    const std::string turn = std::to_string(hit.turn);
    if (hit.probe != Probe::None) {
      const std::string value =
          hit.probe == Probe::Label ? std::string(hit.label) : std::to_string(hit.value);
      return say(probe_message(hit.probe), turn, value) + moment;
    }
    std::string text;
    for (const HitRecord::Part& part : hit.parts) text += on_one_line(part.text);
    if (text == hit.phrase) return say(says::kExplainExactHit, turn, text) + moment;
    return say(says::kExplainHit, turn, text, std::string(hit.phrase), say(grade_message(hit.grade))) +
           moment;
  }

  const Call& call_;
  const Rubric& rubric_;
  const CallOutcome& outcome_;
  const CallRecord& record_;
  const ExplanationStyle& style_;
  const Paint paint_;
  NearMissFinder near_misses_;
  const NearMissText near_miss_text_;
  std::string out_;
};

}  // namespace

std::string verdict_text(Verdict verdict, Language language) {
  switch (verdict) {
    case Verdict::Pass:
      return to_text(says::kVerdictPass, language);
    case Verdict::Fail:
      return to_text(says::kVerdictFail, language);
    case Verdict::NotApplicable:
      return to_text(says::kVerdictNotApplicable, language);
    case Verdict::Unknown:
      return to_text(says::kVerdictUnknown, language);
    case Verdict::Review:
      break;
  }
  return to_text(says::kVerdictReview, language);
}

std::string explanation(const Call& call, const std::shared_ptr<const CompiledRubric>& rubric,
                        const CallOutcome& outcome, const CallRecord& record, const ExplanationStyle& style) {
  return Explainer(call, rubric, outcome, record, style).explain();
}

}  // namespace zhijian
