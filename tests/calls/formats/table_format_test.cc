#include "calls/formats/table_format.h"

#include <doctest/doctest.h>

#include <random>

#include "calls/formats/table_record.h"
#include "calls/read_all.h"

using namespace zhijian;
using namespace zhijian::test;

TEST_CASE("tables with headers in either script and in English") {
  const std::string expected =
      "1@2 A1/王敏/一组 | 1 agent 0-2100: 您好 | 2 customer 2500: 我要查, \"快递\"\n"
      "2@4 A2/李雷/二组 | 1 agent: 您\n好\n";
  const std::string rows =
      "1,A1,王敏,一组,客服,您好,0,2100\n1,A1,王敏,一组,客户,\"我要查, \"\"快递\"\"\",00:02.5,\n"
      "2,A2,李雷,二组,客服,\"您\n好\",,\n";
  for (const char* header : {"call,agent,agent_name,team,speaker,text,begin,end",
                             "通话编号,工号,坐席姓名,班组,角色,内容,开始时间,结束时间",
                             "通話編號,工號,座席姓名,班組,角色,內容,開始時間,結束時間",
                             "Call ID,Agent-ID,Agent Name,Team,Speaker,Text,Begin,End"}) {
    CAPTURE(header);
    const ReadResult result = read_text(std::string(header) + '\n' + rows);
    CHECK(to_lines(result.calls) == expected);
    CHECK(to_lines(result.rejects) == "");
  }
}

TEST_CASE("tables with tabs, CRLF, a byte order mark and empty rows") {
  const ReadResult result = read_text(
      "\xEF\xBB\xBF"
      "call\tspeaker\ttext\tlabels\r\n1\tagent\t您好\t问候;高兴\r\n\r\n1\tcustomer\t\"a\tb\"\t\r\n");
  CHECK(to_lines(result.calls) == "1@2 (unknown) | 1 agent [问候,高兴]: 您好 | 2 customer []: a\tb\n");
}

TEST_CASE("a call's data are what its rows agree on, and agents may change") {
  const ReadResult result = read_text(
      "call,agent,team,speaker,text,queue,confidence,start,duration_ms\n1,A1,一,agent,a,投诉,0.9,9:00,5000\n"
      "1,A1,一,customer,b,投诉,0.8,9:00,\n1,A2,二,agent,c,,0.7,,5000\n");
  CHECK(to_lines(result.calls) ==
        "1@2 A1//一 A2//二 start=9:00 duration=5000 queue=投诉 | 1 agent: a | 2 customer: b | 3 agent(A2): "
        "c\n");
}

TEST_CASE("--columns names columns") {
  ReadOptions options;
  options.columns = {{"speaker", "谁"}, {"text", "说了什么"}, {"call", "编号"}, {"部门", "dept"}};
  const ReadResult result = read_text("编号,谁,说了什么,dept\n1,客服,您好,售后\n", options);
  CHECK(to_lines(result.calls) == "1@2 (unknown) 部门=售后 | 1 agent: 您好\n");
  options.format = InputFormat::Csv;
  CHECK(to_lines(read_text("编号,谁,内容\n1,客服,您好\n", options).rejects) ==
        "in:1 --columns names `说了什么`, which is not among the columns 编号, 谁, 内容\n");
}

TEST_CASE("a table without a call column is one call, named by its file") {
  CHECK(to_lines(read_text("speaker,text\nagent,a\ncustomer,b\n").calls) ==
        "in@2 (unknown) | 1 agent: a | 2 customer: b\n");
}

TEST_CASE("seconds and channels") {
  ReadOptions options;
  options.agent_channel = "1";
  CHECK(
      to_lines(read_text("call,channel,text,begin_s,end_s\n1,0,a,0.5,1\n1,1,b,1.25,2.5\n", options).calls) ==
      "1@2 (unknown) | 1 customer 500-1000: a | 2 agent 1250-2500: b\n");
}

