#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace zhijian {

/// A zip archive in memory, of which one part at a time is unpacked.
class ZipArchive {
 public:
  /// Null where the bytes are no archive that can be read.
  static std::unique_ptr<ZipArchive> open(std::string bytes);
  ~ZipArchive();
  ZipArchive(const ZipArchive&) = delete;
  ZipArchive& operator=(const ZipArchive&) = delete;

  /// Goes to the begin of a part; case does not matter. False where there is none.
  bool enter(const std::string& name);
  enum class Outcome : uint8_t { Some, End, Damaged, TooLarge };
  /// The next bytes of the part. `TooLarge` where it unpacks to far more than such files do: a zip bomb.
  Outcome read(std::string& into);

 private:
  struct Implementation;
  explicit ZipArchive(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace zhijian
