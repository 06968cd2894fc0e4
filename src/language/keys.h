#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace zhijian {

/// In which language and script the keys of a rubric are written.
enum class KeyScript : uint8_t { English, Simplified, Traditional };

/// What stands behind a key, as far as its own words have names in Chinese.
enum class Holds : uint8_t {
  Text,  ///< the author's own words, numbers, lists of them
  // Maps and lists of the language
  Score,
  Dimensions,  ///< by name
  Moments,     ///< conditions by name
  Lint,
  Rules,
  Examples,
  Condition,
  Conditions,
  Spoken,  ///< phrases, or one probe
  AtLeast,
  Fields,  ///< tests on fields by name
  // Words of the language (value_words.h)
  Method,
  Per,
  Critical,
  WeakHits,
  Status,
  Flag,
  Alone,
  Match,
  At,
  Within,
  MomentName,
  Times,     ///< a comparison with a count
  Duration,  ///< a comparison with a time
  Number,    ///< a comparison with a number
};

/// A word of the rubric language in its three forms.
struct Name {
  std::string_view english, simplified, traditional;

  constexpr std::string_view in(KeyScript script) const {
    return script == KeyScript::English      ? english
           : script == KeyScript::Simplified ? simplified
                                             : traditional;
  }
};

struct Key {
  Name name;
  Holds holds = Holds::Text;
};

// The keys of the rubric language, by the place where they may stand: the one list that loading, suggestions,
// `fmt`, the schema and the names in Chinese are made from.

inline constexpr auto kRubricNames = std::to_array<Key>({
    {{"rubric", "评分表", "評分表"}},
    {{"name", "名称", "名稱"}},
    {{"description", "说明", "說明"}},
    {{"version", "版本", "版本"}},
    {{"language", "语言版本", "語言版本"}},
    {{"extends", "继承", "繼承"}},
    {{"disable", "停用", "停用"}},
    {{"applies_to", "适用", "適用"}, Holds::Fields},
    {{"opencc", "简繁转换", "簡繁轉換"}},
    {{"fillers", "语气词", "語氣詞"}},
    {{"same", "同字", "同字"}},
    {{"score", "评分", "評分"}, Holds::Score},
    {{"dimensions", "维度", "維度"}, Holds::Dimensions},
    {{"phrases", "话术库", "話術庫"}},
    {{"moments", "场景", "場景"}, Holds::Moments},
    {{"rules", "规则", "規則"}, Holds::Rules},
    {{"lint", "检查", "檢查"}, Holds::Lint},
});

inline constexpr auto kScoreNames = std::to_array<Key>({
    {{"method", "方式", "方式"}, Holds::Method},
    {{"base", "基础分", "基礎分"}},
    {{"floor", "最低分", "最低分"}},
    {{"ceiling", "最高分", "最高分"}},
    {{"pass", "合格分", "合格分"}},
    {{"grades", "等级", "等級"}},
});

inline constexpr auto kDimensionNames = std::to_array<Key>({
    {{"name", "名称", "名稱"}},
    {{"max", "满分", "滿分"}},
});

inline constexpr auto kLintNames = std::to_array<Key>({
    {{"ignore", "忽略", "忽略"}},
});

inline constexpr auto kRuleNames = std::to_array<Key>({
    {{"id", "编号", "編號"}},
    {{"name", "名称", "名稱"}},
    {{"description", "说明", "說明"}},
    {{"source", "依据", "依據"}},
    {{"tags", "标签", "標籤"}},
    {{"dimension", "维度", "維度"}},
    {{"applies_to", "适用", "適用"}, Holds::Fields},
    {{"when", "当", "當"}, Holds::Condition},
    {{"require", "必须", "必須"}, Holds::Condition},
    {{"forbid", "禁止", "禁止"}, Holds::Condition},
    {{"points", "扣分", "扣分"}},
    {{"per", "计次", "計次"}, Holds::Per},
    {{"cap", "上限", "上限"}},
    {{"award", "加分", "加分"}},
    {{"critical", "致命", "致命"}, Holds::Critical},
    {{"weak_hits", "弱命中", "弱命中"}, Holds::WeakHits},
    {{"status", "状态", "狀態"}, Holds::Status},
    {{"instead", "规范话术", "規範話術"}},
    {{"examples", "示例", "示例"}, Holds::Examples},
    {{"override", "覆盖", "覆蓋"}, Holds::Flag},
});

