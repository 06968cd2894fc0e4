#include "calls/formats/json_format.h"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include "calls/read_all.h"

using namespace zhijian;
using namespace zhijian::test;

namespace {

std::string calls_of(std::string_view json) {
  return to_lines(read_text(json).calls);
}
std::string rejects_of(std::string_view json) {
  return to_lines(read_text(json).rejects);
}

constexpr std::string_view kFull =
    R"({"call": "20261121-0001", "agent": "A1024", "agent_name": "王敏", "team": "一组",
 "start": "2026-11-21T09:03:11+08:00", "duration_ms": 187000, "ended_by": "客戶", "meta": {"queue": "投诉", "satisfaction": 2},
 "turns": [{"speaker": "agent", "text": "您好", "begin_ms": 0, "end_ms": 2100, "labels": ["greeting", "calm"]},
           {"speaker": "顾客", "text": "我要投訴", "begin_ms": 2200.4, "labels": []}]})";

}  // namespace

TEST_CASE("a call in JSON has all its fields") {
  CHECK(calls_of(kFull) ==
        "20261121-0001@1 A1024/王敏/一组 start=2026-11-21T09:03:11+08:00 ended=customer duration=187000 "
        "queue=投诉 "
        "satisfaction=2 | 1 agent 0-2100 [greeting,calm]: 您好 | 2 customer 2200 []: 我要投訴\n");
}

TEST_CASE("JSON on one line, on many and in an array is the same call") {
  std::string line(kFull);
  std::erase(line, '\n');
  const std::string expected = calls_of(kFull);
  CHECK(calls_of(line) == expected);
  CHECK(calls_of(line + '\n') == expected);
  CHECK(calls_of("[" + line + "]") == expected);
  CHECK(calls_of("\xEF\xBB\xBF" + line) == expected);
}

TEST_CASE("what else a call may hold") {
  struct {
    const char* json;
    const char* call;
  } const cases[] = {
      // Ids are often numbers; other fields are metadata; nulls are not there.
      {R"({"call":7,"agent":1024,"vip":true,"rate":1.50,"team":null,"tags":["a", "b"],"turns":[{"speaker":"agent","text":"好"}]})",
       "7@1 1024 vip=true rate=1.5 tags=[\"a\",\"b\"] | 1 agent: 好\n"},
      {R"({"turns":[{"text":"好","role":"坐席"},{"text":"喂","speaker":"1","role":"客户"}],"agent":"A"})",
       "in@1 A | 1 agent: 好 | 2 customer: 喂\n"},
      {R"({"agent":{"id":"A","name":"王","team":"一"},"turns":[{"speaker":"agent","text":"a\n\u4e2d\"b"}]})",
       "in@1 A/王/一 | 1 agent: a\n中\"b\n"},
      // Handed over: segments name agents, one of them the call's own.
      {R"({"call":"c","turns":[{"speaker":"agent","text":"1","agent":"B"},{"speaker":"agent","text":"2","agent":{"id":"A","name":"王"}},)"
       R"({"speaker":"customer","text":"3","agent":"Z"}],"agent":"A"})",
       "c@1 A/王 B | 1 agent(B): 1 | 2 agent: 2 | 3 customer: 3\n"},
      {R"({"call":"c","agent":"A","turns":[{"speaker":"系统","text":""},{"speaker":"其他","text":"x"},{"speaker":"坐席","text":"y"}]})",
       "c@1 A | 1 system:  | 2 other: x | 3 agent: y\n"},
  };
  for (const auto& item : cases) CHECK(calls_of(item.json) == item.call);
}

TEST_CASE("segments are put in order of time and keep their numbers") {
  const ReadResult result = read_text(
      R"({"call":"c","agent":"A","turns":[{"speaker":"agent","text":"二","begin_ms":20},{"speaker":"agent","text":"一","begin_ms":10},)"
      R"({"speaker":"agent","text":"三","begin_ms":20}]})");
  CHECK(to_lines(result.calls) == "c@1 A | 2 agent 10: 一 | 1 agent 20: 二 | 3 agent 20: 三\n");
  CHECK(result.calls[0].text == "一二三");
  CHECK(result.count(ReadWarning::OutOfOrder) == 1);
}

