#include "conditions/probes.h"

#include <doctest/doctest.h>

using namespace zhijian;

namespace {

const Folder& folder() {
  static const Folder kFolder({{"嗯"}, {}});
  return kFolder;
}

struct Line {
  Speaker speaker;
  std::string text;
  int64_t begin = kNoTime;
  int64_t end = kNoTime;
};

Call make_call(const std::vector<Line>& lines) {
  Call call;
  call.agents.push_back({"A1", "", ""});
  for (const Line& line : lines) {
    Segment segment;
    segment.text.begin = static_cast<uint32_t>(call.text.size());
    call.text += line.text;
    segment.text.end = static_cast<uint32_t>(call.text.size());
    segment.number = static_cast<uint32_t>(call.segments.size() + 1);
    segment.speaker = line.speaker, segment.begin_ms = line.begin, segment.end_ms = line.end;
    call.segments.push_back(segment);
  }
  return call;
}

constexpr Speaker kAgent = Speaker::Agent, kCustomer = Speaker::Customer;
constexpr Comparison over(double ms) {
  return {Comparison::Kind::Over, ms, 0};
}

}  // namespace

TEST_CASE("segments of one speaker join into a turn; hesitations interrupt nobody") {
  const Call call = make_call(
      {{kAgent, "您好"}, {kCustomer, "嗯。"}, {kAgent, "请讲"}, {kCustomer, "好"}, {kCustomer, "的"}});
  CallText text;
  text.assign(call, 0, folder());
  REQUIRE(text.turns().size() == 2);
  CHECK(text.turns()[0].speaker == kAgent);
  CHECK(text.turns()[0].characters == 4);
  CHECK(text.turn_of_segment(1) == kNoTurn);
  CHECK(text.turn_at_or_before(1) == 0);
  CHECK_FALSE(text.pause_after(1));  // The customer's full stop is not the agent's.
  Pieces pieces;
  text.pieces(0, text.turns()[0].text, pieces);
  REQUIRE(pieces.size() == 2);
  CHECK(pieces[1].segment == 2);
}

TEST_CASE("a silence runs from the latest end to the next begin, and belongs to who should answer") {
  Call call =
      make_call({{kAgent, "您好", 0, 5000}, {kCustomer, "喂", 1000, 2000}, {kCustomer, "在吗", 9000, 10000}});
  call.duration_ms = 16000;
  CallText text;
  text.assign(call, 0, folder());
  std::vector<Hit> hits;
  find_silences(text, Who::Nobody, over(3000), hits);
  REQUIRE(hits.size() == 2);
  CHECK(hits[0].value == 4000);
  CHECK(hits[0].end_ms == 9000);
  CHECK(hits[1].value == 6000);
  hits.clear();
  find_silences(text, Who::Agent, over(3000), hits);
  CHECK(hits.size() == 2);  // The turn before is the customer's both times.
  hits.clear();
  find_silences(text, Who::Customer, over(3000), hits);
  CHECK(hits.empty());
  CHECK(longest_silence(text) == 6000);
}

TEST_CASE("an overlap begins strictly inside another speaker's segment") {
  const Call call = make_call(
      {{kCustomer, "我想问一下", 0, 4000}, {kAgent, "您说", 2500, 3000}, {kCustomer, "好", 3000, 3500}});
  CallText text;
  text.assign(call, 0, folder());
  std::vector<Hit> hits;
  find_overlaps(text, Who::Agent, over(400), hits);
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].value == 500);
  hits.clear();
  find_overlaps(text, Who::Customer, over(0), hits);
  CHECK(hits.empty());  // It begins where the agent's segment ends, and its own speaker's does not count.
}

TEST_CASE("a rate is folded characters a minute over the time that was spoken") {
  const Call call = make_call({{kAgent, "一二三四五，六", 0, 1000},
                               {kAgent, "七八九十", 5000, 6000},
                               {kCustomer, "好的好的好的好的好的", 7000, 7001}});
  CallText text;
  text.assign(call, 0, folder());
  std::vector<Hit> hits;
  find_rates(text, Who::Agent, over(200), hits);
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].value == 300);
}

TEST_CASE("a repeat is nine tenths of an earlier turn of the same speaker") {
  const Call call = make_call({{kAgent, "请您稍等我帮您查询"},
                               {kCustomer, "请您稍等我帮您查询"},
                               {kAgent, "请您稍等，我帮您查询。"},
                               {kCustomer, "好的"},
                               {kAgent, "请您稍等我帮您查看"},
                               {kCustomer, "好的"},
                               {kAgent, "请您稍等我来帮您查询"}});
  CallText text;
  text.assign(call, 0, folder());
  std::vector<Hit> hits;
  find_repeats(text, Who::Agent, hits);
  // One of nine characters differs in the third; one of ten is more in the fourth.
  REQUIRE(hits.size() == 2);
  CHECK(hits[0].turn == 2);
  CHECK(hits[1].turn == 6);
  hits.clear();
  find_repeats(text, Who::Customer, hits);
  CHECK(hits.empty());  // Two characters are too few.
}
