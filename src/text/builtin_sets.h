#pragma once

#include <optional>
#include <string_view>

namespace zhijian {

/// The built-in sets that a phrase's `<name>` can stand for.
enum class BuiltinSet { Digits, Surname, Person, Title, StaffId };

/// By its Chinese or English name: 数字/digits, 姓/surname, 姓名/person, 称谓/title, 工号/staff-id. Also in
/// traditional script (數字, 稱謂, 工號).
std::optional<BuiltinSet> builtin_set(std::string_view name);

}  // namespace zhijian
