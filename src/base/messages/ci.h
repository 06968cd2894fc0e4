#pragma once

#include "base/message_area.h"

namespace zhijian::says {

/// Positions in the table.
enum class CiMessage : uint16_t {
#define ZHIJIAN_MESSAGE(name, english, simplified) name,
#include "base/messages/ci.def"
#undef ZHIJIAN_MESSAGE
  kCount
};

#define ZHIJIAN_MESSAGE(name, english, simplified) \
  inline constexpr MessageId name = message_id(MessageArea::ci, static_cast<uint16_t>(CiMessage::name));
#include "base/messages/ci.def"
#undef ZHIJIAN_MESSAGE

}  // namespace zhijian::says
