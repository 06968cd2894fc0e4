#include "calls/speakers.h"

#include <doctest/doctest.h>

#include "calls/read_all.h"
#include "calls/roles.h"

using namespace zhijian;
using namespace zhijian::test;

namespace {

/// Reads one call in which these speak, each once.
ReadResult call_of(const std::vector<std::string>& speakers, const ReadOptions& options = {}) {
  std::string json = R"({"call":"c","agent":"A","turns":[)";
  for (const std::string& speaker : speakers) {
    json += std::string(json.back() == '[' ? "" : ",") + R"({"text":"好","speaker":")" + speaker + "\"}";
  }
  return read_text(json + "]}", options);
}

std::string roles_of(const std::vector<std::string>& speakers, const ReadOptions& options) {
  const ReadResult result = call_of(speakers, options);
  REQUIRE(result.calls.size() == 1);
  std::string roles;
  for (const Segment& segment : result.calls[0].segments)
    roles += std::string(roles.empty() ? "" : " ") + std::string(speaker_name(segment.speaker));
  return roles;
}

std::string reason(const ReadResult& result, Language language) {
  REQUIRE(result.calls.empty());
  REQUIRE(result.rejects.size() == 1);
  return to_text(result.rejects[0].reason, language);
}

}  // namespace

TEST_CASE("a call in which nobody is the agent, though somebody might be, is rejected") {
  const ReadResult result = call_of({"员工", "客户", "员工"});
  CHECK(reason(result, Language::Simplified) ==
        "没有识别出坐席；说话人：员工（2）、客户（1）；请写 --speaker 员工=agent");
  CHECK(reason(result, Language::English) ==
        "no agent recognised; speakers: 员工 (2), 客户 (1); write --speaker 员工=agent");
  CHECK(result.rejects[0].call == "c");
  CHECK(reason(call_of({"客户", "其他"}), Language::English).ends_with("write --speaker 其他=agent"));
  // As one can paste it.
  CHECK(reason(call_of({"spk 1", "x"}), Language::English).ends_with("write --speaker 'spk 1=agent'"));
  // Nothing to write where nobody has a name.
  CHECK(reason(call_of({"", "客户", ""}), Language::English) ==
        "no agent recognised; speakers: ? (2), 客户 (1)");
}

TEST_CASE("a call that a customer and a machine have among them is none of those") {
  CHECK(call_of({"客户", "IVR"}).calls.size() == 1);
  CHECK(call_of({"客户", "IVR"}).count(ReadWarning::NoAgentSpeaks) == 1);
  CHECK(call_of({"客服", "员工"}).calls.size() == 1);
}

TEST_CASE("what the user says of a speaker goes before what the name says") {
  ReadOptions options;
  options.speakers = {{"员工", Speaker::Agent},
                      {"1", Speaker::Customer},
                      {"客服", Speaker::System},
                      {"Spk A", Speaker::Other}};
  CHECK(roles_of({"员工", "1", "客服", "spk a", "坐席"}, options) == "agent customer system other agent");
  CHECK(roles_of({"员工（王敏）", " 员工 ", "员工[1024]"}, options) == "agent agent agent");
  // Nothing is guessed of names that only look alike.
  CHECK(roles_of({"员工", "员工2", "11"}, options) == "agent other other");
  // Who is nobody's agent by the user's own word is in no doubt.
  CHECK(roles_of({"客户", "Spk A"}, options) == "customer other");
}

TEST_CASE("who is not on the agent's channel may still be the agent") {
  ReadOptions options;
  options.agent_channel = "left";
  CHECK(roles_of({"left", "right"}, options) == "agent customer");
  CHECK(reason(call_of({"员工", "right"}, options), Language::English) ==
        "no agent recognised; speakers: 员工 (1), right (1); write --speaker 员工=agent");
}

TEST_CASE("a call may have any number of names") {
  std::vector<std::string> names{"客服"};
  for (int i = 0; i < 500; ++i) names.push_back("spk" + std::to_string(i));
  const ReadResult result = call_of(names);
  CHECK(result.calls.size() == 1);
  CHECK(result.count(ReadWarning::UnknownSpeaker) == 500);
}
