// In place of libFuzzer, so that every build runs the targets: once over each file of the folders named, cut
// short in a few places too, and over bytes at random, the same each time.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace {

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
}

void run_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  run(bytes);
  for (const size_t part : {2, 3, 7}) run(bytes.substr(0, bytes.size() / part));
}

void run_random() {
  constexpr int kInputs = 2000;
  constexpr uint32_t kMostBytes = 200;
  std::mt19937 random(1);
  for (int i = 0; i < kInputs; ++i) {
    std::string bytes(random() % kMostBytes, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    run(bytes);
  }
}

}  // namespace

int main(int count, char** arguments) {
  int files = 0;
  for (int i = 1; i < count; ++i) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(arguments[i])) {
      if (!entry.is_regular_file()) continue;
      run_file(entry.path());
      ++files;
    }
  }
  run_random();
  std::printf("%d files, and bytes at random\n", files);
  return count > 1 && files == 0 ? 1 : 0;
}
