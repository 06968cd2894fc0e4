#include "score/make_record.h"

#include <cmath>

#include "base/utf8.h"
#include "calls/content_digest.h"
#include "score/sentence.h"

namespace zhijian {

namespace {

std::string_view slice(const Call& call, Span span) {
  return std::string_view(call.text).substr(span.begin, span.size());
}

/// Counts code points from a segment's begin. Evidence comes in order, so it goes on from where it was: a
/// huge segment with many hits is walked once, not once a hit.
class Position {
 public:
  explicit Position(const Call& call) : call_(call) {}

  /// `at` is a byte offset into the call's text, inside that segment.
  uint32_t code_points(uint32_t segment, uint32_t at) {
    if (segment != segment_ || at < at_) {
      segment_ = segment;
      at_ = call_.segments[segment].text.begin;
      count_ = 0;
    }
    count_ += static_cast<uint32_t>(count_code_points(slice(call_, {at_, at})));
    at_ = at;
    return count_;
  }

 private:
  const Call& call_;
  uint32_t segment_ = UINT32_MAX;
  uint32_t at_ = 0;
  uint32_t count_ = 0;
};

HitRecord::Part make_part(const Call& call, const Piece& piece, Position& position) {
  HitRecord::Part part;
  part.segment = call.segments[piece.segment].number;
  part.begin = position.code_points(piece.segment, piece.text.begin);
  part.end = position.code_points(piece.segment, piece.text.end);
  part.text = slice(call, piece.text);
  return part;
}

/// YYYY-MM-DD of what begins with it, or nothing.
std::string_view day_of(std::string_view start) {
  constexpr std::string_view kForm = "0000-00-00";
  if (start.size() < kForm.size()) return {};
  for (size_t i = 0; i < kForm.size(); ++i) {
    const bool digit = start[i] >= '0' && start[i] <= '9';
    if (kForm[i] == '0' ? !digit : start[i] != kForm[i]) return {};
  }
  return start.substr(0, kForm.size());
}

std::string_view sentence_of(const Call& call, const Piece& piece) {
  const Span segment = call.segments[piece.segment].text;
  const Span place{piece.text.begin - segment.begin, piece.text.end - segment.begin};
  const std::string_view sentence = sentence_around(slice(call, segment), place, kSentenceReach);
  return sentence.size() == place.size() ? std::string_view() : sentence;
}

class HitMaker {
 public:
  explicit HitMaker(const Call& call) : call_(call), hits_(call), moments_(call) {}

  void make(const Evidence& evidence, HitRecord& hit) {
    hit.missing = evidence.missing;
    hit.turn = evidence.turn;
    hit.speaker = evidence.speaker;
    hit.phrase = evidence.phrase;
    hit.grade = evidence.grade;
    hit.similarity = std::round(evidence.similarity * 10000) / 10000;
    hit.probe = evidence.probe;
    hit.value = evidence.value;
    hit.label = evidence.label;
    hit.begin_ms = kNoTime;
    hit.sentence = {};
    hit.parts.clear();
    hit.moment.reset();
    if (evidence.moment) {
      const MomentPlace& moment = *evidence.moment;
      hit.moment = HitRecord::Moment{moment.turn, make_part(call_, moment.piece, moments_)};
      if (evidence.missing) hit.sentence = sentence_of(call_, moment.piece);
    }
    if (evidence.missing || evidence.pieces.empty()) return;
    for (const Piece& piece : evidence.pieces) hit.parts.push_back(make_part(call_, piece, hits_));
    hit.begin_ms = call_.segments[evidence.pieces.front().segment].begin_ms;
    hit.sentence = sentence_of(call_, evidence.pieces.front());
    if (evidence.probe == Probe::None) return;
    // It has no words of its own: those it lies in are what it was found in.
    for (HitRecord::Part& part : hit.parts) {
      if (hit.sentence.empty()) hit.sentence = part.text;
      part.text = {};
    }
  }

