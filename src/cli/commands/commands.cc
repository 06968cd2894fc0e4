#include "cli/commands/commands.h"

namespace zhijian {

namespace {

constexpr const Command* kCommands[] = {
    &kScoreCommand,    &kInspectCommand,   &kExplainCommand,    &kLintCommand, &kTestCommand,
    &kCoverageCommand, &kShowCommand,      &kDiffCommand,       &kFmtCommand,  &kMergeCommand,
    &kSchemaCommand,   &kNormalizeCommand, &kCompletionCommand,
};

}  // namespace

std::span<const Command* const> commands() {
  return kCommands;
}

}  // namespace zhijian
