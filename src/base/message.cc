#include "base/message.h"

#include <array>

#include "base/shown_bytes.h"

namespace zhijian {

/// Traditional templates, in the order of MessageId; made at build time by generate/traditional_messages.cc.
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
    {"", ""}};

}  // namespace

std::string_view message_template(MessageId id, Language language) {
  const auto index = static_cast<size_t>(id);
  if (language == Language::Traditional) return kTraditionalMessages[index];
  return language == Language::English ? kTemplates[index].english : kTemplates[index].simplified;
}

std::string to_text(const Message& message, Language language) {
  const std::string_view source = message_template(message.id, language);
  std::string out;
  for (size_t at = 0; at < source.size(); ++at) {
    const bool mark = source[at] == '{' && at + 2 < source.size() && source[at + 2] == '}';
    const size_t index = mark ? static_cast<size_t>(source[at + 1] - '0') : 10;
    if (index < message.arguments.size()) {
      out += shown_bytes(message.arguments[index]);
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
