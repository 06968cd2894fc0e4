// From the rubric as written to the one that is matched: moments are written in place, scopes inherited,
// phrases turned into patterns, and equal searches shared. This file's external interface is compile() of
// evaluate/evaluator.h.
#include <map>
#include <string>

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "language/condition_walk.h"
#include "search/compiled_rubric.h"
#include "search/prefilter/filters.h"

namespace zhijian {

namespace {

constexpr Match kNearly{Match::Kind::SimilarBySound, 0.8};

Probe probe_of(Condition::Kind kind) {
  switch (kind) {
    case Condition::Kind::Silence:
      return Probe::Silence;
    case Condition::Kind::Overlap:
      return Probe::Overlap;
    case Condition::Kind::Rate:
      return Probe::Rate;
    case Condition::Kind::Repeats:
      return Probe::Repeats;
    case Condition::Kind::Label:
      return Probe::Label;
    default:
      return Probe::None;
  }
}

class Compiler {
 public:
  Compiler(CompiledRubric& out, Diagnostics& diagnostics)
      : out_(out), rubric_(out.rubric), diagnostics_(diagnostics) {}

  void run() {
    for (const MomentDefinition& moment : rubric_.moments)
      out_.moments.push_back(condition(moment.condition, false));
    for (const Rule& rule : rubric_.rules) out_.rules.push_back(compile_rule(rule));
    add_filters(out_, asked_often_);
    out_.quiet.find(out_);
  }

 private:
  CompiledRule compile_rule(const Rule& rule) {
    CompiledRule compiled;
    compiled.applies_to = rule.applies_to;
    const bool has_when = rule.when.has_value();
    if (rule.when) compiled.when = condition(*rule.when, false);
    if (rule.require) compiled.require = condition(*rule.require, has_when);
    if (rule.forbid) compiled.forbid = condition(*rule.forbid, has_when);
    if (rule.require && rule.weak_hits == Rule::WeakHits::Review) {
      forced_match_ = kNearly;
      compiled.nearly = condition(*rule.require, has_when);
      forced_match_.reset();
    }
    return compiled;
  }

  CompiledCondition condition(const Condition& source, bool has_when) {
    has_when_ = has_when;
    CompiledCondition compiled;
    compiled.node = node(source, {});
    note_asked(compiled.node, compiled.asked);
    note_first(compiled.node, compiled);
    compiled.can_be_weak = can_be_weak(compiled.node);
    return compiled;
  }

  Node node(const Condition& source, const Scope& outer) {
    Scope scope = inherit(source.scope, outer);
    if (source.kind == Condition::Kind::Moment) {
      const MomentDefinition* moment = rubric_.find_moment(source.moment.text);
      return moment == nullptr ? Node{} : node(moment->condition, scope);
    }
    Node compiled{.kind = source.kind, .who = source.who};
    compiled.source = forced_match_ ? nullptr : &source;
    if (source.is_combination()) {
      const bool has_moment = has_when_ || scope.after || scope.before;
      if (scope.within && scope.within->kind == Within::Kind::Turn && !has_moment) {
        compiled.same_turn = true;
        scope.within.reset();
      }
      scope.times.reset();
      compiled.count = source.count;
      for (const Condition& part : source.parts) compiled.parts.push_back(node(part, scope));
      return compiled;
    }
    compiled.scope = {scope.at, moment_index(scope.after), moment_index(scope.before), scope.within,
                      scope.times};
    compiled.comparison = source.comparison;
    for (const Named& label : source.labels) compiled.labels.push_back(label.text);
    compiled.tests = source.fields;
    if (probe_of(source.kind) != Probe::None) compiled.probe = out_.probe_count++;
    if (source.kind == Condition::Kind::Phrases || source.kind == Condition::Kind::Regex) {
      compiled.search = search(source, scope);
    }
    return compiled;
  }

