#pragma once

#include <cstdint>

#include "base/message.h"

namespace zhijian {

/// Every sentence, heading and word that people read stands in one of the tables `base/messages/*.def`, one
/// table an area: `ZHIJIAN_MESSAGE(name, "english {0}", "简体 {0}")`.
enum class MessageId : uint16_t {
#define ZHIJIAN_MESSAGE(name, english, simplified) name,
#include "base/messages/all.def"
#undef ZHIJIAN_MESSAGE
  kCount
};

}  // namespace zhijian
