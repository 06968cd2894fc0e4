#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/messages/report.h"
#include "score/call_record.h"
#include "score/call_samples.h"
#include "score/make_record.h"
#include "score/score_samples.h"
#include "score/scorecards.h"

namespace zhijian {

/// A small day of scored calls that has everything a report can show.
class SampleDay {
 public:
  SampleDay() {
    make_rubric();
    make_calls();
  }

  const std::vector<CallRecord>& records() const { return records_; }

  Report report() const {
    Scorecards cards;
    for (const CallRecord& record : records_) cards.add(record);
    InputCounts counts;
    counts.calls = 14;
    counts.rejected = 2;
    counts.duplicates = 1;
    counts.not_applicable = 2;
    counts.not_applicable_missing_field = 1;
    std::vector<Reject> rejects;
    rejects.push_back({"day/broken.json", 3, message(says::RecordNotJson, "unexpected end"), ""});
    rejects.push_back({"day/=evil|name.json", 1, message(says::RecordKeyMissing, "turns[1].text"), ""});
    return cards.report(counts, std::move(rejects));
  }

 private:
  using Outcomes = std::vector<RuleOutcome>;

  static RuleOutcome blamed(Verdict verdict, std::vector<Evidence> evidence) {
    RuleOutcome outcome = score_samples::verdict(verdict, static_cast<uint32_t>(evidence.size()));
    outcome.evidence = std::move(evidence);
    return outcome;
  }

  void make_rubric() {
    using namespace score_samples;
    rubric_.id = "hotline";
    rubric_.version = "2026.11";
    rubric_.digest = "sha256:5ca1ab1e";
    rubric_.score.pass = points("80");
    rubric_.score.grades = {
        {"优秀", points("95")}, {"良好", points("85")}, {"合格", points("80")}, {"不合格", points("0")}};
    rubric_.dimensions = {dimension("opening", "20"), dimension("courtesy", "40"), dimension("pace")};
    rubric_.dimensions[0].name = "开头语";
    rubric_.dimensions[1].name = "礼貌";
    rubric_.rules = {rule("greeting", "10", "opening"),
                     rule("shrug", "5", "courtesy"),
                     rule("abuse", "0", "courtesy"),
                     rule("long-hold", "2.5", "pace"),
                     rule("thanks", "0"),
                     rule("rushed", "3", "pace")};
    rubric_.rules[0].name = "问候";
    rubric_.rules[0].instead = "您好，请问有什么可以帮您？";
    rubric_.rules[1].name = "推脱";
    rubric_.rules[1].per = Rule::Per::Failure;
    rubric_.rules[1].instead = "我马上帮您查询，请您稍等。";
    rubric_.rules[2].name = "辱骂客户";
    rubric_.rules[2].critical = Rule::Critical::Call;
    rubric_.rules[3].name = "让客户久等";
    rubric_.rules[4].name = "致谢";
    rubric_.rules[4].award = points("1.25");
    rubric_.rules[5].name = "语速过快";
    rubric_.rules[5].status = Rule::Status::Draft;
  }

  Call& add_call(std::string id, CallAgent agent, const std::vector<call_samples::Line>& lines) {
    calls_.push_back(std::make_unique<Call>(call_samples::make_call(std::move(id), std::move(agent), lines)));
    return *calls_.back();
  }

  void score(const Call& call, Outcomes rules) {
    outcomes_.push_back(std::make_unique<CallOutcome>());
    outcomes_.back()->rules = std::move(rules);
    CallScorer scorer(rubric_);
    make_record(call, {1, 1}, rubric_, *outcomes_.back(), scorer.score(*outcomes_.back()), records_.emplace_back());
  }

  void make_calls() {
    using namespace call_samples;
    using namespace score_samples;
    using enum Speaker;
    const CallAgent wang{"A1024", "王敏", "一组"};
    const CallAgent zhang{"A1007", "张伟", "一组"};
    const CallAgent elena{"B2", "Elena 陈", "Night"};
    const CallAgent unknown{"(unknown)", "", ""};
    const RuleOutcome na = verdict(Verdict::NotApplicable);

    RuleOutcome no_times = verdict(Verdict::Unknown);
    no_times.reason = message(says::CardSilence, "0");
    const Call& good =
        add_call("0001", wang, {{Agent, "您好，请问有什么可以帮您？", 0}, {Customer, "查快递。", 2100}});
    score(good, {pass(), pass(), pass(), pass(), awarded(1), pass()});
    const Call& also_good = add_call("0002", wang, {{Agent, "您好，请讲。"}, {Customer, "😀谢谢您"}});
    score(also_good, {pass(), pass(), pass(), no_times, awarded(1), no_times});

    for (const char* id : {"0011", "0012", "0013"}) {
      const Call& more = add_call(id, wang, {{Agent, "喂，请讲。", 0}, {Customer, "谢谢。", 2100}});
      score(more, {blamed(Verdict::Fail, {missing("您好")}), pass(), pass(), pass(), awarded(1), pass()});
    }

    const Call& shrugs = add_call("0003", zhang,
                                  {{Agent, "喂？", 0},
                                   {Customer, "我的快递\"丢了\"，怎么办？", 900},
                                   {Agent, "这个我不知道。您问别人吧，我真的不知道，", 4000},
                                   {Agent, "不清楚！", 81200}});
    Evidence over = said(shrugs, 2, "不知道，");
    over.pieces.push_back(piece(shrugs, 3, "不清楚"));
    over.phrase = "不知道…不清楚";
    score(shrugs, {blamed(Verdict::Fail, {missing("您好…为您服务")}),
                   blamed(Verdict::Fail, {said(shrugs, 2, "不知道"), over}), pass(),
                   blamed(Verdict::Fail, {found(shrugs, 3, Probe::Silence, 12300)}), na,
                   blamed(Verdict::Fail, {found(shrugs, 2, Probe::Rate, 412)})});

    const Call& abuse =
        add_call("0004", zhang, {{Agent, "您好。"}, {Customer, "我要投诉！"}, {Agent, "=你有病吧"}});
    score(abuse, {pass(), blamed(Verdict::Fail, {missing_after(abuse, 1, "投诉", "非常抱歉")}),
                  blamed(Verdict::Fail, {said(abuse, 2, "=你有病")}), no_times, na, na});

    const Call& doubtful = add_call("=0005", elena, {{Agent, "您好，这里是1068号为您服务。您有病历吗？"}});
    Evidence weak = said(doubtful, 0, "您有病");
    weak.phrase = "你有病";
    weak.grade = Grade::Similar;
    weak.similarity = 0.8333;
    RuleOutcome review = blamed(Verdict::Review, {weak});
    review.reason = message(says::CardNotDone);
    Evidence label = found(doubtful, 0, Probe::Label, 0);
    label.label = "angry";
    score(doubtful, {pass(), pass(), review, blamed(Verdict::Fail, {label}), na, pass()});

    const Call& nobody = add_call("0006", unknown, {{Customer, "有人吗"}});
    score(nobody, {na, na, na, no_times, na, no_times});
  }

  Rubric rubric_;
  std::vector<std::unique_ptr<Call>> calls_;
  std::vector<std::unique_ptr<CallOutcome>> outcomes_;
  std::vector<CallRecord> records_;
};

}  // namespace zhijian