  uint32_t moment_index(const std::optional<Named>& name) const {
    if (!name) return kNone;
    if (name->text == "when") return kWhen;
    for (size_t i = 0; i < rubric_.moments.size(); ++i) {
      if (rubric_.moments[i].name == name->text) return static_cast<uint32_t>(i);
    }
    return kNone;
  }

  /// The search of a condition; conditions that look for the same share it.
  uint32_t search(const Condition& source, const Scope& scope) {
    const bool regex = source.kind == Condition::Kind::Regex;
    Search made{.kind = regex ? Search::Kind::Regex : Search::Kind::Phrases, .who = source.who};
    if (!regex) made.match = forced_match_.value_or(scope.match.value_or(Match{}));
    made.ignore_negated = scope.ignore_negated.value_or(false);
    made.alone = scope.alone;
    const std::string key = search_key(source, scope, made);
    const auto [known, is_new] =
        known_searches_.try_emplace(key, static_cast<uint32_t>(out_.searches.size()));
    const uint32_t index = known->second;
    if (is_new) asked_often_.push_back(false);
    if (!forced_match_) asked_often_[index] = true;
    if (!is_new) return index;
    if (scope.except) made.except = exceptions(*scope.except);
    made.first_phrase = static_cast<uint32_t>(out_.phrases.size());
    SimilarSearch similar;
    similar.set_match(made.match, out_.sounds);
    if (regex) {
      add_regexes(source, made);
    } else {
      made.first_pattern = static_cast<uint32_t>(out_.patterns.size());
      for (const Phrase& phrase : source.phrases) {
        out_.phrases.push_back(phrase.text);
        const auto phrase_index = static_cast<uint32_t>(out_.phrases.size() - 1);
        for (Pattern& pattern : patterns(phrase, phrase_index, made.match.kind)) {
          note_fields(pattern, made.fields);
          const bool is_similar =
              made.match.kind == Match::Kind::Similar || made.match.kind == Match::Kind::SimilarBySound;
          if (is_similar)
            similar.add(pattern, static_cast<uint32_t>(out_.patterns.size()) - made.first_pattern);
          out_.patterns.push_back(std::move(pattern));
          out_.pattern_search.push_back(index);
        }
      }
      made.last_pattern = static_cast<uint32_t>(out_.patterns.size());
    }
    made.last_phrase = static_cast<uint32_t>(out_.phrases.size());
    out_.searches.push_back(std::move(made));
    out_.similars.push_back(std::move(similar));
    return index;
  }

  std::shared_ptr<const Exceptions> exceptions(const std::vector<Phrase>& phrases) {
    auto made = std::make_shared<Exceptions>();
    for (const Phrase& phrase : phrases) made->texts.push_back(phrase.text);
    std::shared_ptr<const Exceptions>& known = known_exceptions_[made->texts];
    if (known != nullptr || phrases.empty()) return known;
    for (uint32_t i = 0; i < phrases.size(); ++i) {
      for (Pattern& pattern : patterns(phrases[i], i, Match::Kind::Normal))
        made->patterns.push_back(std::move(pattern));
    }
    made->finish();
    return known = std::move(made);
  }

  std::vector<Pattern> patterns(const Phrase& phrase, uint32_t index, Match::Kind match) {
    std::vector<Pattern> made = make_patterns(phrase, index, {&rubric_, &out_.folder, match, &out_.fields});
    if (made.empty()) {
      diagnostics_
          .add(DiagnosticCode::phrase_too_many_alternatives, phrase.place,
               {std::to_string(kMaxPatternsPerPhrase)})
          .suggestion = message(says::help_fewer_choices);
    }
    return made;
  }

  void add_regexes(const Condition& source, Search& made) {
    RegexSearch regexes;
    for (const Named& pattern : source.patterns) {
      out_.phrases.push_back(pattern.text);
      std::string error;
      if (!regexes.add(pattern.text, static_cast<uint32_t>(out_.phrases.size() - 1), out_.folder, error)) {
        diagnostics_.add(DiagnosticCode::regex_refused, pattern.place, {error});
      }
    }
    made.first_pattern = static_cast<uint32_t>(out_.regexes.size());
    out_.regexes.push_back(std::move(regexes));
  }

