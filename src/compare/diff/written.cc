#include "compare/diff/written.h"

#include <vector>

#include "language/syntax/written_value.h"

namespace zhijian {

namespace {

std::string list(const std::vector<std::string>& items) {
  if (items.size() == 1) return items.front();
  std::string out = "[";
  for (size_t i = 0; i < items.size(); ++i) out += (i == 0 ? "" : ", ") + items[i];
  return out + "]";
}

std::vector<std::string> texts(const std::vector<Named>& names) {
  std::vector<std::string> out;
  for (const Named& name : names) out.push_back(name.text);
  return out;
}

class Writer {
 public:
  explicit Writer(const PhraseText& phrase) : phrase_(phrase) {}

  std::string write(const Condition& condition) const {
    std::string out;
    const auto add = [&](const std::string& key, const std::string& value) {
      out += (out.empty() ? "{" : ", ") + key + ": " + value;
    };
    add_content(condition, add);
    add_scope(condition.scope, add);
    return out + "}";
  }

 private:
  std::string phrases(const std::vector<Phrase>& list_of) const {
    std::vector<std::string> out;
    for (const Phrase& phrase : list_of) out.push_back(phrase_(phrase));
    return list(out);
  }

  std::string content(const Condition& condition) const {
    using Kind = Condition::Kind;
    switch (condition.kind) {
      case Kind::Phrases:
        return phrases(condition.phrases);
      case Kind::Regex:
        return list(texts(condition.patterns));
      case Kind::Label:
        return list(texts(condition.labels));
      case Kind::Moment:
        return condition.moment.text;
      case Kind::Silence:
      case Kind::Overlap:
      case Kind::Rate:
      case Kind::Repeats:
        return written(condition.comparison, counts_time(condition.kind));
      case Kind::Call: {
        std::string out;
        for (const FieldTest& test : condition.fields) {
          out += (out.empty() ? "{" : ", ") + test.field.text + ": " + test.written;
        }
        return out + "}";
      }
      case Kind::Not:
        return write(condition.parts.front());
      case Kind::AtLeast:
        return "{n: " + std::to_string(condition.count) + ", of: " + parts(condition) + "}";
      case Kind::All:
      case Kind::Any:
      case Kind::Sequence:
        return parts(condition);
    }
    return {};
  }

  std::string parts(const Condition& condition) const {
    std::string out = "[";
    for (const Condition& part : condition.parts) out += (out.size() == 1 ? "" : ", ") + write(part);
    return out + "]";
  }

  template <typename Add>
  void add_content(const Condition& condition, const Add& add) const {
    const std::string who = key_of(condition.who), what = key_of(condition.kind);
    if (condition.is_combination() || who.empty()) return add(what, content(condition));
    if (what.empty()) return add(who, content(condition));
    add(who, "{" + what + ": " + content(condition) + "}");
  }

  template <typename Add>
  void add_scope(const Scope& scope, const Add& add) const {
    if (scope.at) add("at", written(*scope.at));
    if (scope.after) add("after", scope.after->text);
    if (scope.before) add("before", scope.before->text);
    if (scope.within) add("within", written(*scope.within));
    if (scope.times) add("times", written(*scope.times, false));
    if (scope.except) add("except", phrases(*scope.except));
    if (scope.ignore_negated) add("ignore_negated", *scope.ignore_negated ? "true" : "false");
    if (scope.alone) add("alone", written(*scope.alone));
    if (scope.match) add("match", written(*scope.match));
  }

  const PhraseText& phrase_;
};

}  // namespace

std::string as_written(const Phrase& phrase) {
  return phrase.text;
}

std::string written(const Condition& condition, const PhraseText& phrase) {
  return Writer(phrase).write(condition);
}

std::string written(const Comparison& comparison, bool times) {
  const auto value = [&](double limit) { return times ? written_time(limit) : written(limit); };
  switch (comparison.kind) {
    case Comparison::Kind::Over:
      return "over " + value(comparison.low);
    case Comparison::Kind::Under:
      return "under " + value(comparison.low);
    case Comparison::Kind::AtLeast:
      return "at least " + value(comparison.low);
    case Comparison::Kind::AtMost:
      return "at most " + value(comparison.low);
    case Comparison::Kind::Exactly:
      return "exactly " + value(comparison.low);
    case Comparison::Kind::Between:
      return value(comparison.low) + " to " + value(comparison.high);
  }
  return {};
}

std::string written(Alone alone) {
  return alone == Alone::Turn ? "turn" : "clause";
}

std::string written_critical(const Rule& rule) {
  switch (rule.critical) {
    case Rule::Critical::None:
      return {};
    case Rule::Critical::Call:
      return "call";
    case Rule::Critical::AtMost:
      return "at most " + rule.critical_limit.to_string();
    case Rule::Critical::Dimension:
      return "dimension";
  }
  return {};
}

bool counts_time(Condition::Kind kind) {
  return kind == Condition::Kind::Silence || kind == Condition::Kind::Overlap;
}

std::string key_of(Condition::Kind kind) {
  static constexpr const char* kKeys[] = {"",         "regex",    "silence", "overlap", "rate",
                                          "repeats",  "label",    "all",     "any",     "not",
                                          "at_least", "sequence", "moment",  "call"};
  return kKeys[static_cast<size_t>(kind)];
}

std::string key_of(Who who) {
  static constexpr const char* kKeys[] = {"agent", "customer", "system", "other", "anyone", ""};
  return kKeys[static_cast<size_t>(who)];
}

}  // namespace zhijian
