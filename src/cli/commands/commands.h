#pragma once

#include "cli/command.h"

namespace zhijian {

// A line a command; each is defined in command_<name>.cc.
extern const Command kScoreCommand;
extern const Command kInspectCommand;
extern const Command kExplainCommand;
extern const Command kLintCommand;
extern const Command kTestCommand;
extern const Command kCoverageCommand;
extern const Command kShowCommand;
extern const Command kDiffCommand;
extern const Command kFmtCommand;
extern const Command kMergeCommand;
extern const Command kNormalizeCommand;
extern const Command kSchemaCommand;
extern const Command kCompletionCommand;

}  // namespace zhijian
