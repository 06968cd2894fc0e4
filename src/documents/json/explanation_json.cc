#include "documents/json/explanation_json.h"

#include "base/utf8.h"
#include "documents/json/call_records.h"
#include "documents/json/json_out.h"
#include "documents/names.h"

namespace zhijian {

namespace {

constexpr std::string_view kParts[] = {"when", "require", "forbid"};
constexpr std::string_view kWho[] = {"agent", "customer", "system", "other", "anyone", "nobody"};
constexpr std::string_view kConditions[] = {"phrases",  "regex",    "silence", "overlap", "rate",
                                            "repeats",  "label",    "all",     "any",     "not",
                                            "at_least", "sequence", "moment",  "call"};
constexpr std::string_view kRemedies[] = {"none",         "except",        "ignore_negated", "alone",
                                          "reach",        "speaker",       "match",          "sentence-end",
                                          "gap-too-long", "gap-too-short", "wrong-slot"};

template <typename Enum, size_t kSize>
std::string_view name_in(const std::string_view (&names)[kSize], Enum value) {
  return names[static_cast<size_t>(value)];
}

class ExplanationWriter {
 public:
  ExplanationWriter(const Call& call, std::string& out) : call_(call), json_(out) {}

  void segments(const std::vector<uint32_t>& turns) {
    json_.open('[');
    for (size_t i = 0; i < call_.segments.size(); ++i) {
      json_.open('{');
      json_.key("\"segment\":").value(call_.segments[i].number);
      json_.key("\"turn\":");
      turns[i] == 0 ? json_.null() : json_.value(turns[i]);
      json_.key("\"speaker\":").value(name_of(call_.segments[i].speaker));
      json_.key("\"text\":").value(slice(call_.segments[i].text));
      json_.close('}');
    }
    json_.close(']');
  }

  void why_not(const std::vector<RuleExplanation>& rules) {
    json_.open('[');
    for (const RuleExplanation& rule : rules) {
      for (const NearMiss& miss : rule.why_not) {
        json_.open('{');
        json_.key("\"rule\":").value(rule.rule);
        json_.key("\"condition\":").value(name_in(kParts, miss.part));
        if (miss.moment_turn) json_.key("\"moment_turn\":").value(*miss.moment_turn);
        json_.key("\"parts\":").open('[');
        for (const UnmetPart& unmet : miss.parts) part(unmet);
        json_.close(']');
        json_.close('}');
      }
    }
    json_.close(']');
  }

  void not_counted(const std::vector<RuleExplanation>& rules) {
    json_.open('[');
    for (const RuleExplanation& rule : rules) {
      for (const Remedy& found : rule.not_counted) {
        json_.open('{');
        json_.key("\"rule\":").value(rule.rule);
        remedy_fields(found);
        json_.close('}');
      }
    }
    json_.close(']');
  }

  void except_missed(const std::vector<RuleExplanation>& rules) {
    json_.open('[');
    for (const RuleExplanation& rule : rules) {
      for (const NearestWords& nearest : rule.except_missed) {
        json_.open('{');
        json_.key("\"rule\":").value(rule.rule);
        words("\"nearest\":", nearest);
        json_.close('}');
      }
    }
    json_.close(']');
  }

 private:
  std::string_view slice(Span span) const {
    return std::string_view(call_.text).substr(span.begin, span.size());
  }

  void part(const UnmetPart& part) {
    json_.open('{');
    json_.key("\"kind\":").value(name_in(kConditions, part.kind));
    json_.key("\"who\":").value(name_in(kWho, part.who));
    json_.key("\"asked\":").open('[');
    for (const std::string& text : part.asked) json_.value(text);
    json_.close(']');
    if (part.kind == Condition::Kind::Call) json_.key("\"has\":").value(part.has);
    json_.key("\"looked_at\":").open('[');
    for (const LookedAt& looked : part.looked_at) {
      json_.open('{');
      json_.key("\"turn\":").value(looked.turn);
      json_.key("\"whole\":").value(looked.whole);
      json_.close('}');
    }
    json_.close(']');
    if (part.counted || part.kind == Condition::Kind::Not) found(part.found);
    if (part.most) json_.key("\"most\":").value(static_cast<int64_t>(*part.most + 0.5));
    if (part.nearest) words("\"nearest\":", *part.nearest);
    if (part.elsewhere) words("\"elsewhere\":", *part.elsewhere);
    json_.key("\"would_hold\":");
    if (part.remedy.kind == Remedy::Kind::None) {
      json_.null();
    } else {
      json_.open('{');
      remedy_fields(part.remedy);
      json_.close('}');
    }
    json_.close('}');
  }

  void found(const std::vector<FoundThere>& all) {
    json_.key("\"found\":").open('[');
    for (const FoundThere& there : all) {
      json_.open('{');
      json_.key("\"turn\":").value(there.turn);
      json_.key("\"text\":").value(slice(there.said));
      json_.close('}');
    }
    json_.close(']');
  }

  void words(std::string_view key, const NearestWords& words) {
    json_.key(key).open('{');
    json_.key("\"turn\":").value(words.turn);
    json_.key("\"speaker\":").value(name_of(words.speaker));
    json_.key("\"phrase\":").value(words.phrase);
    json_.key("\"similarity\":")
        .value(Decimal::from_hundredths(static_cast<int64_t>(words.similarity * 100 + 1e-9)));
    json_.key("\"by_sound\":").value(words.by_sound);
    json_.key("\"pieces\":").open('[');
    for (const Piece& piece : words.pieces) {
      const Segment& segment = call_.segments[piece.segment];
      const size_t begin = count_code_points(slice({segment.text.begin, piece.text.begin}));
      json_.open('{');
      json_.key("\"segment\":").value(segment.number);
      json_.key("\"begin\":").value(begin);
      json_.key("\"end\":").value(begin + count_code_points(slice(piece.text)));
      json_.key("\"text\":").value(slice(piece.text));
      json_.close('}');
    }
    json_.close(']');
    json_.key("\"differences\":").open('[');
    for (const NearestWords::Step& step : words.steps) {
      if (step.same) continue;
      json_.open('{');
      json_.key("\"said\":").value(slice(step.said));
      json_.key("\"asked\":").value(step.asked);
      json_.close('}');
    }
    json_.close(']');
    json_.close('}');
  }

  void remedy_fields(const Remedy& remedy) {
    json_.key("\"why\":").value(name_in(kRemedies, remedy.kind));
    json_.key("\"turn\":").value(remedy.turn);
    json_.key("\"speaker\":").value(name_of(remedy.speaker));
    json_.key("\"text\":").value(slice(remedy.said));
    if (!remedy.words.empty()) json_.key("\"words\":").value(remedy.words);
    if (!remedy.change.empty()) json_.key("\"change\":").value(remedy.change);
  }

  const Call& call_;
  JsonOut json_;
};

}  // namespace

void append_explanation(const ExplainedCall& explained, std::string& out) {
  out += R"({"schema":"zhijian.explanation/1","record":)";
  append_call_record(explained.record, out);
  out.pop_back();  // The record's line feed.
  out += R"(,"segments":)";
  ExplanationWriter(explained.call, out).segments(explained.turns);
  out += R"(,"why_not":)";
  ExplanationWriter(explained.call, out).why_not(explained.rules);
  out += R"(,"not_counted":)";
  ExplanationWriter(explained.call, out).not_counted(explained.rules);
  out += R"(,"except_missed":)";
  ExplanationWriter(explained.call, out).except_missed(explained.rules);
  out += "}\n";
}

}  // namespace zhijian