TEST_CASE("what is doubtful in a call is counted") {
  const ReadResult result = read_text(
      R"({"call":"c","turns":[{"speaker":"说话人3","text":"a\u0000b\u0001","begin_ms":20,"end_ms":10},{"speaker":"SPEAKER_02","text":"x","begin_ms":1},)"
      R"({"speaker":"客服","text":"y"}]})");
  CHECK(to_lines(result.calls) ==
        "c@1 (unknown) | 1 other: a\x01"
        "b\x01 | 2 other 1: x | 3 agent: y\n");
  CHECK(result.count(ReadWarning::UnknownSpeaker) == 2);
  CHECK(result.count(ReadWarning::UnknownAgent) == 1);
  CHECK(result.count(ReadWarning::ControlCharacter) == 1);
  CHECK(result.count(ReadWarning::OverlongTimes) == 1);
}

TEST_CASE("control characters that JSON forbids are read all the same") {
  std::string json = R"({"call":"c","agent":"A","turns":[{"speaker":"agent","text":"a_b_\"c"}]})";
  json[json.find('_')] = '\t';
  json[json.find('_')] = '\0';
  const ReadResult result = read_text(json);
  CHECK(to_lines(result.rejects) == "");
  CHECK(to_lines(result.calls) == "c@1 A | 1 agent: a\tb\x01\"c\n");
  CHECK(result.count(ReadWarning::ControlCharacter) == 1);
}

TEST_CASE("whatever is wrong with a call is one reject with its line, and the others are read") {
  const std::string good = R"({"call":"g","agent":"A","turns":[{"speaker":"agent","text":"好"}]})";
  struct {
    const char* json;
    const char* reject;
  } const cases[] = {
      {R"({"call":"a","turns":[{"speaker":"agent","text":"好"})",
       "truncated JSON (a)"},
      {R"({"call":"a","turns":[{"speaker":"agent","text":"好)",
       "truncated JSON"},
      {R"({"call":"a","agent":"A"})", "`turns` is missing (a)"},
      {R"({"call":"a","turns":[]})", "the call contains no speech (a)"},
      {R"({"call":"a","turns":{}})", "`turns` must be a list (a)"},
      {R"({"call":"a","turns":["x"]})", "`turns[1]` must be an object (a)"},
      {R"({"call":"a","turns":[{"speaker":"agent","text":"x"},{"speaker":"agent"}]})",
       "`turns[2].text` is missing (turns are counted from 1) (a)"},
      {R"({"call":"a","turns":[{"text":"x"}]})",
       "`turns[1].speaker` is missing (turns are counted from 1) (a)"},
      {R"({"call":"a","turns":[{"speaker":"agent","text":null}]})",
       "`turns[1].text` is missing (turns are counted from 1) (a)"},
      {R"({"call":"a","turns":[{"speaker":"agent","text":7}]})", "`turns[1].text` must be text (a)"},
      {R"({"call":"a","turns":[{"speaker":["agent"],"text":"x"}]})", "`turns[1].speaker` must be text (a)"},
      {R"({"call":"a","turns":[{"speaker":"agent","text":"x","begin_ms":-1}]})",
       "`turns[1].begin_ms` must be a number of milliseconds, 0 or more (a)"},
      {R"({"call":"a","turns":[{"speaker":"agent","text":"x","end_ms":"3"}]})",
       "`turns[1].end_ms` must be a number of milliseconds, 0 or more (a)"},
      {R"({"call":"a","turns":[{"speaker":"agent","text":"x","labels":"y"}]})",
       "`turns[1].labels` must be a list (a)"},
      {R"({"call":"a","turns":[{"speaker":"agent","text":"x","labels":[1]}]})",
       "`turns[1].labels` must be text (a)"},
      {R"({"call":"a","turns":[{"speaker":"agent","text":"x","text":"y"}]})",
       "`turns[1].text` is given twice; keep one of them (a)"},
      {R"({"call":"a","call":"b","turns":[]})", "`call` is given twice; keep one of them (a)"},
      {R"({"call":"a","duration_ms":"long","turns":[]})",
       "`duration_ms` must be a number of milliseconds, 0 or more (a)"},
      {R"({"call":"a","meta":[1],"turns":[]})", "`meta` must be an object (a)"},
      {R"({"call":["a"],"turns":[]})", "`call` must be text"},
      {R"({"call":"a" "turns":[]})", "invalid JSON near `\"turns\":[]}` (a)"},
      {R"({"call":"a","turns":[{"speaker":"agent","text":"\x"}]})", "invalid JSON near `"},
      {R"({"call":"a","turns":[{"speaker":"agent","text":"x"}]} 7)", "invalid JSON near `7`"},
      {"{\"call\":\"a\",\"turns\":[{\"speaker\":\"agent\",\"text\":\"\xB0\xA1\"}]}",
       "invalid UTF-8; save the file as UTF-8 or set its encoding with --encoding"},
      {"[1]", "a call must be a JSON object"},
      {"7", "a call must be a JSON object"},
  };
  for (const auto& item : cases) {
    const ReadResult result = read_text(good + '\n' + item.json + '\n' + good + "\n\n");
    CAPTURE(item.json);
    CHECK(result.calls.size() == 2);
    REQUIRE(result.rejects.size() == 1);
    const std::string expected = "in:2 " + std::string(item.reject);
    const std::string got = to_line(result.rejects[0]);
    CHECK((expected.ends_with('`') && expected.find("near `\"") == expected.npos
               ? got.substr(0, expected.size())
               : got) == expected);
  }
}

