#include "language/load/chinese_keys.h"

#include <string>

#include "base/utf8.h"
#include "calls/roles.h"
#include "text/fold.h"

namespace zhijian {

namespace {

struct Word {
  std::string_view chinese;  ///< simplified
  std::string_view key;
};

constexpr Word kWords[] = {
    {"评分表", "rubric"},
    {"规则", "rules"},
    {"话术", "phrases"},
    {"词库", "phrases"},
    {"时刻", "moments"},
    {"情形", "moments"},
    {"维度", "dimension"},
    {"名称", "name"},
    {"名字", "name"},
    {"说明", "description"},
    {"描述", "description"},
    {"版本", "version"},
    {"编号", "id"},
    {"出处", "source"},
    {"来源", "source"},
    {"依据", "source"},
    {"标签", "tags"},
    {"适用", "applies_to"},
    {"适用于", "applies_to"},
    {"当", "when"},
    {"触发", "when"},
    {"条件", "when"},
    {"要求", "require"},
    {"必须", "require"},
    {"必说", "require"},
    {"禁止", "forbid"},
    {"禁语", "forbid"},
    {"禁说", "forbid"},
    {"分值", "points"},
    {"扣分", "points"},
    {"分数", "points"},
    {"加分", "award"},
    {"封顶", "cap"},
    {"上限", "cap"},
    {"一票否决", "critical"},
    {"状态", "status"},
    {"应说", "instead"},
    {"应改为", "instead"},
    {"正确说法", "instead"},
    {"示例", "examples"},
    {"例子", "examples"},
    {"例外", "except"},
    {"除外", "except"},
    {"次数", "times"},
    {"范围", "within"},
    {"之后", "after"},
    {"之前", "before"},
    {"位置", "at"},
    {"匹配", "match"},
    {"任何人", "anyone"},
    {"静音", "silence"},
    {"沉默", "silence"},
    {"抢话", "overlap"},
    {"语速", "rate"},
    {"重复", "repeats"},
    {"正则", "regex"},
    {"全部", "all"},
    {"任一", "any"},
    {"非", "not"},
    {"满分", "base"},
    {"及格", "pass"},
    {"合格", "pass"},
    {"通过", "pass"},
    {"不合格", "fail"},
    {"不通过", "fail"},
    {"不适用", "na"},
    {"无法判断", "unknown"},
    {"待复核", "review"},
    {"等级", "grades"},
    {"继承", "extends"},
    {"停用", "disable"},
};

std::u32string folded(std::string_view text) {
  std::u32string out;
  for (const char32_t c : to_utf32(text)) out += fold_code_point(c);
  return out;
}

}  // namespace

std::string_view key_in_chinese(std::string_view word) {
  const std::u32string wanted = folded(word);
  for (const Word& entry : kWords) {
    if (folded(entry.chinese) == wanted) return entry.key;
  }
  const auto role = role_of(word);
  return role ? speaker_name(*role) : std::string_view();
}

}  // namespace zhijian
