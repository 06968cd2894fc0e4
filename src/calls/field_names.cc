#include "calls/field_names.h"

namespace zhijian {

namespace {

using Names = std::initializer_list<FieldNames>;

const Names& names_of_calls() {
  static const Names names = {
      {Field::Call,
       "call",
       {{"call", "callid", "通话", "通话id", "通话编号", "通话号", "通话标识", "通话识别码", "通话流水",
         "通话流水号", "通话记录id", "通话记录编号", "电话流水号", "呼叫id", "呼叫编号", "呼叫流水号",
         "呼叫标识", "contactid", "interactionid"},
        {"conversation", "conversationid", "session",    "sessionid",  "会话",       "会话id",  "会话编号",
         "会话号",       "会话标识",       "会话流水号", "对话id",     "对话编号",   "流水号",  "流水编号",
         "接触id",       "接触编号",       "接触流水号", "服务流水号", "来电流水号", "callsid", "ucid",
         "uniqueid",     "callguid",       "calluuid",   "callkey",    "callno"},
        {"录音编号", "录音id", "录音流水号", "录音标识", "录音号", "录音名称", "recordingid", "recordid",
         "linkedid", "语音id", "语音编号", "音频id", "音频编号"},
        {"录音文件", "录音文件名", "音频文件", "音频文件名", "音频名称", "文件名", "文件名称", "filename",
         "audiofile", "audio"}}},
      {Field::Agent,
       "agent",
       {{"agent", "agentid", "staffid", "employeeid", "坐席工号", "座席工号", "工号", "客服工号", "员工工号",
         "员工号", "话务员工号", "坐席人员工号", "座席人员工号", "服务人员工号", "接线员工号", "业务员工号",
         "职工号"},
        {"坐席id", "座席id", "坐席编号", "座席编号", "员工编号", "员工id", "客服id", "客服编号", "话务员编号",
         "operatorid", "repid", "advisorid", "坐席号", "座席号", "客服号"},
        {"坐席账号", "座席账号", "坐席帐号", "座席帐号", "客服账号", "客服帐号", "员工账号", "员工帐号",
         "agentusername", "agentlogin", "agentaccount", "agentcode", "坐席登录名", "座席登录名"},
        {"坐席",     "座席",     "客服",           "员工",     "话务员",   "接线员", "坐席员",
         "座席员",   "坐席人员", "座席人员",       "客服人员", "服务人员", "业务员", "接待人",
         "接待客服", "operator", "representative", "advisor",  "employee", "staff"}}},
      {Field::AgentName,
       "agent_name",
       {{"agentname",    "坐席姓名",     "座席姓名",      "坐席名称",        "座席名称",   "坐席名",
         "座席名",       "客服姓名",     "客服名称",      "员工姓名",        "员工名称",   "话务员姓名",
         "坐席人员姓名", "座席人员姓名", "服务人员姓名",  "接线员姓名",      "业务员姓名", "employeename",
         "staffname",    "operatorname", "agentfullname", "agentdisplayname"},
        {"客服昵称", "坐席昵称", "座席昵称"},
        {"姓名"}}},
      {Field::Team,
       "team",
       {{"team",     "teamname", "班组",     "班组名称", "所属班组",  "小组",      "小组名称",
         "所属小组", "团队",     "团队名称", "所属团队", "组别",      "组",        "坐席组",
         "座席组",   "坐席班组", "座席班组", "客服组",   "agentteam", "agentgroup"},
        {"部门", "部门名称", "所属部门", "坐席部门", "座席部门", "客服部门", "员工部门", "department",
         "dept"},
        {"技能组", "所属技能组", "坐席技能组", "座席技能组", "skillgroup"},
        {"技能组名称", "技能组名", "skillgroupname"}}},
      {Field::Start,
       "start",
       {{"start", "callstart", "callstarttime", "calltime", "通话开始", "通话开始时间", "会话开始时间",
         "录音开始时间", "呼叫开始时间", "calldatetime", "startdatetime", "initiationtimestamp"},
        {"通话时间", "接通时间", "应答时间", "接听时间", "answertime", "connecttime",
         "connectedtosystemtimestamp"},
        {"来电时间", "呼叫时间", "呼入时间", "呼出时间", "拨打时间", "进线时间", "接入时间", "录音时间",
         "会话时间"}}},
      {Field::Date,
       "date",
       {{"date", "calldate", "日期", "通话日期", "呼叫日期", "来电日期", "录音日期", "会话日期"}}},
      {Field::Duration,
       "duration",
       {{"duration", "callduration", "通话时长", "呼叫时长"}, {"时长", "录音时长", "会话时长", "talktime"}}},
      {Field::DurationMs, "duration_ms", {{"durationms", "durationmillis", "时长毫秒", "通话时长毫秒"}}},
      {Field::DurationSeconds,
       "duration_s",
       {{"durations", "durationsec", "durationseconds", "billsec", "时长秒", "通话时长秒"}}},
      {Field::EndedBy,
       "ended_by",
       {{"endedby", "hangupby", "挂断方", "结束方", "挂机方", "disconnectedby", "releasedby"}}},
  };
  return names;
}

const Names& names_of_segments() {
  static const Names names = {
      {Field::Speaker,
       "speaker",
       {{"speaker",  "role",        "角色",        "说话人",          "说话者",     "说话方",
         "发言人",   "发言者",      "发言方",      "讲话人",          "讲话者",     "讲话方",
         "身份",     "说话人角色",  "说话角色",    "角色名称",        "角色类型",   "发言角色",
         "对话角色", "speakerrole", "speakertype", "participantrole", "说话人身份", "说话人类型"},
        {"发送方", "发送者", "发送人", "消息发送方", "消息发送者", "发送方角色", "发送者角色", "发送方类型",
         "发送者类型", "发送人类型", "发送人角色", "发送角色", "sender", "sendertype", "senderrole", "from",
         "participant", "party"},
        {"speakername", "speakerlabel", "说话人名称", "说话人标签"},
        {"speakerid", "说话人id", "说话人编号", "participantid", "spk", "spkid"}}},
      {Field::Channel,
       "channel",
       {{"channel", "channelid", "声道", "通道", "声道号", "声道编号", "channelno", "channelnumber", "track",
         "音轨"}}},
      {Field::Text,
       "text",
       {{"text",       "content",       "utterance",      "sentence",     "message",        "内容",
         "文本",       "文字",          "语句",           "句子",         "话语",           "对话内容",
         "对话文本",   "通话内容",      "通话文本",       "说话内容",     "说话文本",       "发言内容",
         "发言文本",   "讲话内容",      "消息内容",       "聊天内容",     "会话内容",       "识别结果",
         "识别内容",   "识别文本",      "语音识别结果",   "语音识别内容", "语音识别文本",   "转写",
         "转写文本",   "转写内容",      "转写结果",       "转译",         "转译文本",       "转译内容",
         "转译结果",   "语音文本",      "语音转写",       "语音转文字",   "录音文本",       "录音内容",
         "文本内容",   "文字内容",      "句子内容",       "语句内容",     "asrtext",        "asrresult",
         "transcript", "transcription", "transcripttext", "messagetext",  "messagecontent", "textcontent"},
        {"消息", "发言", "对白", "原文", "msg", "body", "phrase"}}},
      {Field::Begin,
       "begin",
       {{"begin",        "beginms",       "startms",       "begintime",         "startoffset",
         "beginoffset",  "startoffsetms", "beginoffsetms", "beginoffsetmillis", "startoffsetmillis",
         "开始",         "起始",          "起始时间",      "开始毫秒",          "起始毫秒",
         "开始偏移",     "起始偏移",      "起点",          "开始时刻",          "句子开始时间",
         "语句开始时间", "说话开始时间",  "发言开始时间",  "话语开始时间"},
        {"发送时间", "消息时间", "发言时间", "说话时间", "讲话时间", "messagetime", "sendtime", "senttime",
         "sentat"},
        {"时间戳", "timestamp", "offset", "offsetms", "偏移", "时间点"},
        {"时间", "time"}}},
      {Field::BeginSeconds,
       "begin_s",
       {{"begins", "beginsec", "beginseconds", "starts", "startsec", "startseconds", "开始秒", "开始秒数",
         "起始秒", "起始秒数"}}},
      {Field::End, "end", {{"end",          "endms",           "endtime",      "endoffset",
                            "endoffsetms",  "endoffsetmillis", "结束",         "结束时间",
                            "结束毫秒",     "终止时间",        "终止",         "结束偏移",
                            "终点",         "结束时刻",        "句子结束时间", "语句结束时间",
                            "说话结束时间", "发言结束时间",    "话语结束时间", "截止时间"}}},
      {Field::EndSeconds, "end_s", {{"ends", "endsec", "endseconds", "结束秒", "结束秒数"}}},
      {Field::StartTime, "start_time", {{"starttime", "开始时间"}}},
      {Field::Labels, "labels", {{"label", "labels", "tags", "标签", "标记"}}},
  };
  return names;
}

}  // namespace

const std::vector<FieldNames>& all_field_names() {
  static const std::vector<FieldNames> joined = [] {
    std::vector<FieldNames> all(names_of_calls());
    all.insert(all.end(), names_of_segments().begin(), names_of_segments().end());
    return all;
  }();
  return joined;
}

}  // namespace zhijian