TEST_CASE("in a document over many lines the line is that of the place") {
  CHECK(rejects_of("{\n \"call\": \"a\",\n \"turns\": [\n  {\"speaker\": \"agent\",\n   \"text\": 7}]}") ==
        "in:5 `turns[1].text` must be text (a)\n");
  const std::string array =
      "[\n{\"call\":\"a\",\"agent\":\"A\",\"turns\":[{\"speaker\":\"agent\",\"text\":\"x\"}]},\n";
  CHECK(rejects_of(array + "{\"call\":\n") == "in:3 truncated JSON\n");
  CHECK(rejects_of(array) == "in:3 truncated JSON\n");
  CHECK(rejects_of(array + "oops, {\"call\": 1}]") ==
        "in:3 invalid JSON near `oops, {\"call\": 1}]`\nin:3 `turns` is missing (1)\n");
  CHECK(rejects_of("[]") == "in:1 no calls in this file\n");
}

TEST_CASE("calls without an id are named by file and position") {
  const std::string call = R"({"agent":"A","turns":[{"speaker":"agent","text":"x"}]})";
  const ReadResult lines = read_text(call + '\n' + call + '\n');
  CHECK(lines.calls[0].id == "in");
  CHECK(lines.calls[1].id == "in#2");
  const ReadResult array = read_text('[' + call + ",\n" + call + ']');
  CHECK(array.calls[1].id == "in#2");
  CHECK(array.calls[1].line == 2);
}

TEST_CASE("a call that is too large is skipped without being held") {
  ReadOptions options;
  options.max_call_bytes = 200;
  const std::string good = R"({"call":"g","agent":"A","turns":[{"speaker":"agent","text":"好"}]})";
  const std::string large = R"({"call":"l","agent":"A","turns":[{"speaker":"agent","text":")" +
                            std::string(3 << 20, 'x') + R"("}]})";
  const std::string reason =
      " the call is larger than 200 bytes; raise --max-call-size if it really is a single call\n";
  for (const std::string& content :
       {good + '\n' + large + '\n' + good, "[" + good + ",\n" + large + ",\n" + good + "]"}) {
    const ReadResult result = read_text(content, options);
    CHECK(result.calls.size() == 2);
    CHECK(to_lines(result.rejects) == "in:2" + reason);
  }
  const ReadResult last = read_text(good + '\n' + large, options);
  CHECK(last.calls.size() == 1);
  CHECK(to_lines(last.rejects) == "in:2" + reason);
}

TEST_CASE("times are read as they are written, few digits or many") {
  const auto duration = [](const std::string& number) -> std::optional<int64_t> {
    const ReadResult result =
        read_text(R"({"call":"c","duration_ms":)" + number + R"(,"turns":[{"speaker":"agent","text":"x"}]})");
    if (result.calls.empty()) return std::nullopt;
    return result.calls[0].duration_ms;
  };
  std::mt19937 random(3);
  for (size_t digits = 1; digits <= 15; ++digits) {
    for (int round = 0; round < 20; ++round) {
      std::string number(1, static_cast<char>('1' + random() % 9));
      while (number.size() < digits) number += static_cast<char>('0' + random() % 10);
      CAPTURE(number);
      REQUIRE(duration(number) == std::stoll(number));
      // Any other byte at any place makes it something else than these digits.
      std::string broken = number;
      broken[random() % digits] = "/:;0x,\xFF\xB0\x80-+.eE"[random() % 14];
      if (broken == number || broken.find_first_not_of("0123456789") == broken.npos) continue;
      CAPTURE(broken);
      const auto read = duration(broken);
      if (!read) continue;
      size_t used = 0;
      REQUIRE(*read == std::llround(std::stod(broken, &used)));
      REQUIRE(used == broken.size());
    }
  }
  CHECK(duration("0") == 0);
  CHECK(duration(" 7 ") == 7);
  CHECK_FALSE(duration("00"));
  CHECK_FALSE(duration("01234567"));
  CHECK_FALSE(duration("1 2"));
}
