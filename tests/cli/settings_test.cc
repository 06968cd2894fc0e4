#include "cli/settings.h"

#include <doctest/doctest.h>

#include "cli/locale.h"
#include "cli/report_script.h"

using namespace zhijian;

TEST_CASE("sizes have units") {
  CHECK(parse_size("300000") == 300'000);
  CHECK(parse_size("16M") == 16u << 20);
  CHECK(parse_size("64KiB") == 64u << 10);
  CHECK(parse_size("1G") == 1u << 30);
  for (const char* wrong :
       {"", "0", "-1", "M", "1.5M", "1T", "16 M", "99999999999999999999", "2000000000000"}) {
    CAPTURE(wrong);
    CHECK(parse_size(wrong) == std::nullopt);
  }
}

TEST_CASE("columns are pairs") {
  Options options;
  options.columns = {"text=内容,speaker=角色", "call=编号"};
  const auto reading = read_options(options);
  REQUIRE(reading);
  REQUIRE(reading->columns.size() == 3);
  CHECK(reading->columns[1] == std::pair<std::string, std::string>("speaker", "角色"));
  CHECK(reading->columns[2] == std::pair<std::string, std::string>("call", "编号"));
  for (const char* wrong : {"text", "=x", "x=", "a=b,", ""}) {
    CAPTURE(wrong);
    options.columns = {wrong};
    CHECK_FALSE(read_options(options));
  }
}

TEST_CASE("a locale has a language") {
  CHECK(language_of_locale("zh_CN.UTF-8") == Language::Simplified);
  CHECK(language_of_locale("zh_SG") == Language::Simplified);
  CHECK(language_of_locale("zh_TW.UTF-8") == Language::Traditional);
  CHECK(language_of_locale("zh_HK") == Language::Traditional);
  CHECK(language_of_locale("zh_Hant_MO") == Language::Traditional);
  CHECK(language_of_locale("C.UTF-8") == Language::English);
  CHECK(language_of_locale("de_DE.UTF-8") == Language::English);
}

TEST_CASE("the script that reports are shown in keeps the rubric's region") {
  CHECK(script_config("hans", "t2s") == "t2s");
  CHECK(script_config("hant", "t2s") == "s2t");
  CHECK(script_config("hans", "tw2sp") == "tw2sp");
  CHECK(script_config("hant", "tw2sp") == "s2twp");
  CHECK(script_config("hans", "s2hk") == "hk2s");
  CHECK(script_config("hant", "s2hk") == "s2hk");
  CHECK(script_config("hans", "t2jp") == "t2s");
  CHECK(script_config("hant", "nonsense") == "s2t");
}
