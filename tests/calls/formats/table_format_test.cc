#include "calls/formats/table_format.h"

#include <doctest/doctest.h>

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
  options.columns = {{"speaker", "谁"}, {"text", "说了什么"}, {"call", "编号"}, {"渠道", "dept"}};
  const ReadResult result = read_text("编号,谁,说了什么,dept\n1,客服,您好,售后\n", options);
  CHECK(to_lines(result.calls) == "1@2 (unknown) 渠道=售后 | 1 agent: 您好\n");
  options.format = InputFormat::Csv;
  CHECK(to_lines(read_text("编号,谁,内容\n1,客服,您好\n", options).rejects) ==
        "in:1 --columns names `说了什么`, which is not among the columns 编号, 谁, 内容\n");
}

TEST_CASE("a table without a call column is no call") {
  const auto rejects = [](const char* headings) {
    return to_lines(read_text(std::string(headings) + "\nx,A1,agent,a\nx,A1,customer,b\n").rejects);
  };
  CHECK(rejects("业务单号,agent,speaker,text") ==
        "in:1 no column for the call id among 业务单号, agent, speaker, text; column `业务单号` may be it: "
        "--columns call=业务单号\n");
  CHECK(rejects("id,agent,speaker,text") ==
        "in:1 no column for the call id among id, agent, speaker, text; column `id` may be it: --columns "
        "call=id\n");
  CHECK(
      rejects("客户电话号码,工号,角色,内容") ==
      "in:1 no column for the call id among 客户电话号码, 工号, 角色, 内容; name it with --columns call=…\n");
  CHECK(to_lines(read_text("speaker,text\nagent,a\n").rejects) ==
        "in:1 no column for the call id among speaker, text; name it with --columns call=…\n");
}

TEST_CASE("headings of exports") {
  for (const char* headings :
       {"通话流水号,员工工号,姓名,部门,发送方,消息内容,句子开始时间,句子结束时间",
        "會話ID,客服ID,坐席姓名,技能組名稱,說話人角色,識別結果,開始偏移,結束偏移",
        "ContactId,AgentUsername,Agent Name,Skill "
        "Group,ParticipantRole,Content,BeginOffsetMillis,EndOffsetMillis",
        "\uFEFF\u00A0录音编号 ,坐席账号,客服姓名,技能组,发言人,转译文本,开始时间(毫秒),结束时间（毫秒）",
        "call_id,Employee-ID,agent.name,所属班组,角色类型,ＴＥＸＴ,start ms,end_ms"}) {
    CAPTURE(headings);
    const ReadResult result = read_text(std::string(headings) + "\n1,A1,王敏,一组,坐席,您好,0,2100\n");
    CHECK(to_lines(result.calls) == "1@2 A1/王敏/一组 | 1 agent 0-2100: 您好\n");
    CHECK(to_lines(result.rejects) == "");
  }
}