 private:
  const Call& call_;
  Position hits_;
  Position moments_;
};

/// What is the same in all records.
void describe(const Rule& rule, RuleRecord& record) {
  record.id = rule.id;
  record.name = rule.name;
  record.dimension = rule.dimension;
  record.draft = rule.status == Rule::Status::Draft;
}

void make_rule(const Rule& rule, const RuleOutcome& outcome, Decimal points, HitMaker& hits,
               RuleRecord& record) {
  const bool blamed = outcome.verdict == Verdict::Fail || outcome.verdict == Verdict::Review;
  record.instead = blamed ? std::string_view(rule.instead) : std::string_view();
  record.verdict = outcome.verdict;
  record.points = points;
  const bool counts = outcome.verdict == Verdict::Fail && !record.draft;
  record.critical = counts ? rule.critical : Rule::Critical::None;
  record.critical_limit = record.critical == Rule::Critical::AtMost ? rule.critical_limit : Decimal();
  record.reason.clear();
  if (outcome.reason) record.reason = to_text(*outcome.reason, Language::English);
  record.hits.resize(outcome.evidence.size());
  for (size_t i = 0; i < outcome.evidence.size(); ++i) hits.make(outcome.evidence[i], record.hits[i]);
}

/// Only the rules that were looked at in this call or the last one are not as they were.
void make_rules(const Call& call, const Rubric& rubric, const CallOutcome& outcome, const CallScore& score,
                CallRecord& record) {
  HitMaker hits(call);
  const auto make = [&](size_t i) {
    make_rule(rubric.rules[i], outcome.rules[i], score.points[i], hits, record.rules[i]);
  };
  if (outcome.quiet != nullptr && record.quiet == outcome.quiet) {
    for (const uint32_t i : record.looked_at) make(i);
  } else {
    record.rules.resize(rubric.rules.size());
    for (size_t i = 0; i < rubric.rules.size(); ++i) describe(rubric.rules[i], record.rules[i]), make(i);
    record.quiet = outcome.quiet;
  }
  record.looked_at = outcome.looked_at;
  for (const uint32_t i : record.looked_at) make(i);
}

void make_scale(const ScoreOptions& options, ScaleRecord& scale) {
  scale.ceiling = options.ceiling.value_or(options.base);
  scale.pass = options.pass;
  scale.grades.clear();
  for (const GradeStep& step : options.grades) scale.grades.push_back({step.name, step.from});
}

}  // namespace

void make_record(const Call& call, PartRecord part, const Rubric& rubric, const CallOutcome& outcome,
                 const CallScore& score, CallRecord& record) {
  const CallAgent& agent = call.agents[outcome.agent];
  record.call = call.id;
  record.agent = agent.id;
  record.agent_name = agent.name;
  record.team = agent.team;
  record.start = call.start;
  record.day = day_of(call.start);
  record.duration_ms = call.duration_ms;
  record.ended_by = call.ended_by;
  record.meta.clear();
  for (const MetaField& field : call.meta) record.meta.push_back({field.name, field.value});
  record.part = part;
  record.swapped = false;
  record.content = content_digest(call);
  record.rubric_id = rubric.id;
  record.rubric_version = rubric.version;
  record.rubric_digest = rubric.digest;
  make_scale(rubric.score, record.scale);
  record.score = score.score;
  record.grade.reset();
  if (score.grade) record.grade = score.grade->name;
  record.passed = score.passed;
  record.critical = score.critical;
  record.review = score.review;
  record.file = call.file;
  record.line = call.line;

  record.dimensions.clear();
  for (size_t i = 0; i < rubric.dimensions.size(); ++i) {
    const Dimension& dimension = rubric.dimensions[i];
    record.dimensions.push_back(
        {dimension.id, dimension.name, score.dimensions[i].score, score.dimensions[i].max});
  }
  make_rules(call, rubric, outcome, score, record);
}

}  // namespace zhijian
