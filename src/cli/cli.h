#pragma once

namespace zhijian {

/// The whole program: arguments in, exit status out (see ExitStatus).
int run_cli(int argc, char** argv);

}  // namespace zhijian
