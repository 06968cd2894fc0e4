#include "text/convert.h"
#include "base/messages/transcript.h"

#include <doctest/doctest.h>

#include <opencc/SimpleConverter.hpp>
#include <thread>

using namespace zhijian;
using namespace std::string_literals;

TEST_CASE("converting is what OpenCC does") {
  const std::string text = "鼠标里面的软件和网络，這裡的頭髮與滑鼠。\r\nHello 😀 䰾𦈐";
  for (const std::string& name : converter_names()) {
    CAPTURE(name);
    const auto converter = Converter::open(name);
    REQUIRE(converter.has_value());
    CHECK(converter->convert(text) == opencc::SimpleConverter(name + ".json").Convert(text));
    CHECK(converter->convert("") == "");
  }
}

TEST_CASE("U+0000 passes through") {
  const auto converter = Converter::open("t2s");
  REQUIRE(converter.has_value());
  CHECK(converter->convert("標\0準\0"s) == "标\0准\0"s);
  CHECK(converter->convert("\0"s) == "\0"s);
}

TEST_CASE("configurations that there are, and others") {
  const auto names = converter_names();
  for (const char* name : {"t2s", "s2t", "tw2sp", "s2twp", "hk2s"}) {
    CHECK(std::find(names.begin(), names.end(), name) != names.end());
  }
  CHECK(std::is_sorted(names.begin(), names.end()));
  for (const char* name : {"", "t2x", "t2s.json", "../opencc/t2s"}) {
    const auto converter = Converter::open(name);
    REQUIRE_FALSE(converter.has_value());
    CHECK(converter.error().id == says::UnknownConversion);
  }
}

TEST_CASE("a converter is shared between threads") {
  const auto converter = Converter::open("s2twp");
  REQUIRE(converter.has_value());
  const std::string expected = converter->convert("鼠标里面的软件");
  std::vector<std::thread> threads;
  std::vector<int> wrong(4);
  for (size_t i = 0; i < wrong.size(); ++i) {
    threads.emplace_back([&, i] {
      for (int round = 0; round < 200; ++round) wrong[i] += converter->convert("鼠标里面的软件") != expected;
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == std::vector<int>(4));
}

TEST_CASE("regional wording goes both ways, in either script") {
  CHECK(has_regional_wording("tw2sp"));
  CHECK(has_regional_wording("s2twp"));
  CHECK_FALSE(has_regional_wording("t2s"));
  CHECK_FALSE(has_regional_wording("t2jp"));
  for (const std::string config : {"tw2sp", "s2twp"}) {
    CHECK(regional_forms("安装软件", config) == std::vector<std::string>{"安裝軟體"});
    CHECK(regional_forms("安裝軟件", config) == std::vector<std::string>{"安裝軟體"});
    CHECK(regional_forms("安裝軟體", config) == std::vector<std::string>{"安装软件"});
    CHECK(regional_forms("安装软体", config) == std::vector<std::string>{"安装软件"});
    CHECK(regional_forms("不知道", config).empty());
    CHECK(regional_forms("標準", config).empty());
  }
  CHECK(regional_forms("软件", "t2s").empty());
}