inline constexpr auto kExampleNames = std::to_array<Key>({
    {{"pass", "合格", "合格"}},
    {{"fail", "违规", "違規"}},
    {{"na", "不适用", "不適用"}},
    {{"unknown", "未判定", "未判定"}},
    {{"review", "复核", "複核"}},
});

inline constexpr auto kSpeakerNames = std::to_array<Key>({
    {{"agent", "坐席", "坐席"}, Holds::Spoken},
    {{"customer", "客户", "客戶"}, Holds::Spoken},
    {{"system", "系统", "系統"}, Holds::Spoken},
    {{"other", "其他", "其他"}, Holds::Spoken},
    {{"anyone", "任何人", "任何人"}, Holds::Spoken},
});

inline constexpr auto kProbeNames = std::to_array<Key>({
    {{"regex", "正则", "正則"}},
    {{"silence", "静音", "靜音"}, Holds::Duration},
    {{"overlap", "抢话", "搶話"}, Holds::Duration},
    {{"rate", "语速", "語速"}, Holds::Number},
    {{"repeats", "重复", "重複"}, Holds::Times},
    {{"label", "标注", "標註"}},
});

inline constexpr auto kCombinationNames = std::to_array<Key>({
    {{"all", "全部", "全部"}, Holds::Conditions},
    {{"any", "任一", "任一"}, Holds::Conditions},
    {{"not", "没有", "沒有"}, Holds::Condition},
    {{"at_least", "至少", "至少"}, Holds::AtLeast},
    {{"sequence", "依次", "依次"}, Holds::Conditions},
});

inline constexpr auto kOtherConditionNames = std::to_array<Key>({
    {{"moment", "场景", "場景"}},
    {{"call", "通话", "通話"}, Holds::Fields},
});

inline constexpr auto kScopeNames = std::to_array<Key>({
    {{"at", "位置", "位置"}, Holds::At},
    {{"after", "之后", "之後"}, Holds::MomentName},
    {{"before", "之前", "之前"}, Holds::MomentName},
    {{"within", "范围", "範圍"}, Holds::Within},
    {{"times", "次数", "次數"}, Holds::Times},
    {{"except", "例外", "例外"}},
    {{"ignore_negated", "忽略否定", "忽略否定"}, Holds::Flag},
    {{"alone", "单独", "單獨"}, Holds::Alone},
    {{"match", "匹配", "匹配"}, Holds::Match},
});

inline constexpr auto kAtLeastNames = std::to_array<Key>({
    {{"n", "数", "數"}},
    {{"of", "项", "項"}, Holds::Conditions},
});

/// Every place's list.
inline constexpr std::array<std::span<const Key>, 12> kAllNames = {
    kRubricNames,  kScoreNames, kDimensionNames,   kLintNames,           kRuleNames,  kExampleNames,
    kSpeakerNames, kProbeNames, kCombinationNames, kOtherConditionNames, kScopeNames, kAtLeastNames};

template <size_t kCount>
constexpr std::array<std::string_view, kCount> english(const std::array<Key, kCount>& keys) {
  std::array<std::string_view, kCount> out;
  for (size_t i = 0; i < kCount; ++i) out[i] = keys[i].name.english;
  return out;
}

// The same as the rest of the program knows them: keys in Chinese have been turned into these when a file is
// read.
inline constexpr auto kRubricKeys = english(kRubricNames);
inline constexpr auto kScoreKeys = english(kScoreNames);
inline constexpr auto kDimensionKeys = english(kDimensionNames);
inline constexpr auto kLintKeys = english(kLintNames);
inline constexpr auto kRuleKeys = english(kRuleNames);
inline constexpr auto kExampleKeys = english(kExampleNames);
inline constexpr auto kSpeakerKeys = english(kSpeakerNames);
inline constexpr auto kProbeKeys = english(kProbeNames);
inline constexpr auto kCombinationKeys = english(kCombinationNames);
inline constexpr auto kOtherConditionKeys = english(kOtherConditionNames);
inline constexpr auto kScopeKeys = english(kScopeNames);
inline constexpr auto kAtLeastKeys = english(kAtLeastNames);

/// True where a key is in one of the lists above, without the speakers and the verdicts of examples: those
/// also begin lines of transcripts.
bool is_key_of_the_language(std::string_view text);

}  // namespace zhijian
