#include "calls/labels/label_words.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "calls/labels/folded_line.h"
#include "calls/roles.h"

namespace zhijian {

namespace {

using Text = std::u32string_view;

constexpr size_t kMaxName = 12;
constexpr size_t kMaxLatinName = 32;
constexpr size_t kMaxRole = 20;

bool is_one_of(char32_t c, Text set) {
  return set.find(c) != Text::npos;
}

/// Hardly ever in a name.
constexpr Text kPhraseCharacters =
    U"我你您他她它们們咱这這那哪的了吗嗎呢吧啊呀哦嗯是没沒不要会會请請就也都还還把被让讓给給跟说說问問讲講叫"
    U"什怎谁誰几幾些该該很但或且若虽雖而则則";

/// Ends what is told behind a colon: 单号, 地址, 时间, 原因, 内容, 如下.
constexpr Text kThingEndings =
    U"号號码碼名址间間期额額价價费費因容注題题案意下即型类類数數量率點点法项項表线線网網站品物件卡证證款区區"
    U"市省县縣路"
    U"单單台面系付全功况況果议議由据據息箱份度元寸色质質版级級式方向求例示如曰理话話言心处處端用";

/// Surnames that begin everyday words, so that two characters with them are no name for sure.
constexpr Text kDoubtfulSurnames =
    U"时時方金费費单單高万萬应應成路常安平管关關向于那和何全包钱錢水温溫明白左连連双雙计計项項解支宣经經"
    U"班库庫利相年党黨能国國文司都关康强屈生通古习習终終居步原车車别別";

constexpr Text kSurnames =
    U"王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许"
    U"許傅"
    U"沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛"
    U"邱秦"
    U"江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温溫芦"
    U"蘆季俞"
    U"章鲁魯葛伍韦韋申尤毕畢聂聶丛叢焦向柳邢骆駱岳齐齊梅莫庄莊辛管祝左涂塗谷祁时時耿牟卜路詹关關苗凌费費纪紀"
    U"靳盛童"
    U"欧歐甄项項曲成游阳陽裴席卫衛查屈鲍鮑位覃霍翁隋甘景薄单單包司柏宁寧柯阮桂闵閔解强柴华華车車冉房边邊辜吉"
    U"饶饒"
    U"瞿戚丘古米池滕晋晉苑邬鄔臧畅暢宫宮来來嵺苟全褚廉简簡娄婁盖蓋符奚木穆党燕郎邸冀谈談姬屠连連郜晏栾欒郁商"
    U"蒙计計"
    U"喻揭窦竇迟遲宇敖糜鄢冷卓花仇艾蓝藍都巩鞏稽井练練仲乐樂虞卞封竺冼原官衣楚佟栗匡宗应應台巫鞠僧桑荆荊谌諶"
    U"银銀"
    U"扬揚明沙伏岑习習胥保和蔺藺水云雲";

constexpr Text kDoubleSurnames[] = {U"欧阳", U"歐陽", U"司马", U"司馬", U"上官", U"诸葛", U"諸葛",
                                    U"东方", U"東方", U"皇甫", U"尉迟", U"公孙", U"公孫", U"慕容",
                                    U"令狐", U"司徒", U"夏侯", U"端木", U"南宫", U"南宮"};

constexpr Text kTitles[] = {
    U"先生", U"女士", U"小姐", U"太太",   U"夫人",   U"老师", U"老師", U"师傅", U"師傅", U"经理", U"經理",
    U"主管", U"主任", U"总监", U"總監",   U"组长",   U"組長", U"班长", U"班長", U"店长", U"店長", U"站长",
    U"站長", U"队长", U"隊長", U"院长",   U"医生",   U"醫生", U"大夫", U"护士", U"護士", U"律师", U"律師",
    U"警官", U"顾问", U"顧問", U"工程师", U"工程師", U"技师", U"老板", U"老闆", U"同学", U"同學", U"阿姨",
    U"叔叔", U"大爷", U"大爺", U"大妈",   U"大媽",   U"大哥", U"大姐", U"爷爷", U"奶奶", U"妈妈", U"媽媽",
    U"爸爸", U"家属", U"家屬", U"儿子",   U"女儿",   U"丈夫", U"妻子", U"助理", U"员工", U"員工", U"总",
    U"總",   U"哥",   U"姐",   U"工",     U"某",     U"某某"};

/// What programs and people call speakers of whom they know no more.
constexpr Text kNumberedSpeakers[] = {
    U"说话人", U"說話人",      U"説話人",  U"说话者", U"說話者",  U"发言人",       U"發言人",
    U"讲话人", U"講話人",      U"参会人",  U"参会者", U"参与者",  U"參與者",       U"嘉宾",
    U"嘉賓",   U"主持人",      U"声道",    U"聲道",   U"通道",    U"左声道",       U"右声道",
    U"左聲道", U"右聲道",      U"对方",    U"對方",   U"本人",    U"未知",         U"未知说话人",
    U"人物",   U"角色",        U"speaker", U"spk",    U"spkr",    U"channel",      U"chan",
    U"ch",     U"participant", U"voice",   U"party",  U"unknown", U"unidentified", U"user"};

/// Speakers where they stand alone.
constexpr Text kLoneSpeakers[] = {U"我",   U"你",   U"甲",   U"乙", U"丙", U"丁", U"男",   U"女",  U"男声",
                                  U"女声", U"男聲", U"女聲", U"问", U"問", U"答", U"甲方", U"乙方"};

constexpr Text kThings[] = {
    U"注意",   U"备注",   U"備註",   U"提示", U"温馨提示", U"溫馨提示", U"说明",   U"說明",   U"例如",
    U"比如",   U"譬如",   U"另外",   U"首先", U"其次",     U"最后",     U"最後",   U"总之",   U"總之",
    U"因此",   U"所以",   U"结论",   U"結論", U"结果",     U"結果",     U"答复",   U"答覆",   U"回复",
    U"回覆",   U"标题",   U"標題",   U"摘要", U"收件人",   U"寄件人",   U"发件人", U"發件人", U"联系人",
    U"聯絡人", U"收货人", U"收貨人", U"姓名", U"性别",     U"性別",     U"套餐",   U"邮箱",   U"郵箱",
    U"微信",   U"电话",   U"電話",   U"手机", U"手機",     U"官网",     U"官網",   U"第一",   U"第二",
    U"第三",   U"第四",   U"第五",   U"一",   U"二",       U"三",       U"四",     U"五",     U"时间",
    U"時間",   U"地点",   U"地點",   U"日期", U"主题",     U"主題",     U"附件",   U"密码",   U"密碼",
    U"账户",   U"帳戶",   U"余额",   U"餘額", U"网址",     U"網址",     U"警告",   U"错误",   U"錯誤",
    U"重点",   U"重點",   U"总结",   U"總結", U"小结",     U"小結",     U"目的",   U"背景",   U"步骤",
    U"步驟",   U"方案",   U"选项",   U"選項", U"结束",     U"開始",     U"开始",   U"公司",   U"部门",
    U"部門",   U"状态",   U"狀態",   U"进度", U"進度",     U"物流",     U"快递",   U"快遞",   U"包裹",
    U"门店",   U"門店"};

constexpr Text kLatinThings[] = {
    U"note",      U"notes",    U"tip",     U"tips",    U"ps",      U"ok",          U"okay",      U"re",
    U"fyi",       U"total",    U"price",   U"cost",    U"address", U"phone",       U"tel",       U"telephone",
    U"mobile",    U"email",    U"e-mail",  U"mail",    U"wechat",  U"qq",          U"website",   U"web",
    U"url",       U"http",     U"https",   U"ftp",     U"date",    U"time",        U"name",      U"order",
    U"id",        U"no",       U"number",  U"reason",  U"answer",  U"question",    U"example",   U"warning",
    U"attention", U"subject",  U"summary", U"remark",  U"remarks", U"status",      U"step",      U"option",
    U"code",      U"password", U"account", U"amount",  U"model",   U"version",     U"error",     U"message",
    U"part",      U"item",     U"size",    U"color",   U"colour",  U"eta",         U"type",      U"kind",
    U"result",    U"results",  U"options", U"details", U"info",    U"information", U"reference", U"ref",
    U"sn",        U"imei",     U"ip"};

constexpr Text kLatinPhraseWords[] = {
    U"the",  U"a",     U"an",     U"is",    U"are",  U"was",  U"my",      U"your",      U"our",
    U"his",  U"her",   U"i",      U"you",   U"we",   U"they", U"it",      U"this",      U"that",
    U"to",   U"of",    U"for",    U"and",   U"in",   U"on",   U"at",      U"with",      U"as",
    U"so",   U"but",   U"here",   U"there", U"said", U"says", U"follows", U"following", U"can",
    U"will", U"would", U"please", U"have",  U"has"};

std::u32string lower_case(Text text) {
  std::u32string lower(text);
  for (char32_t& c : lower) {
    if (c >= U'A' && c <= U'Z') c = c - U'A' + U'a';
  }
  return lower;
}

template <typename Table>
bool is_in(Text word, const Table& table) {
  return std::find(std::begin(table), std::end(table), word) != std::end(table);
}

/// Cuts off a number, with a mark before it: `_02`, ` 1`, `#3`.
Text without_number(Text text) {
  while (!text.empty() && (is_digit(text.back()) || is_one_of(text.back(), U" _-#."))) text.remove_suffix(1);
  return text;
}

bool is_numbered_speaker(Text name) {
  const std::u32string lower = lower_case(name);
  if (is_in(lower, kLoneSpeakers)) return true;
  if (lower.size() == 1 && is_latin(lower.front())) return true;  // A, B, Q
  Text bare = without_number(lower);
  if (bare.size() == lower.size() && bare.size() > 2 && bare[bare.size() - 2] == U' ')
    bare.remove_suffix(2);  // Speaker A
  return is_in(bare, kNumberedSpeakers);
}

/// Digits with stars and dashes among them, as phone numbers are shown.
bool is_phone(Text name) {
  size_t digits = 0;
  for (const char32_t c : name) {
    if (!is_digit(c) && !is_one_of(c, U"*-+ ")) return false;
    digits += is_digit(c);
  }
  return digits >= 5 && name.size() >= 7;
}

bool has_title(Text name) {
  constexpr size_t kMaxTitled = 7;
  return name.size() <= kMaxTitled && std::any_of(std::begin(kTitles), std::end(kTitles), [&](Text title) {
           return name.ends_with(title) && (name.size() > title.size() || title.size() > 1);
         });
}

bool is_surnamed(Text name, bool& doubtful) {
  doubtful = false;
  for (const Text surname : kDoubleSurnames) {
    if (name.starts_with(surname) && name.size() > surname.size() && name.size() <= surname.size() + 2)
      return true;
  }
  if (name.size() < 2 || name.size() > 3 || !is_one_of(name.front(), kSurnames)) return false;
  doubtful = is_one_of(name.front(), kDoubtfulSurnames);
  return true;
}

NameKind kind_of_chinese(Text name) {
  if (is_in(name, kThings)) return NameKind::Thing;
  if (name.size() > 1 && is_in(name, kTitles)) return NameKind::Perhaps;
  const bool is_phrase =
      std::any_of(name.begin(), name.end(), [](char32_t c) { return is_one_of(c, kPhraseCharacters); });
  if (is_phrase) return NameKind::Phrase;
  if (has_title(name)) return NameKind::Person;
  const bool is_thing = is_one_of(name.back(), kThingEndings);
  bool doubtful = false;
  if (is_surnamed(name, doubtful) && !(is_thing && doubtful))
    return doubtful ? NameKind::Perhaps : NameKind::Person;
  if (name.size() <= 3 && name.size() > 1 && is_one_of(name.front(), U"小阿老大")) {
    return is_thing && name.size() > 2 ? NameKind::Perhaps : NameKind::Person;
  }
  if (name.find(U'·') != Text::npos) return NameKind::Person;
  return is_thing ? NameKind::Thing : NameKind::Perhaps;
}

/// Calls `take(word)` for the words of a text.
template <typename Take>
void for_each_word(Text text, Take&& take) {
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(U' ', begin), text.size());
    if (end > begin) take(text.substr(begin, end - begin));
    begin = end + 1;
  }
}

