#pragma once

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "base/messages/report.h"
#include "score/call_record.h"
#include "score/call_samples.h"
#include "score/make_record.h"
#include "score/score_samples.h"

namespace zhijian::score_samples {

/// A call with all that its records have views into.
struct ScoredCall {
  Call call;
  std::vector<CallOutcome> outcomes;
  std::vector<CallRecord> records;  ///< one, or two where the call was transferred
};

/// Scored calls of a few agents by a few rubrics, the same for the same seed.
class RandomDay {
 public:
  RandomDay(uint32_t seed, size_t calls) : random_(seed) {
    for (int i = 0; i < 3; ++i) {
      rubrics_.push_back(std::make_unique<Rubric>(random_rubric(random_)));
      rubrics_.back()->id = i == 0 ? "first" : "second";
      rubrics_.back()->version = std::to_string(i);
      rubrics_.back()->digest = "sha256:" + std::to_string(i);
    }
    for (size_t i = 0; i < calls; ++i) add_call(i);
  }

  const std::vector<std::unique_ptr<ScoredCall>>& calls() const { return calls_; }

 private:
  uint32_t below(uint32_t limit) { return static_cast<uint32_t>(random_() % limit); }

  CallAgent random_agent() {
    const uint32_t number = below(5);
    const std::string teams[] = {"", "一组", "二组"};
    return {"A" + std::to_string(number), below(4) == 0 ? "" : "坐席" + std::to_string(number),
            teams[below(10) == 0 ? below(3) : number % 3]};
  }

  Evidence random_evidence(const Call& call) {
    Evidence evidence;
    switch (below(5)) {
      case 0:
        return call_samples::missing("对不起");
      case 1:
        return call_samples::missing_after(call, 1, "投诉", "非常抱歉");
      case 2:
        return call_samples::found(call, 2, Probe::Silence, 5000 + below(5000));
      case 3:
        evidence = call_samples::said(call, 2, "不\"知\\道");
        evidence.pieces.push_back(call_samples::piece(call, 3, "的"));
        return evidence;
      default:
        evidence = call_samples::said(call, 0, "您好");
        evidence.grade = static_cast<Grade>(below(4));
        evidence.similarity = is_weak(evidence.grade) ? (80 + below(20)) / 100.0 : 1;
        return evidence;
    }
  }

  void add_call(size_t number) {
    using enum Speaker;
    auto made = std::make_unique<ScoredCall>();
    std::string id = "c" + std::to_string(number * 7919 % 1000);
    made->call = call_samples::make_call(std::move(id), random_agent(),
                                         {{Agent, "您好！请问有什么事？", 0},
                                          {Customer, "我要投诉\n你们", 4000},
                                          {Agent, "这个我不\"知\\道。", 9000},
                                          {Agent, "真的"}});
    if (below(8) == 0) made->call.agents.push_back(random_agent());
    made->outcomes.resize(made->call.agents.size());
    made->records.resize(made->call.agents.size());
    for (uint32_t agent = 0; agent < made->call.agents.size(); ++agent) {
      const Rubric& rubric = *rubrics_[below(3)];
      CallOutcome& outcome = made->outcomes[agent] = random_outcome(rubric, random_);
      outcome.agent = agent;
      for (RuleOutcome& rule : outcome.rules) {
        const bool blamed = rule.verdict == Verdict::Fail || rule.verdict == Verdict::Review;
        for (uint32_t i = below(4); blamed && i > 0; --i)
          rule.evidence.push_back(random_evidence(made->call));
        if (rule.verdict == Verdict::Unknown) {
          rule.reason = message(below(2) == 0 ? says::CardNotDone : says::CardRepeats);
        }
      }
      CallScorer scorer(rubric);
      make_record(made->call, {agent + 1, static_cast<uint32_t>(made->call.agents.size())}, rubric, outcome,
                  scorer.score(outcome), made->records[agent]);
    }
    calls_.push_back(std::move(made));
  }

  std::mt19937 random_;
  std::vector<std::unique_ptr<Rubric>> rubrics_;
  std::vector<std::unique_ptr<ScoredCall>> calls_;
};

}  // namespace zhijian::score_samples