TEST_CASE("of columns for the same field the surest is taken, the others are metadata") {
  CHECK(to_lines(
            read_text("录音编号,通话ID,技能组名称,部门,班组,坐席,工号,角色,内容\nr,c,s,d,t,王敏,A1,客服,好\n")
                .calls) == "c@2 A1//t 录音编号=r 技能组名称=s 部门=d 坐席=王敏 | 1 agent: 好\n");
  CHECK(to_lines(read_text("call,speaker,text,备注,备注,\n1,agent,a,x,y,z\n").calls) ==
        "1@2 (unknown) 备注=x 备注 2=y | 1 agent: a\n");
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
      {"b,agent,x,1,2,好的\nb,agent,y,,\n",
       "in:3 the row has 6 cells, but the table has 5 columns; quote cells that contain separators (b)\n"},
      {"b,agent,\"x,1,2\n", "in:3 unterminated quote in this row (b)\n"},
      {"b,agent,\xB0\xA1,,\n",
       "in:3 invalid UTF-8; save the file as UTF-8 or set its encoding with --encoding "
       "(b)\n"},
  };
  for (const auto& item : cases) {
    CAPTURE(item.rows);
    const ReadResult result =
        read_text("call,speaker,text,begin,end\na,agent,好,,\n" + std::string(item.rows) + "c,agent,好,,\n");
    CHECK(to_lines(result.rejects) == std::string(item.reject));
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

TEST_CASE("calls whose rows are scattered are put together") {
  const ReadResult result =
      read_text("call,speaker,text\na,agent,1\nb,agent,2\na,agent,3\na,agent,4\nb,agent,5\nc,agent,6\n");
  CHECK(to_lines(result.calls) ==
        "a@2 (unknown) | 1 agent: 1 | 2 agent: 3 | 3 agent: 4\nb@3 (unknown) | 1 agent: 2 | 2 agent: 5\n"
        "c@7 (unknown) | 1 agent: 6\n");
  CHECK(to_lines(result.rejects) == "");
}

TEST_CASE("a fault is told with the line where it stands, also in calls that were put together") {
  const ReadResult result = read_text(
      "call,speaker,text,begin\na,agent,1,0\nb,agent,\"2\n2\",0\na,agent,3,x\nb,agent,4,7s\na,agent,5,6\n");
  CHECK(to_lines(result.calls) == "b@3 (unknown) | 1 agent 0: 2\n2 | 2 agent 7000: 4\n");
  CHECK(to_lines(result.rejects) ==
        "in:5 invalid time `x`; write 00:12.3, 12.3s or whole milliseconds (a)\n");
}

TEST_CASE("what is held of scattered calls is bounded") {
  ReadOptions options;
  options.max_buffer_bytes = 100;
  std::string rows = "call,speaker,text\n";
  for (int i = 0; i < 20; ++i) rows += "a,agent,12345\nb,agent," + std::to_string(i) + "\n";
  const ReadResult result = read_text(rows + "c,agent,3\nd,agent,4\nc,agent,5\n", options);
  CHECK(to_lines(result.calls) == "d@43 (unknown) | 1 agent: 4\nc@42 (unknown) | 1 agent: 3 | 2 agent: 5\n");
  CHECK(result.rejects.size() == 2);
  CHECK(to_lines(result.rejects).find("sort the table by call") != std::string::npos);
}

TEST_CASE("an empty id below a filled one is that of the call above") {
  const ReadResult result =
      read_text("call,agent,speaker,text\n1,A1,agent,a\n,,customer,b\n2,A2,agent,c\n ,,customer,d\n");
  CHECK(to_lines(result.calls) ==
        "1@2 A1 | 1 agent: a | 2 customer: b\n2@4 A2 | 1 agent: c | 2 customer: d\n");
  CHECK(result.count(ReadWarning::FilledDown) == 2);
  CHECK(to_lines(read_text("call,speaker,text\n,agent,a\n1,agent,b\n").rejects) ==
        "in:2 empty cell in column `call`\n");
}

TEST_CASE("ids that a spreadsheet has rounded or protected") {
  for (const char* id : {"2.02611E+17", "2.02611e+17", "2E+17", "\"2,02611E+17\""}) {
    CAPTURE(id);
    const std::string text = std::string(id) + ",A1,agent,a\n7,A1,agent,b\n8," + id + ",agent,c\n";
    const ReadResult result = read_text("call,agent,speaker,text\n" + text);
    CHECK(to_lines(result.calls) == "7@3 A1 | 1 agent: b\n");
    CHECK(result.rejects.size() == 2);
  }
  CHECK(
      to_lines(read_text("call,agent,speaker,text\n=\"00123\",\"=\"\"0456\"\"\",agent,a\n'0012,'7,agent,b\n")
                   .calls) == "00123@2 0456 | 1 agent: a\n0012@3 7 | 1 agent: b\n");
}

TEST_CASE("delimiters, separator lines and titles") {
  for (const char* text :
       {"call;speaker;text\n1;agent;a,b\n", "call|speaker|text\n1|agent|a,b\n",
        "sep=;\r\ncall;speaker;text\r\n1;agent;a,b\r\n", "\"sep=,\"\ncall,speaker,text\n1,agent,\"a,b\"\n",
        "通话明细,,\n\n导出时间：2026-11-21,,\ncall,speaker,text\n1,agent,\"a,b\"\n",
        "call,speaker,text\r1,agent,\"a,b\"\r", "call,speaker,text\n1,agent,\"a,b\"\n\x1A"}) {
    CAPTURE(text);
    const ReadResult result = read_text(text);
    REQUIRE(result.calls.size() == 1);
    CHECK(segment_text(result.calls[0], 0) == "a,b");
    CHECK(to_lines(result.rejects) == "");
  }
}

TEST_CASE("carriage returns alone end rows, also where cells have line feeds inside") {
  CHECK(to_lines(read_text("call,speaker,text\r1,agent,\"a\nb\"\r\r2,agent,c\r").calls) ==
        "1@2 (unknown) | 1 agent: a\nb\n2@5 (unknown) | 1 agent: c\n");
}

TEST_CASE("U+0000 in a text is skipped by matching as other control characters are") {
  using namespace std::string_view_literals;
  const ReadResult result = read_text("call,speaker,text\n1\0\0,agent,不\0知道\n"sv);
  CHECK(to_lines(result.calls) == "1@2 (unknown) | 1 agent: 不\x01知道\n");
  CHECK(result.count(ReadWarning::ControlCharacter) == 1);
}

TEST_CASE("numbers are seconds where the user says so") {
  ReadOptions options;
  options.times = TimeUnit::Seconds;
  CHECK(to_lines(read_text("call,speaker,text,begin,end\n1,agent,a,1.5,3\n", options).calls) ==
        "1@2 (unknown) | 1 agent 1500-3000: a\n");
}

TEST_CASE("tables that were joined into one file") {
  const std::string a = "\uFEFFcall,speaker,text\n1,agent,a\n";
  CHECK(to_lines(read_text(a + "\uFEFFcall,speaker,text\n2,agent,b\n").calls) ==
        "1@2 (unknown) | 1 agent: a\n2@4 (unknown) | 1 agent: b\n");
  CHECK(to_lines(read_text(a + "\uFEFF内容,角色,队列,通话ID\nb,客服,投诉,2\n").calls) ==
        "1@2 (unknown) | 1 agent: a\n2@4 (unknown) 队列=投诉 | 1 agent: b\n");
  CHECK(to_lines(read_text(a + "sep=;\ntext;speaker;call\nb;agent;2\n").calls) ==
        "1@2 (unknown) | 1 agent: a\n2@5 (unknown) | 1 agent: b\n");
  CHECK(to_lines(read_text("call,speaker,text\n1,agent,a\uFEFFcall,speaker,text\n2,agent,b").calls) ==
        "1@2 (unknown) | 1 agent: a\n2@3 (unknown) | 1 agent: b\n");
  const ReadResult result = read_text(a + "text,speaker,call\nb,agent,1\nc,agent,3\n");
  CHECK(to_lines(result.calls) == "3@5 (unknown) | 1 agent: c\n");
  CHECK(to_lines(result.rejects).starts_with("in:4 the call has rows in two tables with different headings"));
}

TEST_CASE("a piece of a row makes no call whole") {
  // A line break in a cell without quotes: which call has lost words cannot be told.
  const ReadResult result = read_text("call,text,speaker\n1,a,agent\n2,b\nc,agent\n2,d,agent\n3,e,agent\n");
  CHECK(to_lines(result.calls) == "3@6 (unknown) | 1 agent: e\n");
  CHECK(result.rejects.size() == 2);
  // Nor do quotes that close in the middle of another row.
  const ReadResult quotes =
      read_text("call,speaker,text\n1,agent,\"a\n1,agent,\"b\n2,agent,c\n3,agent,\"d\"\"\"\n");
  CHECK(to_lines(quotes.calls) == "2@4 (unknown) | 1 agent: c\n3@5 (unknown) | 1 agent: d\"\n");
  CHECK(quotes.rejects.size() == 1);
}

TEST_CASE("times of a table's rows") {
  const auto times = [](const std::string& begin, const std::string& end, const char* start = "") {
    const ReadResult result = read_text("call,speaker,text,begin,end,start\n1,agent,a," + begin + ",," +
                                        start + "\n1,customer,b," + end + ",," + start + "\n");
    return to_lines(result.calls) + to_lines(result.rejects);
  };
  const std::string clocked = " | 1 agent 0: a | 2 customer 2000: b\n";
  CHECK(times("09:03:01", "09:03:03") == "1@2 (unknown)" + clocked);
  CHECK(times("09:03:01", "09:03:03", "2026/11/21") == "1@2 (unknown) start=2026-11-21T09:03:01" + clocked);
  CHECK(times("00:05:00", "00:05:02", "2026-11-21 0:04:50") ==
        "1@2 (unknown) start=2026-11-21T00:04:50" + clocked);
  CHECK(times("00:05:00", "00:05:02") == "1@2 (unknown) | 1 agent 300000: a | 2 customer 302000: b\n");
  CHECK(times("00:01:23.4", "1m24s") == "1@2 (unknown) | 1 agent 83400: a | 2 customer 84000: b\n");
  for (const auto& [first, second] : {std::pair("2026/11/21 9:03:01", "2026/11/21 9:03:03"),
                                      {"2026年11月21日 9:03:01", "2026年11月21日 9:03:03"},
                                      {"20261121090301", "20261121090303"},
                                      {"2026-11-21T09:03:01", "2026-11-21T09:03:03"}}) {
    CAPTURE(first);
    CHECK(times(first, second) == "1@2 (unknown) start=2026-11-21T09:03:01" + clocked);
  }
  CHECK(times("2026-11-21 23:59:59", "2026-11-22 00:00:01") ==
        "1@2 (unknown) start=2026-11-21T23:59:59" + clocked);
  CHECK(times("23:59:59", "00:00:01") == "1@2 (unknown)" + clocked);
  CHECK(times("1795251781", "1795251783") == "1@2 (unknown) start=2026-11-21T09:03:01Z" + clocked);
  CHECK(times("1795251781000", "1795251783000") == "1@2 (unknown) start=2026-11-21T09:03:01Z" + clocked);
  CHECK(times("46347.377094907405", "46347.37711805556") ==
        "1@2 (unknown) start=2026-11-21T09:03:01" + clocked);
}

TEST_CASE("开始时间 is the call's where all rows say the same, else the segments'") {
  const std::string headings = "call,speaker,text,开始时间\n";
  CHECK(to_lines(read_text(headings + "1,agent,a,2026/11/21 9:03\n1,customer,b,2026/11/21 9:03\n").calls) ==
        "1@2 (unknown) start=2026-11-21T09:03 | 1 agent: a | 2 customer: b\n");
  CHECK(to_lines(read_text(headings + "1,agent,a,00:01\n1,customer,b,00:03\n").calls) ==
        "1@2 (unknown) | 1 agent 1000: a | 2 customer 3000: b\n");
}

TEST_CASE("a day and a time of day in two columns") {
  CHECK(to_lines(read_text("call,speaker,text,日期,通话时间\n1,agent,a,2026/11/21,9:03\n").calls) ==
        "1@2 (unknown) start=2026-11-21T09:03 | 1 agent: a\n");
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
