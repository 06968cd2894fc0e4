#pragma once

#include <cstdint>

#include "base/message.h"

namespace zhijian {

/// The tables of messages, in the order of `base/messages/all.def`. A file includes the headers of the areas
/// whose messages it uses (`base/messages/<area>.h`), so that a new message rebuilds only its own area's
/// users.
enum class MessageArea : uint8_t { rubric, transcript, match, quality, report, ci, cli, sources };

/// Upper limit of the messages of one area.
inline constexpr uint16_t kMessagesPerArea = 1024;

constexpr MessageId message_id(MessageArea area, uint16_t position) {
  return static_cast<MessageId>(static_cast<uint16_t>(area) * kMessagesPerArea + position);
}

}  // namespace zhijian
