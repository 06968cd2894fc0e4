#pragma once

#include <span>

#include "base/message.h"
#include "cli/exit_status.h"

namespace zhijian {

class Arguments;
class Console;
struct Options;

/// One command of the program; each stands in a file of its own, and in the table in commands.cc.
struct Command {
  const char* name;
  MessageId summary;
  void (*declare)(Arguments& arguments);
  ExitStatus (*run)(const Options& options, Console& console);
};

/// All commands, in the order in which help lists them.
std::span<const Command* const> commands();

}  // namespace zhijian
