#include "text/builtin_sets.h"

#include <utility>

namespace zhijian {

std::optional<BuiltinSet> builtin_set(std::string_view name) {
  static constexpr std::pair<std::string_view, BuiltinSet> kNames[] = {
      {"数字", BuiltinSet::Digits},      {"數字", BuiltinSet::Digits},     {"digits", BuiltinSet::Digits},
      {"姓", BuiltinSet::Surname},       {"surname", BuiltinSet::Surname}, {"姓名", BuiltinSet::Person},
      {"person", BuiltinSet::Person},    {"称谓", BuiltinSet::Title},      {"稱謂", BuiltinSet::Title},
      {"title", BuiltinSet::Title},      {"工号", BuiltinSet::StaffId},    {"工號", BuiltinSet::StaffId},
      {"staff-id", BuiltinSet::StaffId},
  };
  for (const auto& [known, set] : kNames) {
    if (known == name) return set;
  }
  return std::nullopt;
}

}  // namespace zhijian
