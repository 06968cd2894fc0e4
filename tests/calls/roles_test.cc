#include "calls/roles.h"

#include <doctest/doctest.h>

using namespace zhijian;

TEST_CASE("role names are known in both scripts and in English") {
  for (const char* name :
       {"agent",    "Agent",  "AGENT",        "operator",   "坐席",     "座席",     "客服",
        "客服代表", "話務員", "话务员",       "专员",       "專員",     "客服人員", "坐席1",
        "客服 2",   "座席A",  "客服（王敏）", "客服[1024]", "Agent 01", " 客服 "}) {
    CAPTURE(name);
    CHECK(role_of(name) == Speaker::Agent);
  }
  for (const char* name : {"customer", "Caller", "user", "客户", "客戶", "顾客", "顧客", "用户", "用戶",
                           "来电者", "來電者", "客户2"}) {
    CAPTURE(name);
    CHECK(role_of(name) == Speaker::Customer);
  }
  for (const char* name : {"system", "IVR", "系统", "系統", "机器人", "機器人", "语音导航"}) {
    CAPTURE(name);
    CHECK(role_of(name) == Speaker::System);
  }
  for (const char* name : {"other", "其他", "其它", "第三方"}) CHECK(role_of(name) == Speaker::Other);
  for (const char* name : {"", "说话人3", "SPEAKER_02", "王敏", "0", "1", "未知", "spk1"}) {
    CAPTURE(name);
    CHECK_FALSE(role_of(name).has_value());
  }
}

TEST_CASE("what may be a speaker's name before a colon") {
  for (const char* name : {"说话人3", "SPEAKER_02", "王敏", "Speaker 2", "李·雷", "嘉宾"}) {
    CAPTURE(name);
    CHECK(is_speaker_name(name));
  }
  for (const char* name :
       {"", "12", "好的，那么", "请您稍等一下 好", "a b", "这句话实在是太长了不像名字", "价格（元）"}) {
    CAPTURE(name);
    CHECK_FALSE(is_speaker_name(name));
  }
}
