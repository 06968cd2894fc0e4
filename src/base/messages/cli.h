#pragma once

#include "base/message_area.h"

namespace zhijian::says {

/// Positions in the table.
enum class CliMessage : uint16_t {
#define ZHIJIAN_MESSAGE(name, english, simplified) name,
#include "base/messages/cli.def"
#undef ZHIJIAN_MESSAGE
  kCount
};

#define ZHIJIAN_MESSAGE(name, english, simplified) \
  inline constexpr MessageId name = message_id(MessageArea::cli, static_cast<uint16_t>(CliMessage::name));
#include "base/messages/cli.def"
#undef ZHIJIAN_MESSAGE

}  // namespace zhijian::says
