#include "calls/roles.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/trim.h"
#include "base/utf8.h"

namespace zhijian {

namespace {

using RoleNames = std::unordered_map<std::string_view, Speaker>;

const RoleNames& role_names() {
  static const RoleNames names = [] {
    RoleNames table;
    const auto add = [&](Speaker speaker, std::initializer_list<std::string_view> spellings) {
      for (const std::string_view spelling : spellings) table.emplace(spelling, speaker);
    };
    add(Speaker::Agent,
        {"agent",    "operator", "representative", "rep",      "csr",          "advisor",      "adviser",
         "staff",    "service",  "call agent",     "坐席",     "座席",         "坐席员",       "坐席員",
         "座席员",   "座席員",   "坐席代表",       "座席代表", "客服",         "客服员",       "客服員",
         "客服人员", "客服人員", "客服代表",       "客服专员", "客服專員",     "人工客服",     "在线客服",
         "線上客服", "在線客服", "话务员",         "話務員",   "接线员",       "接線員",       "接线生",
         "接線生",   "专员",     "專員",           "业务员",   "業務員",       "业务代表",     "業務代表",
         "服务人员", "服務人員", "服务代表",       "服務代表", "客户服务代表", "客戶服務代表", "客户代表",
         "客戶代表", "客户经理", "客戶經理",       "工作人员", "工作人員",     "服务员",       "服務員",
         "值机员",   "值機員"});
    add(Speaker::Customer,
        {"customer", "client", "caller",   "user",     "cust",   "consumer", "visitor", "guest",
         "客户",     "客戶",   "顾客",     "顧客",     "用户",   "用戶",     "客人",    "访客",
         "訪客",     "来电者", "來電者",   "来电人",   "來電人", "消费者",   "消費者",  "主叫",
         "业主",     "業主",   "来电客户", "來電客戶", "使用者"});
    add(Speaker::System,
        {"system",   "ivr",      "bot",      "robot",    "prompt",   "系统",     "系統",     "机器人",
         "機器人",   "提示音",   "语音提示", "語音提示", "系统提示", "系統提示", "自动语音", "自動語音",
         "语音导航", "語音導航", "智能客服", "机器客服", "機器客服", "录音提示", "錄音提示"});
    add(Speaker::Other,
        {"other", "others", "third party", "其他", "其它", "其他人", "其它人", "第三方", "旁人", "旁白"});
    return table;
  }();
  return names;
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return text.ends_with(ending); });
}

std::string_view without_number(std::string_view name) {
  const size_t full = name.size();
  while (!name.empty() && (is_ascii_digit(name.back()) ||
                           std::string_view(" _-#").find(name.back()) != std::string_view::npos)) {
    name.remove_suffix(1);
  }
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  if (name.size() == full && name.size() > 1 && is_letter(name.back()) && !is_letter(name[name.size() - 2])) {
    name.remove_suffix(1);  // 坐席a
  }
  return trim(name);
}

std::string lower_case(std::string_view name) {
  std::string lower(name);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::optional<Speaker> look_up(std::string_view name) {
  const auto found = role_names().find(name);
  if (found == role_names().end()) return std::nullopt;
  return found->second;
}

}  // namespace

std::optional<Speaker> role_of_other(std::string_view name) {
  const std::string lower = lower_case(trim(name));
  if (const auto role = look_up(lower)) return role;
  const std::string_view bare = without_brackets(lower);
  if (const auto role = look_up(bare)) return role;
  return look_up(without_number(bare));
}

std::string_view without_brackets(std::string_view name) {
  if (!ends_with_any(name, {")", "）", "]", "】"})) return name;
  for (const std::string_view open : {"(", "（", "[", "【"}) {
    const size_t at = name.find(open);
    if (at != std::string_view::npos) return trim(name.substr(0, at));
  }
  return name;
}

std::optional<Speaker> role_of_word(std::string_view name) {
  return look_up(lower_case(name));
}

std::string_view speaker_name(Speaker speaker) {
  switch (speaker) {
    case Speaker::Agent:
      return "agent";
    case Speaker::Customer:
      return "customer";
    case Speaker::System:
      return "system";
    case Speaker::Other:
      break;
  }
  return "other";
}

bool is_speaker_name(std::string_view text) {
  constexpr size_t kMaxCharacters = 12;
  if (text.empty() || count_code_points(text) > kMaxCharacters) return false;
  bool has_letter = false;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    if (c == U' ') {
      if (at >= text.size() || !is_ascii_digit(text[at])) return false;
      continue;
    }
    const bool digit = c >= U'0' && c <= U'9';
    const bool ascii_letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    const bool joins = c == U'_' || c == U'-' || c == U'.' || c == U'·';
    const bool punctuation = (c >= 0x80 && c < 0xC0 && c != 0xB7) || (c >= 0x2000 && c < 0x2070) ||
                             (c >= 0x3000 && c < 0x3021) || (c >= 0xFE30 && c < 0xFE50) ||
                             (c >= 0xFF00 && c < 0xFF10) || (c >= 0xFF1A && c < 0xFF21) || c >= 0xFFE0;
    if (c < 0x80 ? !(digit || ascii_letter || joins) : punctuation && c < 0x10000) return false;
    has_letter |= !digit && !joins;
  }
  return has_letter;
}

}  // namespace zhijian
