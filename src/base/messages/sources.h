#pragma once

#include "base/message_area.h"

namespace zhijian::says {

/// Positions in the table.
enum class SourcesMessage : uint16_t {
#define ZHIJIAN_MESSAGE(name, english, simplified) name,
#include "base/messages/sources.def"
#undef ZHIJIAN_MESSAGE
  kCount
};

#define ZHIJIAN_MESSAGE(name, english, simplified) \
  inline constexpr MessageId name = message_id(MessageArea::sources, static_cast<uint16_t>(SourcesMessage::name));
#include "base/messages/sources.def"
#undef ZHIJIAN_MESSAGE

}  // namespace zhijian::says
