#pragma once

#include <cstdio>
#include <cstdlib>

/// Ends the program where something does not hold, also in optimised builds; libFuzzer keeps the input.
#define FUZZ_REQUIRE(condition)                                                           \
  do {                                                                                    \
    if (!(condition)) {                                                                   \
      std::fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                                       \
    }                                                                                     \
  } while (false)
