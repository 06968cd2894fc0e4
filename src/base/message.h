#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhijian {

/// Languages that people read. Traditional Chinese is made from simplified by OpenCC when the program is
/// built.
enum class Language : uint8_t { English, Simplified, Traditional };

/// Names a message. The names themselves are constants, `says::name`, an area in each base/messages/<area>.h.
enum class MessageId : uint16_t;

/// A message that has not been put into a language yet.
struct Message {
  MessageId id;
  std::vector<std::string> arguments;  ///< fill {0}, {1}, …
};

template <typename... Args>
Message message(MessageId id, Args&&... arguments) {
  return Message{id, {std::string(std::forward<Args>(arguments))...}};
}

/// The template of a message, with its {0} marks.
std::string_view message_template(MessageId id, Language language);

/// Every message, area by area.
std::vector<MessageId> every_message();

/// The message as text, valid UTF-8 whatever the arguments are. A `{n}` without an argument stays as it is.
std::string to_text(const Message& message, Language language);
std::string to_text(MessageId id, Language language);

}  // namespace zhijian
