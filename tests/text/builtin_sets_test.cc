#include "text/builtin_sets.h"

#include <doctest/doctest.h>

using namespace zhijian;

TEST_CASE("built-in sets have Chinese and English names") {
  for (const char* name : {"数字", "數字", "digits"}) CHECK(builtin_set(name) == BuiltinSet::Digits);
  for (const char* name : {"姓", "surname"}) CHECK(builtin_set(name) == BuiltinSet::Surname);
  for (const char* name : {"姓名", "person"}) CHECK(builtin_set(name) == BuiltinSet::Person);
  for (const char* name : {"称谓", "稱謂", "title"}) CHECK(builtin_set(name) == BuiltinSet::Title);
  for (const char* name : {"工号", "工號", "staff-id"}) CHECK(builtin_set(name) == BuiltinSet::StaffId);
  CHECK_FALSE(builtin_set("问候"));
  CHECK_FALSE(builtin_set(""));
}