NameKind kind_of_latin(Text name) {
  if (name.size() > kMaxLatinName) return NameKind::None;
  size_t words = 0;
  size_t capitals = 0;
  bool is_thing = false;
  bool is_phrase = false;
  for_each_word(name, [&](Text word) {
    Text bare = word;
    while (!bare.empty() && bare.back() == U'.') bare.remove_suffix(1);
    const std::u32string lower = lower_case(bare);
    ++words;
    capitals += (word.front() >= U'A' && word.front() <= U'Z') || is_digit(word.front());
    is_thing |= is_in(Text(without_number(lower)), kLatinThings);
    is_phrase |= is_in(Text(lower), kLatinPhraseWords) && (words > 1 || lower.size() > 1);
  });
  constexpr size_t kMaxWords = 4;
  if (is_phrase && words > 1) return NameKind::Phrase;
  if (is_thing) return NameKind::Thing;
  if (words > kMaxWords) return NameKind::Phrase;
  if (capitals == words) return NameKind::Person;
  return words == 1 ? NameKind::Perhaps : words == 2 ? NameKind::Perhaps : NameKind::Phrase;
}

bool is_boundary(Text text, size_t at) {
  return at == 0 || at >= text.size() || !is_latin(text[at - 1]) || !is_latin(text[at]);
}

}  // namespace

