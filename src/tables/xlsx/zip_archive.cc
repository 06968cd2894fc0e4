#include "tables/xlsx/zip_archive.h"

#include <minizip/unzip.h>

#include <algorithm>
#include <cstring>

namespace zhijian {

namespace {

constexpr size_t kPieceBytes = 64 << 10;
/// Sheets unpack to some twenty times their size; deflate can do a thousand.
constexpr uint64_t kMaxRatio = 250;
constexpr uint64_t kAlwaysAllowed = 64 << 20;

/// A file in memory, as minizip wants it.
struct Memory {
  std::string bytes;
  uint64_t at = 0;
};

void* open_memory(void* memory, const void*, int) {
  static_cast<Memory*>(memory)->at = 0;
  return memory;
}

uLong read_memory(void*, void* stream, void* into, uLong size) {
  auto& memory = *static_cast<Memory*>(stream);
  const uint64_t left = memory.bytes.size() - std::min<uint64_t>(memory.at, memory.bytes.size());
  const auto count = static_cast<uLong>(std::min<uint64_t>(size, left));
  std::memcpy(into, memory.bytes.data() + memory.at, count);
  memory.at += count;
  return count;
}

uLong write_memory(void*, void*, const void*, uLong) {
  return 0;
}

ZPOS64_T tell_memory(void*, void* stream) {
  return static_cast<Memory*>(stream)->at;
}

long seek_memory(void*, void* stream, ZPOS64_T offset, int origin) {
  auto& memory = *static_cast<Memory*>(stream);
  const uint64_t from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? memory.at
                        : origin == ZLIB_FILEFUNC_SEEK_END ? memory.bytes.size()
                                                           : 0;
  if (from + offset > memory.bytes.size()) return -1;
  memory.at = from + offset;
  return 0;
}

int close_memory(void*, void*) {
  return 0;
}

int no_error(void*, void*) {
  return 0;
}

}  // namespace

struct ZipArchive::Implementation {
  Memory memory;
  unzFile file = nullptr;
  bool is_open = false;
  uint64_t unpacked = 0;

  void leave() {
    if (is_open) unzCloseCurrentFile(file);
    is_open = false;
  }
};

ZipArchive::ZipArchive(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}

ZipArchive::~ZipArchive() {
  implementation_->leave();
  if (implementation_->file != nullptr) unzClose(implementation_->file);
}

std::unique_ptr<ZipArchive> ZipArchive::open(std::string bytes) {
  auto made = std::make_unique<Implementation>();
  made->memory.bytes = std::move(bytes);
  zlib_filefunc64_def functions{open_memory, read_memory,  write_memory, tell_memory,
                                seek_memory, close_memory, no_error,     &made->memory};
  made->file = unzOpen2_64("", &functions);
  if (made->file == nullptr) return nullptr;
  return std::unique_ptr<ZipArchive>(new ZipArchive(std::move(made)));
}

bool ZipArchive::enter(const std::string& name) {
  constexpr int kAnyCase = 2;
  Implementation& self = *implementation_;
  self.leave();
  self.unpacked = 0;
  if (unzLocateFile(self.file, name.c_str(), kAnyCase) != UNZ_OK) return false;
  self.is_open = unzOpenCurrentFile(self.file) == UNZ_OK;
  return self.is_open;
}

ZipArchive::Outcome ZipArchive::read(std::string& into) {
  Implementation& self = *implementation_;
  into.resize(kPieceBytes);
  const int count = unzReadCurrentFile(self.file, into.data(), static_cast<unsigned>(into.size()));
  into.resize(static_cast<size_t>(std::max(count, 0)));
  if (count < 0) return Outcome::Damaged;
  if (count == 0) {
    self.is_open = false;
    return unzCloseCurrentFile(self.file) == UNZ_OK ? Outcome::End : Outcome::Damaged;
  }
  self.unpacked += static_cast<uint64_t>(count);
  const bool too_large =
      self.unpacked > kAlwaysAllowed && self.unpacked / kMaxRatio > self.memory.bytes.size();
  return too_large ? Outcome::TooLarge : Outcome::Some;
}

}  // namespace zhijian
