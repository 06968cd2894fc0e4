#pragma once

#include <string>
#include <tl/expected.hpp>  // std::expected needs C++23

#include "base/message.h"

namespace zhijian {

/// What the world can refuse: a value, or the message that says why there is none.
template <typename T>
using Result = tl::expected<T, Message>;

using tl::unexpected;

}  // namespace zhijian