NameKind kind_of_name(Text name) {
  name = trim_blanks(name);
  if (name.empty()) return NameKind::None;
  bool has_letter = false;
  bool has_chinese = false;
  for (const char32_t c : name) {
    if (!is_word(c) && !is_one_of(c, U" _-.·'’/&+#@")) return NameKind::None;
    has_letter |= is_word(c) && !is_digit(c) && c != U'*';
    has_chinese |= c >= 0x2E80;
  }
  if (is_phone(name)) return NameKind::Person;
  if (!has_letter) return NameKind::None;
  if (is_numbered_speaker(name)) return NameKind::Numbered;
  if (!has_chinese) return kind_of_latin(name);
  if (name.find(U' ') != Text::npos) {
    // 王 敏, 张三 138…: the name is what stands first; else these are pieces of a sentence.
    const Text first = name.substr(0, name.find(U' '));
    const Text rest = trim_blanks(name.substr(first.size()));
    if (is_phone(rest) || is_id(rest)) return kind_of_name(first);
    if (name.size() > kMaxName) return NameKind::Phrase;
    std::u32string joined(name);
    std::erase(joined, U' ');
    const NameKind kind = kind_of_chinese(joined);
    return kind == NameKind::Person ? kind : NameKind::Phrase;
  }
  if (name.size() > kMaxName) return NameKind::None;
  const Text bare = without_number(name);
  return kind_of_chinese(bare.empty() ? name : bare);
}

