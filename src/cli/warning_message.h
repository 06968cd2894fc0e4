#pragma once

#include "base/message.h"
#include "calls/reader.h"

namespace zhijian {

/// What is said of a warning; {0} is how often there is cause for it.
MessageId warning_message(ReadWarning kind);

}  // namespace zhijian
