#pragma once

#include <string>

#include "base/message.h"

namespace CLI {
class App;
}

namespace zhijian {

/// What the program as a whole says about itself: usage, the commands, and the options of `app`.
std::string program_help(const CLI::App& app, Language language);

/// Usage, arguments and options of one command, as declared in `app`, which has the command's name and
/// summary.
std::string command_help(const CLI::App& app, Language language);

}  // namespace zhijian