bool is_id(Text text) {
  text = trim_blanks(text);
  if (!text.empty() && text.back() == U'号') text.remove_suffix(1);
  if (!text.empty() && text.back() == U'號') text.remove_suffix(1);
  if (text.starts_with(U"工号") || text.starts_with(U"工號")) text.remove_prefix(2);
  if (lower_case(text.substr(0, 3)) == U"no.") text.remove_prefix(3);
  while (!text.empty() && is_one_of(text.front(), U"#_- :")) text.remove_prefix(1);
  if (text.empty() || text.size() > 20) return false;
  bool has_digit = false;
  for (const char32_t c : text) {
    if (!is_digit(c) && !is_latin(c) && !is_one_of(c, U"-_.@")) return false;
    has_digit |= is_digit(c);
  }
  return has_digit || text.size() == 1;
}

std::optional<FoundRole> role_at_begin(Text text) {
  for (size_t length = std::min(text.size(), kMaxRole); length > 1; --length) {
    if (!is_boundary(text, length)) continue;
    if (const auto role = role_of_word(to_utf8(text.substr(0, length)))) return FoundRole{*role, length};
  }
  return std::nullopt;
}

std::optional<FoundRole> role_at_end(Text text) {
  for (size_t length = std::min(text.size(), kMaxRole); length > 1; --length) {
    const size_t begin = text.size() - length;
    if (!is_boundary(text, begin)) continue;
    if (const auto role = role_of_word(to_utf8(text.substr(begin)))) return FoundRole{*role, length};
  }
  return std::nullopt;
}

bool holds_role(Text text) {
  for (size_t begin = 0; begin < text.size(); ++begin) {
    if (!is_boundary(text, begin)) continue;
    const auto found = role_at_begin(text.substr(begin));
    if (found && found->speaker != Speaker::Other) return true;
  }
  return false;
}

}  // namespace zhijian