TEST_CASE("what is wrong with a table is one reject, and the other calls are read") {
  struct {
    const char* rows;
    const char* reject;
  } const cases[] = {
      {"b,agent,x,1.5,\n", "in:3 invalid time `1.5`; write 00:12.3, 12.3s or whole milliseconds (b)\n"},
      {"b,agent,x,-1,\n", "in:3 invalid time `-1`; write 00:12.3, 12.3s or whole milliseconds (b)\n"},
      {"b,,x,,\n", "in:3 empty cell in column `speaker` (b)\n"},
      {",agent,x,,\n", "in:3 empty cell in column `call`\n"},
      {"b,agent,x,1,2,好的\nb,agent,y,,\n",
       "in:3 the row has 6 cells, but the table has 5 columns; quote cells that contain separators (b)\n"},
      {"b,agent,\"x,1,2\n", "in:3 unterminated quote in this row (b)\n"},
      {"b,agent,\xB0\xA1,,\n",
       "in:3 invalid UTF-8; save the file as UTF-8 or set its encoding with --encoding "
       "(b)\n"},
      {"b,agent,x,,\na,agent,y,,\n",
       "in:4 the rows of the call a are not together; sort the table by call (a)\n"},
  };
  for (const auto& item : cases) {
    CAPTURE(item.rows);
    const ReadResult result =
        read_text("call,speaker,text,begin,end\na,agent,好,,\n" + std::string(item.rows) + "c,agent,好,,\n");
    CHECK(to_lines(result.rejects) == item.reject);
    CHECK(result.calls.front().id == "a");
    CHECK(result.calls.back().id == "c");
  }
}

TEST_CASE("what is wrong with a whole table") {
  CHECK(to_lines(read_text("call,speaker,text\n").rejects) == "in:2 no calls in this file\n");
  CHECK(to_lines(read_text("a,b\n1,2\n", {}, "in.csv").rejects) ==
        "in.csv:1 the first row must name the columns, and a, b has no `speaker`; if it has another name, "
        "use --columns speaker=…\n");
  CHECK(to_lines(read_text("call,speaker,内容,text\n1,2,3,4\n", {}, "in.csv").rejects) ==
        "in.csv:1 columns `内容` and `text` mean the same; choose one with --columns\n");
  CHECK(to_lines(read_text("call,start,speaker,text\n1,9:00,agent,x\n1,9:01,agent,x\n").rejects) ==
        "in:2 column `start` differs between rows of the same call (1)\n");
}

TEST_CASE("calls whose rows are scattered are rejected once each") {
  const ReadResult result =
      read_text("call,speaker,text\na,agent,1\nb,agent,2\na,agent,3\na,agent,4\nb,agent,5\nc,agent,6\n");
  CHECK(to_lines(result.calls) ==
        "a@2 (unknown) | 1 agent: 1\nb@3 (unknown) | 1 agent: 2\nc@7 (unknown) | 1 agent: 6\n");
  CHECK(to_lines(result.rejects) ==
        "in:4 the rows of the call a are not together; sort the table by call (a)\n"
        "in:6 the rows of the call b are not together; sort the table by call (b)\n");
}

TEST_CASE("a call of a table that is too large is skipped") {
  ReadOptions options;
  options.max_call_bytes = 1000;
  std::string rows;
  for (int i = 0; i < 200000; ++i) rows += "l,agent,很长的话\n";
  for (const std::string& large : {rows, "l,agent,\"" + std::string(3 << 20, 'x') + "\n"}) {
    const ReadResult result = read_text("call,speaker,text\na,agent,1\n" + large + "c,agent,3\n", options);
    CHECK(result.calls.size() == 2);
    REQUIRE(result.rejects.size() == 1);
    CHECK(to_line(result.rejects[0]).starts_with("in:3 the call is larger than 1000 bytes"));
  }
}

TEST_CASE("cells of any content come back from a table") {
  std::mt19937 random(7);
  const char* const pieces[] = {"好", "\"", ",", "\n", "\r\n", "a", " ", "\"\"", "；", "'"};
  for (int round = 0; round < 300; ++round) {
    std::vector<std::vector<std::string>> rows(1 + random() % 5);
    std::string text;
    for (auto& row : rows) {
      row.resize(1 + random() % 4);
      for (size_t i = 0; i < row.size(); ++i) {
        for (size_t n = random() % 5; n > 0; --n) row[i] += pieces[random() % std::size(pieces)];
        std::string quoted;
        for (const char c : row[i]) quoted += c == '"' ? "\"\"" : std::string(1, c);
        const bool plain = row[i].find_first_of("\",\n\r") == std::string::npos && random() % 2 == 0;
        text += (i > 0 ? "," : "") + (plain ? row[i] : '"' + quoted + '"');
      }
      text += random() % 2 == 0 ? "\n" : "\r\n";
    }
    TableRecord record;
    size_t at = 0;
    for (const auto& row : rows) {
      REQUIRE(record.read(text, at, true, ',') == TableRecord::Outcome::Row);
      REQUIRE(record.size() == row.size());
      for (size_t i = 0; i < row.size(); ++i) CHECK(record.cell(i) == row[i]);
    }
    CHECK(record.read(text, at, true, ',') == TableRecord::Outcome::End);
  }
}
