#include "calls/fields.h"

#include <algorithm>
#include <unordered_map>

#include "base/messages/transcript.h"
#include "calls/times.h"
#include "calls/trim.h"

namespace zhijian {

namespace {

struct Names {
  Field field;
  std::string_view name;
  std::initializer_list<std::string_view> aliases;
};

using Table = std::unordered_map<std::string_view, Field>;

const std::initializer_list<Names>& all_names() {
  static const std::initializer_list<Names> names = {
      {Field::Call,
       "call",
       {"call_id",  "callid",     "conversation", "conversation_id", "session_id", "contact_id", "通话",
        "通話",     "通话id",     "通話id",       "通话编号",        "通話編號",   "通话号",     "通話號",
        "通话标识", "通話識別碼", "会话id",       "會話id",          "会话编号",   "會話編號",   "流水号",
        "流水號",   "录音编号",   "錄音編號",     "录音id",          "錄音id"}},
      {Field::Agent, "agent", {"agent_id", "agentid",  "staff_id", "坐席",     "座席",     "坐席id",
                               "座席id",   "坐席工号", "座席工号", "坐席工號", "座席工號", "坐席编号",
                               "座席编号", "坐席編號", "座席編號", "工号",     "工號",     "客服工号",
                               "客服工號", "员工编号", "員工編號"}},
      {Field::AgentName,
       "agent_name",
       {"坐席姓名", "座席姓名", "坐席名称", "坐席名稱", "座席名称", "座席名稱", "客服姓名", "员工姓名",
        "員工姓名"}},
      {Field::Team, "team", {"班组", "班組", "小组", "小組", "团队", "團隊", "组别", "組別", "组", "組"}},
      {Field::Start,
       "start",
       {"call_start", "call_time", "通话开始", "通話開始", "通话开始时间", "通話開始時間", "通话时间",
        "通話時間", "来电时间", "來電時間", "呼叫时间", "呼叫時間"}},
      {Field::Duration, "duration", {"时长", "時長", "通话时长", "通話時長", "录音时长", "錄音時長"}},
      {Field::DurationMs, "duration_ms", {"时长毫秒", "時長毫秒"}},
      {Field::EndedBy, "ended_by", {"hangup_by", "挂断方", "掛斷方", "结束方", "結束方", "挂机方", "掛機方"}},
      {Field::Speaker,
       "speaker",
       {"role", "角色", "说话人", "說話人", "説話人", "说话者", "說話者", "説話者", "说话方", "說話方",
        "説話方", "发言人", "發言人", "讲话人", "講話人", "身份"}},
      {Field::Channel, "channel", {"channel_id", "声道", "聲道", "通道"}},
      {Field::Text, "text", {"content",  "utterance", "sentence", "message",  "内容",
                             "內容",     "文本",      "文字",     "语句",     "語句",
                             "对话内容", "對話內容",  "通话内容", "通話內容", "说话内容",
                             "說話內容", "説話內容",  "转写",     "轉寫",     "转写文本",
                             "轉寫文本", "转写内容",  "轉寫內容", "话语",     "話語"}},
      {Field::Begin,
       "begin",
       {"begin_ms", "start_ms", "begin_time", "开始", "開始", "起始", "起始时间", "起始時間", "开始毫秒",
        "開始毫秒"}},
      {Field::BeginSeconds,
       "begin_s",
       {"begin_seconds", "start_s", "start_seconds", "开始秒", "開始秒", "开始秒数", "開始秒數"}},
      {Field::End,
       "end",
       {"end_ms", "end_time", "结束", "結束", "结束时间", "結束時間", "结束毫秒", "結束毫秒"}},
      {Field::EndSeconds, "end_s", {"end_seconds", "结束秒", "結束秒", "结束秒数", "結束秒數"}},
      {Field::StartTime, "start_time", {"开始时间", "開始時間"}},
      {Field::Labels, "labels", {"label", "tags", "标签", "標籤", "标记", "標記"}},
  };
  return names;
}

const Table& table() {
  static const Table by_name = [] {
    Table made;
    for (const Names& names : all_names()) {
      made.emplace(names.name, names.field);
      for (const std::string_view alias : names.aliases) made.emplace(alias, names.field);
    }
    return made;
  }();
  return by_name;
}

void set_duration(CallBuilder& builder, std::string_view name, std::string_view value, bool ms,
                  uint32_t line) {
  const auto duration = ms ? parse_number(value, 1) : parse_call_time(value);
  if (duration) return builder.set_duration(*duration);
  builder.fail(line, message(ms ? says::RejectNotMilliseconds : says::RejectNotADuration, name, value));
}

void set_agent(CallBuilder& builder, std::string_view value) {
  const size_t space = value.find_first_of(" \t");
  builder.set_agent(value.substr(0, space));
  if (space != value.npos) builder.set_agent_name(trim(value.substr(space)));
}

}  // namespace

std::optional<Field> field_of(std::string_view name) {
  std::string key(trim(name));
  for (char& c : key) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == ' ' || c == '-') c = '_';
  }
  const auto found = table().find(key);
  if (found == table().end()) return std::nullopt;
  return found->second;
}

std::string_view field_name(Field field) {
  for (const Names& names : all_names()) {
    if (names.field == field) return names.name;
  }
  return {};
}

std::vector<std::string_view> field_names() {
  std::vector<std::string_view> found;
  for (const Names& names : all_names()) found.push_back(names.name);
  return found;
}

void set_call_field(CallBuilder& builder, std::string_view name, std::string_view value, uint32_t line) {
  const std::optional<Field> field = field_of(name);
  if (!field) return builder.add_meta(name, value);
  switch (*field) {
    case Field::Call:
      return builder.set_id(value);
    case Field::Agent:
      return set_agent(builder, value);
    case Field::AgentName:
      return builder.set_agent_name(value);
    case Field::Team:
      return builder.set_team(value);
    case Field::Start:
    case Field::StartTime:
      return builder.set_start(value);
    case Field::Duration:
    case Field::DurationMs:
      return set_duration(builder, name, value, *field == Field::DurationMs, line);
    case Field::EndedBy:
      return builder.set_ended_by(value);
    default:
      return builder.add_meta(name, value);
  }
}

}  // namespace zhijian
