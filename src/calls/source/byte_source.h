#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

#include "base/result.h"
#include "tables/xlsx/workbook.h"

namespace zhijian {

/// Bytes of a file, of standard input, or of what a compressed file unpacks to.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Up to `size` bytes into `into`, blocking until there is one; 0 at the end. After an error nothing more
  /// comes.
  virtual Result<size_t> read(char* into, size_t size) = 0;
  /// True where `read` would wait for somebody to write (pipes).
  virtual bool would_block() { return false; }
  /// Bytes that are still to come, 0 where that is not known: a hint.
  virtual uint64_t size_hint() const { return 0; }
};

/// A file by its path, or "-" for standard input. `counter` grows by what is read.
Result<std::unique_ptr<ByteSource>> open_file(const std::string& path, std::atomic<uint64_t>& counter);

/// A file that is open already, from where it stands; closed with the source.
std::unique_ptr<ByteSource> open_descriptor(int descriptor);

/// What `errno` says, as a reason.
Message system_reason(int error);

/// Unpacks what `packed` holds: `head` (read already), then what comes. Members that follow each other are
/// one text.
std::unique_ptr<ByteSource> unpack_gzip(std::unique_ptr<ByteSource> packed, std::string head);
std::unique_ptr<ByteSource> unpack_zstd(std::unique_ptr<ByteSource> packed, std::string head);
/// A sheet of an XLSX file as CSV in UTF-8. `sheet` gets its name, before the first byte is given.
std::unique_ptr<ByteSource> unpack_sheet(std::unique_ptr<ByteSource> packed, std::string head,
                                         const SheetOptions& options, std::string& sheet);

}  // namespace zhijian
