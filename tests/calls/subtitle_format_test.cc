#include <doctest/doctest.h>

#include "calls/read_all.h"

using namespace zhijian;
using namespace zhijian::test;

TEST_CASE("WebVTT: voices, prefixes, marks, entities, blocks that are no words") {
  const ReadResult result = read_text(
      "WEBVTT - 标题\ncall: v1\nagent: A1 王敏\nLanguage: zh\n\nNOTE 这是注释\n客服：不算\n\nSTYLE\n::cue { "
      "color: red }\n\n"
      "intro\n00:01.000 --> 00:02.500 align:start position:10%\n<v.loud 客服>您好 &amp; "
      "<b>欢迎</b>&#33;</v>\n\n"
      "00:00:03.000 --> 00:00:04.000\n客戶：喂 &lt;3 <00:00:03.500>好\n再说一行\n- 客服：请讲\n\n"
      "00:05.000 --> 00:06.000\n<v 客服>一</v><v 客户>二</v>\n\n00:07.000 --> 00:08.000\n没有人\n");
  CHECK(to_lines(result.rejects) == "");
  CHECK(to_lines(result.calls) ==
        "v1@1 A1/王敏 Language=zh | 1 agent 1000-2500: 您好 & 欢迎! | 2 customer 3000-4000: 喂 <3 "
        "好\n再说一行 | 3 agent 3000-4000: "
        "请讲 | 4 agent 5000-6000: 一 | 5 customer 5000-6000: 二 | 6 other 7000-8000: 没有人\n");
  CHECK(result.count(ReadWarning::UnknownSpeaker) == 1);
}

TEST_CASE("SRT: prefixes, marks, sloppy times and missing empty lines") {
  const ReadResult result = read_text(
      "\xEF\xBB\xBF"
      "1\r\n00:00:05,500 --> 00:00:07,000\r\n<i>客服：您好</i>\r\n\r\n2\r\n00:00:01,000 --> 00:00:03,250\r\n"
      "{\\an8}<font color=\"red\">客户：喂</font>\r\n3\r\n01:02:03,4 --> 01:02:04,45\r\n客服：5 < 6\r\n");
  CHECK(to_lines(result.rejects) == "");
  CHECK(to_lines(result.calls) ==
        "in@1 (unknown) | 2 customer 1000-3250: 喂 | 1 agent 5500-7000: 您好 | 3 agent 3723400-3724450: 5 < "
        "6\n");
  CHECK(result.count(ReadWarning::OutOfOrder) == 1);
}

TEST_CASE("what is wrong with subtitles is one reject with its line") {
  CHECK(to_lines(read_text("WEBVTT\n\n名字\n不是时间\n").rejects) ==
        "in:4 expected a timing line, found `不是时间`\n");
  CHECK(to_lines(read_text("1\n00:00:01,000 --> 00:00:02,000\n客服：好\n\n2\n00:01 --> x\n").rejects) ==
        "in:6 expected a timing line, found `00:01 --> x`\n");
  CHECK(to_lines(read_text("WEBVTT\n").rejects) == "in:1 the call contains no speech\n");
  CHECK(to_lines(read_text("WEBVTT\n\n00:01.000 --> 00:02.000\n客服：好的好的\xFF\n").rejects) ==
        "in:4 invalid UTF-8; save the file as UTF-8 or set its encoding with "
        "--encoding\n");
  ReadOptions options;
  options.max_call_bytes = 20;
  CHECK(to_lines(read_text("WEBVTT\n\n00:01.000 --> 00:02.000\n客服：好\n", options).rejects) ==
        "in:1 the call is larger than 20 bytes; raise --max-call-size if it really is a single call\n");
}
