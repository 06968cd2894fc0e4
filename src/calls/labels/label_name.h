#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calls/labels/label_clock.h"
#include "calls/reader.h"

namespace zhijian {

/// What stands where a label has its name.
enum class NameSort : uint8_t {
  Role,  ///< says a role, perhaps with a name, a number or a time: `客户 张先生`, `坐席A1024(王敏)`
  Speaker,   ///< says who speaks, but not in which role
  Unclear,   ///< a role's name, and something that may be a name or not: `客户投诉`
  Doubtful,  ///< a role's name in words that are none of a speaker: `尊敬的客户`, `客户电话`
  Number,    ///< digits only
  Words,     ///< `快递单号`, `我跟您说`
};

struct LabelName {
  NameSort sort = NameSort::Words;
  std::string speaker;      ///< the role's name, or who it is
  std::string id;           ///< of a role: a number
  std::string name;         ///< of a role: a person
  bool is_sure = false;     ///< of a speaker: a person's name, or what programs call speakers
  bool names_role = false;  ///< a role's name stands somewhere in it
  std::optional<LabelTimes> times;
};

LabelName read_name(std::u32string_view text, const ReadOptions& options);

/// Whether the name says a role, by itself or because the user said so.
bool is_role(std::string_view name, const ReadOptions& options);

/// `您好 客户：不知道`: a role's name and a colon stand behind a blank or a mark in what is said.
bool holds_label(std::string_view text);

}  // namespace zhijian
