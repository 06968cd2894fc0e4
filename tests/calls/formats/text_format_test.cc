#include "calls/formats/text_format.h"

#include <doctest/doctest.h>

#include "calls/read_all.h"

using namespace zhijian;
using namespace zhijian::test;

TEST_CASE("a text in either script") {
  const ReadResult simplified = read_text(
      "# call: 0001\n# agent: A1024 王敏\n# team: 一组\n# start: 2026-11-21T09:03:11+08:00\n# ended_by: "
      "客户\n"
      "# duration: 3:07\n# 队列: 投诉\n# 说明没有冒号\n\n"
      "[00:00.0-00:02.1] 客服：您好，请问有什么可以帮您？\n[00:02.5] 客户: "
      "我要查快递\n系统：请稍候\n说话人3：喂\n");
  CHECK(to_lines(simplified.calls) ==
        "0001@1 A1024/王敏/一组 start=2026-11-21T09:03:11+08:00 ended=customer duration=187000 队列=投诉 | 1 "
        "agent 0-2100: "
        "您好，请问有什么可以帮您？ | 2 customer 2500: 我要查快递 | 3 system: 请稍候 | 4 other: 喂\n");
  CHECK(to_lines(simplified.rejects) == "");
  CHECK(simplified.count(ReadWarning::UnknownSpeaker) == 1);
  const ReadResult traditional = read_text(
      "# 通話：0001\n# 座席：A1024 王敏\n# 班組：一組\n# 掛斷方：座席\n座席：您好\n顧客：我要查快遞\n");
  CHECK(to_lines(traditional.calls) ==
        "0001@1 A1024/王敏/一組 ended=agent | 1 agent: 您好 | 2 customer: 我要查快遞\n");
}

TEST_CASE("a line without a speaker goes on with what was said before") {
  const ReadResult result =
      read_text("客服：第一行\n  第二行　\n\nhttps://example.org\n10:30 也是\n客户：\n好\n");
  CHECK(to_lines(result.calls) ==
        "in@1 (unknown) | 1 agent: 第一行\n第二行\nhttps://example.org\n10:30 也是 | 2 customer: 好\n");
  CHECK(result.count(ReadWarning::UnknownAgent) == 1);
}

TEST_CASE("each head with a call begins another call") {
  const ReadResult result = read_text(
      "# agent: A1\n# call: 1\n客服：一\n# note: x\n客户：二\n\n# agent: A2\n# call: 2\n客服：三\n# "
      "call:\n客服：四\n");
  CHECK(to_lines(result.calls) ==
        "1@1 A1 note=x | 1 agent: 一 | 2 customer: 二\n2@7 A2 | 1 agent: 三\n"
        "in#3@10 (unknown) | 1 agent: 四\n");
  CHECK(to_lines(result.rejects) == "");
}

TEST_CASE("channels are speakers where the agent's is named") {
  ReadOptions options;
  options.agent_channel = "0";
  options.format = InputFormat::Text;
  const ReadResult result = read_text("0：您好\n1：你好\n10:30 可以吗\n", options);
  CHECK(to_lines(result.calls) == "in@1 (unknown) | 1 agent: 您好 | 2 customer: 你好\n10:30 可以吗\n");
  options.agent_channel = "SPEAKER_01";
  CHECK(to_lines(read_text("SPEAKER_00: 你好\nSPEAKER_01: 您好\n", options).calls) ==
        "in@1 (unknown) | 1 customer: 你好 | 2 agent: 您好\n");
}

TEST_CASE("what is wrong with a text is one reject for the call") {
  struct {
    const char* text;
    const char* reject;
  } const cases[] = {
      {"# call: b\n# agent: B\n好的\n客服：好\n",
       "in:5 line has no speaker: `好的`; start it with one, e.g. `客服：` (b)\n"},
      {"# call: b\n[00:12.0] 您好啊，请问\n",
       "in:4 line has no speaker: `您好啊，请问`; start it with one, e.g. `客服：` (b)\n"},
      {"# call: b\n[00:75] 客服：好\n",
       "in:4 invalid time `00:75`; write 00:12.3, 12.3s or whole milliseconds (b)\n"},
      {"# call: b\n# duration: 187\n客服：好\n",
       "in:4 `duration: 187` must be a time with a unit, e.g. 187s or 3:07 (b)\n"},
      {"# call: b\n# team: 1\n# team: 2\n客服：好\n", "in:3 `team` is given twice; keep one of them (b)\n"},
      {"# call: b\n# 备注: 空\n", "in:3 the call contains no speech (b)\n"},
      {"# call: b\n客服：\xB0\xA1\n",
       "in:4 invalid UTF-8; save the file as UTF-8 or set its encoding with --encoding "
       "(b)\n"},
  };
  for (const auto& item : cases) {
    const ReadResult result =
        read_text("# call: a\n客服：前面的话\n" + std::string(item.text) + "# call: c\n客服：后面的话\n");
    CAPTURE(item.text);
    CHECK(result.calls.size() == 2);
    CHECK(to_lines(result.rejects) == item.reject);
  }
}

TEST_CASE("text calls go through chunks of any size") {
  std::string text;
  for (int i = 0; i < 3000; ++i) {
    text += "# call: " + std::to_string(i) + "\n# agent: A\n客服：" +
            std::string(static_cast<size_t>(i % 997), 'x') + "\n客户：好\n";
  }
  const ReadResult result = read_text(text);
  CHECK(result.rejects.empty());
  REQUIRE(result.calls.size() == 3000);
  for (int i = 0; i < 3000; ++i) {
    const Call& call = result.calls[static_cast<size_t>(i)];
    CHECK((call.id == std::to_string(i) && call.line == static_cast<uint32_t>(i * 4 + 1)));
  }
}

TEST_CASE("a text call that is too large is skipped") {
  ReadOptions options;
  options.max_call_bytes = 1000;
  std::string large = "# call: l\n";
  for (int i = 0; i < 200000; ++i) large += "客服：很长的话\n";
  const ReadResult result = read_text("# call: a\n客服：一\n" + large + "# call: c\n客服：三\n", options);
  CHECK(result.calls.size() == 2);
  REQUIRE(result.rejects.size() == 1);
  CHECK(to_line(result.rejects[0]).starts_with("in:3 the call is larger than 1000 bytes"));
  CHECK(result.calls[1].line == 200004);
}
