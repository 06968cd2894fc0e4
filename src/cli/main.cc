#include "cli/cli.h"

int main(int argc, char** argv) {
  return zhijian::run_cli(argc, argv);
}