  static void note_fields(const Pattern& pattern, std::vector<uint32_t>& fields) {
    for (const Element& element : pattern.elements) {
      if (element.kind == Element::Kind::Field) fields.push_back(element.field);
    }
  }

  std::string search_key(const Condition& source, const Scope& scope, const Search& made) const {
    std::string key;
    const auto add = [&](std::string_view text) {
      key.append(std::to_string(text.size())).append(":").append(text);
    };
    add(std::to_string(static_cast<int>(made.kind)) + "," + std::to_string(static_cast<int>(made.who)) + "," +
        std::to_string(static_cast<int>(made.match.kind)) + "," + std::to_string(made.match.threshold) + "," +
        std::to_string(made.ignore_negated) + "," +
        (made.alone ? std::to_string(static_cast<int>(*made.alone)) : "-"));
    for (const Phrase& phrase : source.phrases) add(phrase.text);
    for (const Named& pattern : source.patterns) add(pattern.text);
    add("|");
    if (scope.except) {
      for (const Phrase& phrase : *scope.except) add(phrase.text);
    }
    return key;
  }

  static void note_asked(const Node& node, Asked& asked) {
    for (const Node& part : node.parts) note_asked(part, asked);
    if (!node.is_leaf()) return;
    if (node.who == Who::Nobody) {
      asked.nobody = true;
    } else if (node.who == Who::Anyone) {
      asked.anyone = true;
    } else {
      asked.speakers |= static_cast<uint8_t>(1u << static_cast<unsigned>(node.who));
    }
  }

  void note_first(const Node& node, CompiledCondition& compiled) const {
    for (const Node& part : node.parts) note_first(part, compiled);
    if (!node.is_leaf() || compiled.first_phrase != kNoPhrase) return;
    if (node.search != kNone) {
      compiled.first_phrase = out_.searches[node.search].first_phrase;
      compiled.first_probe = Probe::None;
    } else if (compiled.first_probe == Probe::None) {
      compiled.first_probe = probe_of(node.kind);
    }
  }

  bool can_be_weak(const Node& node) const {
    if (!node.is_leaf()) {
      return std::any_of(node.parts.begin(), node.parts.end(),
                         [&](const Node& part) { return can_be_weak(part); });
    }
    if (node.search == kNone) return false;
    const Match::Kind match = out_.searches[node.search].match.kind;
    return match != Match::Kind::Normal && match != Match::Kind::Literal;
  }

  CompiledRubric& out_;
  const Rubric& rubric_;
  Diagnostics& diagnostics_;
  std::map<std::string, uint32_t> known_searches_;
  std::map<std::vector<std::string>, std::shared_ptr<const Exceptions>> known_exceptions_;
  std::vector<bool> asked_often_;  ///< by search: not only where a `require` is not met
  bool has_when_ = false;
  std::optional<Match> forced_match_;
};

}  // namespace

std::shared_ptr<const CompiledRubric> compile(const Rubric& rubric, Diagnostics& diagnostics) {
  auto compiled = std::make_shared<CompiledRubric>(rubric, std::make_shared<const Characters>(rubric));
  Compiler(*compiled, diagnostics).run();
  if (diagnostics.has_errors()) return nullptr;
  return compiled;
}

std::shared_ptr<const CompiledRubric> compile_variant(const CompiledRubric& original, const Rubric& variant) {
  Diagnostics diagnostics;
  auto compiled = std::make_shared<CompiledRubric>(variant, original.characters);
  Compiler(*compiled, diagnostics).run();
  if (diagnostics.has_errors()) return nullptr;
  return compiled;
}

const Rubric& rubric_of(const CompiledRubric& compiled) {
  return compiled.rubric;
}

}  // namespace zhijian
