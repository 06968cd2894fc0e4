#include "base/message.h"

#include <algorithm>
#include <iterator>

#include "base/counted_names.h"
#include "base/messages/ci.h"
#include "base/messages/cli.h"
#include "base/messages/match.h"
#include "base/messages/quality.h"
#include "base/messages/report.h"
#include "base/messages/rubric.h"
#include "base/messages/sources.h"
#include "base/messages/transcript.h"
#include "base/shown_bytes.h"

namespace zhijian {

/// Traditional templates, in the order of `base/messages/all.def`; made at build time by
/// generate/traditional_messages.cc.
extern const std::string_view kTraditionalMessages[];

namespace {

struct Templates {
  std::string_view english;
  std::string_view simplified;
};

constexpr Templates kTemplates[] = {
#define ZHIJIAN_MESSAGE(name, english, simplified) {english, simplified},
#include "base/messages/all.def"
#undef ZHIJIAN_MESSAGE
};

/// How many messages each area has, in the order of MessageArea.
constexpr size_t kAreaSizes[] = {
    static_cast<size_t>(says::RubricMessage::kCount), static_cast<size_t>(says::TranscriptMessage::kCount),
    static_cast<size_t>(says::MatchMessage::kCount),  static_cast<size_t>(says::QualityMessage::kCount),
    static_cast<size_t>(says::ReportMessage::kCount), static_cast<size_t>(says::CiMessage::kCount),
    static_cast<size_t>(says::CliMessage::kCount),    static_cast<size_t>(says::SourcesMessage::kCount),
};
static_assert(*std::max_element(std::begin(kAreaSizes), std::end(kAreaSizes)) <= kMessagesPerArea);

/// Where the message stands in the tables, which hold the areas one after another.
constexpr size_t index_of(MessageId id) {
  const size_t area = static_cast<size_t>(id) / kMessagesPerArea;
  size_t index = static_cast<size_t>(id) % kMessagesPerArea;
  for (size_t i = 0; i < area; ++i) index += kAreaSizes[i];
  return index;
}

/// What stands in counted_names() before a count, behind it, and between names.
constexpr char kCountBegin = '\x1D', kCountEnd = '\x1E', kNextName = '\x1F';

std::string in_language(const std::string& argument, Language language) {
  const bool english = language == Language::English;
  std::string text;
  for (const char c : argument) {
    if (c == kCountBegin) {
      text += english ? " (" : "（";
    } else if (c == kCountEnd) {
      text += english ? ")" : "）";
    } else if (c == kNextName) {
      text += english ? ", " : "、";
    } else {
      text += c;
    }
  }
  return text;
}

}  // namespace

std::string counted_names(const std::vector<std::pair<std::string, uint64_t>>& names) {
  std::string list;
  for (const auto& [name, count] : names) {
    if (!list.empty()) list += kNextName;
    list += name;
    if (count > 0) list += kCountBegin + std::to_string(count) + kCountEnd;
  }
  return list;
}

std::string_view message_template(MessageId id, Language language) {
  const size_t index = index_of(id);
  if (language == Language::Traditional) return kTraditionalMessages[index];
  return language == Language::English ? kTemplates[index].english : kTemplates[index].simplified;
}

std::vector<MessageId> every_message() {
  std::vector<MessageId> ids;
  for (size_t area = 0; area < std::size(kAreaSizes); ++area) {
    for (size_t i = 0; i < kAreaSizes[area]; ++i)
      ids.push_back(message_id(static_cast<MessageArea>(area), static_cast<uint16_t>(i)));
  }
  return ids;
}

std::string to_text(const Message& message, Language language) {
  const std::string_view source = message_template(message.id, language);
  std::string out;
  for (size_t at = 0; at < source.size(); ++at) {
    const bool mark = source[at] == '{' && at + 2 < source.size() && source[at + 2] == '}';
    const size_t index = mark ? static_cast<size_t>(source[at + 1] - '0') : 10;
    if (index < message.arguments.size()) {
      out += shown_bytes(in_language(message.arguments[index], language));
      at += 2;
    } else {
      out += source[at];
    }
  }
  return out;
}

std::string to_text(MessageId id, Language language) {
  return to_text(Message{id, {}}, language);
}

}  // namespace zhijian
