#pragma once

#include "base/message_area.h"

namespace zhijian::says {

/// Positions in the table.
enum class MatchMessage : uint16_t {
#define ZHIJIAN_MESSAGE(name, english, simplified) name,
#include "base/messages/match.def"
#undef ZHIJIAN_MESSAGE
  kCount
};

#define ZHIJIAN_MESSAGE(name, english, simplified) \
  inline constexpr MessageId name = message_id(MessageArea::match, static_cast<uint16_t>(MatchMessage::name));
#include "base/messages/match.def"
#undef ZHIJIAN_MESSAGE

}  // namespace zhijian::says
