#pragma once

namespace zhijian {

/// The whole program: arguments in, exit status out (0 done, 1 the answer is no, 2 could not start, 3 some calls were
/// rejected).
int run_cli(int argc, char** argv);

}  // namespace zhijian
