// What others' tools write, beside what they should.
#include <doctest/doctest.h>

#include "calls/read_all.h"

using namespace zhijian;
using namespace zhijian::test;

TEST_CASE("JSON objects side by side in a line") {
  const std::string one = R"({"call":"c1","agent":"A","turns":[{"speaker":"agent","text":"好"}]})";
  const std::string two = R"({"call":"c2","agent":"A","turns":[{"speaker":"agent","text":"好}{"}]})";
  CHECK(read_text(one + two).calls.size() == 2);
  CHECK(read_text(one + " " + two + "\n" + one).calls.size() == 3);
  CHECK(read_text(two + "\n").calls.size() == 1);
  CHECK(read_text(one + "\n\xEF\xBB\xBF" + two + "\n\x1A").calls.size() == 2);
  CHECK(read_text(one + two + "x").rejects.size() == 1);
}

TEST_CASE("half a character is U+FFFD, and counted") {
  const ReadResult result = read_text(
      R"({"call":"c","agent":"A","turns":[{"speaker":"agent","text":"\ude00好\ud83d"},{"speaker":"agent","text":"\ud83d\ude00"}]})");
  CHECK(to_lines(result.rejects) == "");
  CHECK(to_lines(result.calls) == "c@1 A | 1 agent: \uFFFD好\uFFFD | 2 agent: 😀\n");
  CHECK(result.count(ReadWarning::BrokenCharacter) == 1);
}

TEST_CASE("tags of recognisers are no words") {
  const ReadResult result = read_text("客服：<|zh|><|ANGRY|><|Speech|><|woitn|>喂\n客户：a<|b c|>d <| |>\n");
  CHECK(to_lines(result.calls) == "in@1 (unknown) | 1 agent [ANGRY]: 喂 | 2 customer: a<|b c|>d <| |>\n");
}

TEST_CASE("WebVTT as its standard and players read it") {
  const auto calls = [](const char* text) {
    const ReadResult result = read_text(text);
    return to_lines(result.calls) + to_lines(result.rejects);
  };
  const std::string two = "in@1 (unknown) | 1 agent 0-1000: 您好 | 2 agent 1000-2000: 好\n";
  CHECK(calls("WEBVTT\n00:00.000 --> 00:01.000\n<v 客服>您好\n\n00:01.000 --> 00:02.000\n<v 客服>好\n") ==
        two);
  CHECK(calls("WEBVTT\r\r00:00.000 --> 00:01.000\r<v 客服>您好\r\r00:01.000 --> 00:02.000\r<v 客服>好\r") ==
        two);
  CHECK(calls("WEBVTT\n\nNOTE x\n00:00.000 --> 00:01.000\n<v 客服>您好\n\n2\n00:01.000 --> 00:02.000\n<v "
              "客服>好\n") == two);
  CHECK(calls("WEBVTT\n\n00:00.000 --> 00:01.000\n\n<v 客服>您好\n\nNOTE 不算\n\n00:01.000 --> 00:02.000\n<v "
              "客服>好\n") == two);
  CHECK(calls("WEBVTT\n\n00:00.000 --> 00:01.000\n<v 客服>您好\n\n请问\n\n00:01.000 --> 00:02.000\n<v "
              "客服>好\n") == "in@1 (unknown) | 1 agent 0-1000: 您好\n请问 | 2 agent 1000-2000: 好\n");
  CHECK(calls("WEBVTT\n\n00:00.000 --> 00:01.000\n客服：好\n00:01 --> 不是\n客服：好\n") ==
        "in:5 expected a timing line, found `00:01 --> 不是`\n");
}

TEST_CASE("SRT with empty lines inside, and with seconds rounded up") {
  const ReadResult result = read_text(
      "1\n00:00:49,1000 --> 00:00:60,000\n客服：您好\n\n请问\n\n2\n00:01:00,500 --> "
      "00:01:01,000\n客户：喂\n");
  CHECK(to_lines(result.calls) ==
        "in@1 (unknown) | 1 agent 50000-60000: 您好\n请问 | 2 customer 60500-61000: 喂\n");
}

TEST_CASE("what FunASR writes") {
  ReadOptions options;
  options.agent_channel = "0";
  const auto calls = [&](const char* text) {
    const ReadResult result = read_text(text, options);
    return to_lines(result.calls) + to_lines(result.rejects);
  };
  CHECK(
      calls(
          R"([{"key":"k","text":"x","sentence_info":[{"sentence":"您好","start":0,"end":900,"spk":0}]}])") ==
      "k@1 (unknown) | 1 agent 0-900: 您好\n");
  CHECK(
      calls(
          R"({"text":"x","segments":[{"start":200,"end":900,"text":"您好","speaker":0}],"audio_duration_s":4.5})") ==
      "in@1 (unknown) duration=4500 | 1 agent 200-900: 您好\n");
  CHECK(calls(R"([{"key":"k","sentence_info":[{"text":["您好","好"],"start":0,"end":900,"spk":0}]}])") ==
        "in:1 `sentence_info[1].text` must be text (k)\n");
}
