#pragma once

#include "base/message_area.h"

namespace zhijian::says {

/// Positions in the table.
enum class RubricMessage : uint16_t {
#define ZHIJIAN_MESSAGE(name, english, simplified) name,
#include "base/messages/rubric.def"
#undef ZHIJIAN_MESSAGE
  kCount
};

#define ZHIJIAN_MESSAGE(name, english, simplified) \
  inline constexpr MessageId name =                \
      message_id(MessageArea::rubric, static_cast<uint16_t>(RubricMessage::name));
#include "base/messages/rubric.def"
#undef ZHIJIAN_MESSAGE

}  // namespace zhijian::says
