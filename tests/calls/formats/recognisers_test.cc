#include "calls/formats/recognisers.h"

#include <doctest/doctest.h>

#include "calls/read_all.h"

using namespace zhijian;
using namespace zhijian::test;

namespace {

std::string calls_of(std::string_view json, const char* agent_channel = nullptr) {
  ReadOptions options;
  if (agent_channel != nullptr) options.agent_channel = agent_channel;
  const ReadResult result = read_text(json, options);
  return to_lines(result.calls) + to_lines(result.rejects);
}

}  // namespace

TEST_CASE("Amazon Contact Lens and Transcribe Call Analytics") {
  CHECK(calls_of(R"({"Version":"1.1.0","Channel":"VOICE","JobStatus":"COMPLETED","LanguageCode":"zh-CN",
    "Participants":[{"ParticipantId":"p1","ParticipantRole":"AGENT"},{"ParticipantId":"p2","ParticipantRole":"CUSTOMER"}],
    "CustomerMetadata":{"ContactId":"c-1"},"ConversationCharacteristics":{"TotalConversationDurationMillis":9000},
    "Transcript":[{"BeginOffsetMillis":0,"EndOffsetMillis":900,"Content":"您好","ParticipantId":"p1","Sentiment":"NEUTRAL"},
                  {"Id":"event"},
                  {"BeginOffsetMillis":1000,"EndOffsetMillis":2000,"Content":"喂","ParticipantId":"p2"}]})") ==
        "c-1@1 (unknown) duration=9000 language=zh-CN | 1 agent 0-900 [NEUTRAL]: 您好 | 2 customer "
        "1000-2000: 喂\n");
  CHECK(
      calls_of(
          R"({"JobName":"j","JobStatus":"COMPLETED","Transcript":[{"Content":"Hi","ParticipantRole":"CUSTOMER"}]})") ==
      "j@1 (unknown) | 1 customer: Hi\n");
  CHECK(calls_of(R"({"JobName":"j","JobStatus":"FAILED"})") ==
        "in:1 speech recognition did not finish: FAILED (j)\n");
}

TEST_CASE("Alibaba Cloud") {
  constexpr std::string_view kFile =
      R"({"TaskId":"t","StatusCode":21050000,"StatusText":"SUCCESS","BizDuration":5000,"Result":{"Sentences":[
    {"EndTime":2000,"BeginTime":300,"Text":"您好","ChannelId":0,"SpeechRate":177},
    {"EndTime":4000,"BeginTime":2300,"Text":"喂","ChannelId":1,"EmotionValue":5.0}]}})";
  CHECK(calls_of(kFile, "0") ==
        "t@1 (unknown) duration=5000 | 1 agent 300-2000: 您好 | 2 customer 2300-4000: 喂\n");
  CHECK(calls_of(kFile) == "in:1 no agent recognised; speakers: 0 (1), 1 (1); write --speaker 0=agent (t)\n");
  CHECK(calls_of(R"({"TaskId":"t","StatusText":"QUEUEING"})") ==
        "in:1 speech recognition did not finish: QUEUEING (t)\n");
  // Paraformer writes one channel after the other; that is no disorder.
  CHECK(calls_of(R"({"file_url":"x","properties":{"original_duration_in_milliseconds":5000},"transcripts":[
    {"channel_id":0,"sentences":[{"begin_time":0,"end_time":900,"text":"您好"},{"begin_time":2000,"end_time":2500,"text":"请讲"}]},
    {"channel_id":1,"sentences":[{"begin_time":1000,"end_time":1900,"text":"喂"}]}]})",
                 "0") ==
        "in@1 (unknown) duration=5000 | 1 agent 0-900: 您好 | 2 customer 1000-1900: 喂 | 3 agent 2000-2500: "
        "请讲\n");
}

TEST_CASE("Tencent Cloud") {
  CHECK(
      calls_of(
          R"({"Response":{"RequestId":"r","Data":{"TaskId":9,"Status":2,"StatusStr":"success","AudioDuration":2.38,
    "ResultDetail":[{"FinalSentence":"您好","StartMs":20,"EndMs":900,"SpeakerId":0},{"FinalSentence":"喂","StartMs":1000,"EndMs":2380,"SpeakerId":1}]}}})",
          "0") == "9@1 (unknown) duration=2380 | 1 agent 20-900: 您好 | 2 customer 1000-2380: 喂\n");
  CHECK(
      calls_of(
          R"({"Data":{"TaskId":9,"StatusStr":"success","Result":"[0:0.020,0:2.380,1]  您好。\n[0:3.0,0:4.5,0]  喂\n"}})",
          "1") == "9@1 (unknown) | 1 agent 20-2380: 您好。 | 2 customer 3000-4500: 喂\n");
  CHECK(
      calls_of(
          R"({"Response":{"Data":{"TaskId":5,"StatusStr":"failed","ErrorMsg":"no audio","ResultDetail":[]}}})") ==
      "in:1 speech recognition did not finish: no audio (5)\n");
}

TEST_CASE("FunASR and WhisperX") {
  CHECK(
      calls_of(
          R"([{"key":"k","text":"您好喂","timestamp":[[0,1]],"sentence_info":[{"text":"您好","start":50,"end":900,"spk":0},
    {"text":"喂","start":1000,"end":1500,"spk":1}]}])",
          "1") == "k@1 (unknown) | 1 customer 50-900: 您好 | 2 agent 1000-1500: 喂\n");
  CHECK(calls_of(R"({"segments":[{"start":0.031,"end":1.5,"text":" 您好","speaker":"SPEAKER_00","words":[]},
    {"start":1.6,"end":2.0004,"text":"喂"}],"word_segments":[],"language":"zh"})",
                 "SPEAKER_00") ==
        "in@1 (unknown) language=zh | 1 agent 31-1500:  您好 | 2 other 1600-2000: 喂\n");
}

TEST_CASE("documents of nobody known are calls without turns") {
  CHECK(calls_of(R"({"transcript":"x"})") == "in:1 `turns` is missing\n");
}
