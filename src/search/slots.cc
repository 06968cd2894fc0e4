#include "search/slots.h"

#include <algorithm>

#include "base/utf8.h"

namespace zhijian {

namespace {

constexpr std::string_view kDigits = "0123456789零〇一二三四五六七八九十百千万亿两幺";
constexpr std::string_view kFamiliar = "小阿老";
constexpr uint32_t kMostSurname = 2, kMostGiven = 2, kMostTitle = 3;  // characters

// The surnames of the Hundred Family Surnames and the further ones that the census lists as common.
constexpr std::string_view kSurnames =
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马"
    "苗凤"
    "花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛"
    "禹狄"
    "米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍"
    "虞万"
    "支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴"
    "糜松"
    "井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀"
    "蒲邰"
    "从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏"
    "柴瞿"
    "阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾"
    "辛阚"
    "那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖邸付苑覃涂岳肖闫商佘候仝代邝尧昌冼迟原郜";
constexpr std::string_view kCompoundSurnames[] = {
    "欧阳", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连",
    "澹台", "皇甫", "宗政", "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文",
    "司徒", "鲜于", "司空", "令狐", "端木", "百里", "东郭", "南门", "呼延", "西门", "轩辕", "完颜", "拓跋"};
constexpr std::string_view kTitles[] = {"先生", "女士", "小姐",   "太太",   "夫人",   "同学",  "老师",
                                        "师傅", "经理", "主任",   "大哥",   "大姐",   "阿姨",  "叔叔",
                                        "大爷", "大妈", "奶奶",   "爷爷",   "老先生", "老板",  "同志",
                                        "阿伯", "阿婆", "老师傅", "老奶奶", "老爷爷", "小朋友"};

std::u32string folded(const Folder& folder, std::string_view text) {
  std::u32string out;
  for (const char32_t c : to_utf32(text)) out += folder.fold_character(c);
  return out;
}

void add(std::bitset<65536>& set, std::u32string_view symbols) {
  for (const char32_t symbol : symbols) {
    if (symbol < 65536) set.set(symbol);
  }
}

uint32_t run_length(const std::bitset<65536>& set, std::u32string_view text) {
  const size_t limit = std::min<size_t>(text.size(), Slots::kMaxSymbols);
  uint32_t length = 0;
  while (length < limit && text[length] < 65536 && set[text[length]]) ++length;
  return length;
}

}  // namespace

Slots::Slots(const Folder& folder) : yao_(folder.fold_character(kYao)[0]) {
  add(digits_, folded(folder, kDigits));
  staff_id_ = digits_;
  add(staff_id_, U"abcdefghijklmnopqrstuvwxyz");
  add(surnames_, folded(folder, kSurnames));
  surname_begins_ = surnames_;
  for (const std::string_view name : kCompoundSurnames) {
    compound_surnames_.push_back(folded(folder, name));
    add(surname_begins_, std::u32string_view(compound_surnames_.back()).substr(0, 1));
  }
  add(familiar_, folded(folder, kFamiliar));
  for (const std::string_view title : kTitles) titles_.push_back(folded(folder, title));
  std::stable_sort(titles_.begin(), titles_.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  for (const std::u32string& title : titles_) add(title_begins_, std::u32string_view(title).substr(0, 1));
}

std::pair<uint32_t, uint32_t> Slots::size_range(BuiltinSet set) {
  switch (set) {
    case BuiltinSet::Digits:
    case BuiltinSet::StaffId:
      return {1, kMaxSymbols};
    case BuiltinSet::Surname:
      return {1, kMostSurname};
    case BuiltinSet::Person:
      return {2, kMostSurname + kMostGiven};
    case BuiltinSet::Title:
      return {2, kMostTitle};
  }
  return {1, kMaxSymbols};
}

std::array<uint32_t, 2> Slots::surname_lengths(std::u32string_view text) const {
  if (text.empty() || !in(surname_begins_, text[0])) return {0, 0};
  const bool compound = std::any_of(compound_surnames_.begin(), compound_surnames_.end(),
                                    [&](const std::u32string& name) { return text.starts_with(name); });
  return {compound ? 2u : 0u, in(surnames_, text[0]) ? 1u : 0u};
}

std::vector<std::u32string> Slots::title_pairs() const {
  std::vector<std::u32string> pairs;
  for (const std::u32string& title : titles_) pairs.push_back(title.substr(0, 2));
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

bool Slots::may_begin(BuiltinSet set, char32_t symbol) const {
  switch (set) {
    case BuiltinSet::Digits:
      return in(digits_, symbol);
    case BuiltinSet::StaffId:
      return in(staff_id_, symbol);
    case BuiltinSet::Surname:
      return in(surname_begins_, symbol);
    case BuiltinSet::Person:
      return in(surname_begins_, symbol) || in(familiar_, symbol);
    case BuiltinSet::Title:
      return in(title_begins_, symbol);
  }
  return false;
}

void Slots::lengths(BuiltinSet set, std::u32string_view text, std::vector<uint32_t>& lengths) const {
  if (text.empty() || !may_begin(set, text[0])) return;
  const size_t first = lengths.size();
  switch (set) {
    case BuiltinSet::Digits:
    case BuiltinSet::StaffId: {
      const uint32_t run = run_length(set == BuiltinSet::Digits ? digits_ : staff_id_, text);
      for (uint32_t length = run; length > 0; --length) lengths.push_back(length);
      return;
    }
    case BuiltinSet::Surname:
      for (const uint32_t length : surname_lengths(text)) {
        if (length > 0) lengths.push_back(length);
      }
      return;
    case BuiltinSet::Person:
      for (const uint32_t surname : surname_lengths(text)) {
        if (surname == 0) continue;
        for (uint32_t given = kMostGiven; given > 0; --given) {
          const std::u32string_view name = text.substr(surname, given);
          if (name.size() == given && std::all_of(name.begin(), name.end(), is_han))
            lengths.push_back(surname + given);
        }
      }
      if (in(familiar_, text[0])) {
        for (const uint32_t surname : surname_lengths(text.substr(1))) {
          if (surname > 0) lengths.push_back(1 + surname);
        }
      }
      break;
    case BuiltinSet::Title:
      for (const std::u32string& title : titles_) {
        if (text.starts_with(title)) lengths.push_back(static_cast<uint32_t>(title.size()));
      }
      break;
  }
  std::sort(lengths.begin() + static_cast<ptrdiff_t>(first), lengths.end(), std::greater<>());
  lengths.erase(std::unique(lengths.begin() + static_cast<ptrdiff_t>(first), lengths.end()), lengths.end());
}

}  // namespace zhijian
