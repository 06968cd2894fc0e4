#include "cli/cli.h"

namespace zhijian {

int run_cli(int, char**) { return 2; }

}  // namespace zhijian
