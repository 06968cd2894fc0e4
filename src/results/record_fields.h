#pragma once

#include "results/fields.h"
#include "score/call_record.h"

namespace zhijian {

// The objects of a call record (`zhijian.call/2`).

inline bool is_nothing(const PartRecord& part) {
  return part.count == 0;
}

void describe(auto& fields, Is<HitRecord::Part> auto& part) {
  fields.always("segment", part.segment, "position in the input's turns, from 1");
  fields.always("begin", part.begin, "code points in the segment's text as given");
  fields.always("end", part.end, "code points in the segment's text as given");
  fields.always("text", part.text, "that slice");
}

void describe(auto& fields, Is<HitRecord::Moment> auto& moment) {
  fields.always("turn", moment.turn, "from 1, over all speakers");
  describe(fields, moment.part);
}

void describe(auto& fields, Is<HitRecord> auto& hit) {
  fields.flag("missing", hit.missing, "what was asked for was not there");
  fields.known("probe", hit.probe, "what a hit without words has found");
  const bool measured = hit.probe != Probe::None && hit.probe != Probe::Label && !hit.missing;
  fields.given("value", hit.value, measured, "of a probe: milliseconds, characters a minute, or times");
  fields.known("label", hit.label, "of a label");
  fields.given("turn", hit.turn, !hit.missing, "from 1, over all speakers");
  fields.place("segment", hit, &HitRecord::Part::segment, "position in the input's turns, from 1");
  fields.given("speaker", hit.speaker, !hit.missing, "whose turn it is");
  fields.place("begin", hit, &HitRecord::Part::begin, "code points in the segment's text as given");
  fields.place("end", hit, &HitRecord::Part::end, "code points in the segment's text as given");
  fields.place("text", hit, &HitRecord::Part::text, "that slice; null for a probe");
  fields.known("phrase", hit.phrase, "as the rubric has it");
  fields.given("grade", hit.grade, !hit.missing, "how closely the words are those of the phrase");
  fields.given("similarity", hit.similarity, !hit.missing && is_weak(hit.grade),
               "of weak hits, four decimals");
  fields.known("begin_ms", hit.begin_ms, "milliseconds from the begin of the call");
  fields.known("sentence", hit.sentence,
               "what it was said in, where that is more; of a missing one: the moment");
  fields.more("more", hit, "the further segments that it runs on into, in order");
  fields.known("moment", hit.moment, "what called for it, in a rule with `when`");
}

void describe(auto& fields, Is<RuleRecord> auto& rule) {
  fields.always("id", rule.id, "");
  fields.known("name", rule.name, "");
  fields.known("dimension", rule.dimension, "its id");
  fields.always("verdict", rule.verdict, "");
  fields.always("points", rule.points,
                "what the rule changed in this call; of a draft what it would have changed");
  fields.flag("draft", rule.draft, "it is tried out and changes nothing");
  fields.critical("critical", rule, "how, where it failed and that was critical");
  fields.known("reason", rule.reason, "of unknown and review, in English");
  fields.known("instead", rule.instead, "of fail and review: what should have been said");
  fields.always("hits", rule.hits, "evidence, by segment, then begin");
}

void describe(auto& fields, Is<DimensionRecord> auto& dimension) {
  fields.always("id", dimension.id, "");
  fields.known("name", dimension.name, "");
  fields.known("score", dimension.score, "");
  fields.known("max", dimension.max, "");
}

void describe(auto& fields, Is<ScaleRecord::Step> auto& step) {
  fields.always("name", step.name, "");
  fields.always("from", step.from, "the lowest score that has it");
}

void describe(auto& fields, Is<ScaleRecord> auto& scale) {
  fields.always("ceiling", scale.ceiling, "the best score");
  fields.known("pass", scale.pass, "the lowest score that passes");
  fields.always("grades", scale.grades, "highest first");
}

void describe(auto& fields, Is<CallRecord> auto& record) {
  fields.always("call", record.call, "");
  fields.always("agent", record.agent, "");
  fields.known("agent_name", record.agent_name, "");
  fields.known("team", record.team, "");
  fields.known("start", record.start, "ISO 8601, as given");
  fields.known("day", record.day, "of `start`, in the call's own time");
  fields.known("duration_ms", record.duration_ms, "milliseconds, as given");
  fields.known("ended_by", record.ended_by, "who ended the call");
  fields.known("meta", record.meta, "the call's own data");
  fields.known("part", record.part, "which of how many agents' records of this call");
  fields.flag("swapped", record.swapped, "its speakers look exchanged");
  fields.known("content", record.content, "a digest of what the transcript says, the same on every machine");
  fields.object(
      "rubric",
      [&](auto& rubric) {
        rubric.always("id", record.rubric_id, "");
        rubric.known("version", record.rubric_version, "");
        rubric.always("digest", record.rubric_digest, "of the whole rubric in canonical form");
        rubric.always("scale", record.scale, "what scores are to be read against");
      },
      "what the call was scored by");
  fields.known("score", record.score, "null where nothing could be scored");
  fields.known("grade", record.grade, "");
  fields.known("passed", record.passed, "");
  fields.always("critical", record.critical, "a critical rule failed");
  fields.always("review", record.review, "a verdict waits for a person");
  fields.always("dimensions", record.dimensions, "in the rubric's order");
  fields.rules("rules", record, "in the rubric's order");
  fields.object(
      "source",
      [&](auto& source) {
        source.always("file", record.file, "as it was given");
        source.always("line", record.line, "where the call begins");
      },
      "where the call was read");
}

}  // namespace zhijian
