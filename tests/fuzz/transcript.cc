// Any bytes as a transcript: calls and rejects come out, and every call is one that the rest of the program
// can rely on.
#include <sys/mman.h>
#include <unistd.h>

#include <string>
#include <string_view>

#include "base/utf8.h"
#include "calls/reader.h"
#include "fuzz/require.h"

using namespace zhijian;

namespace {

class Checker final : public CallHandler {
 public:
  void on_call(Call& call) override {
    FUZZ_REQUIRE(find_invalid_utf8(call.text) == std::string_view::npos);
    FUZZ_REQUIRE(find_invalid_utf8(call.id) == std::string_view::npos);
    FUZZ_REQUIRE(!call.agents.empty() && !call.segments.empty() && !call.id.empty() && call.line > 0);
    for (const Segment& segment : call.segments) {
      FUZZ_REQUIRE(segment.text.begin <= segment.text.end && segment.text.end <= call.text.size());
      FUZZ_REQUIRE(segment.number > 0 && segment.agent < call.agents.size());
      FUZZ_REQUIRE(segment.first_label <= segment.last_label && segment.last_label <= call.labels.size());
      FUZZ_REQUIRE(segment.end_ms == kNoTime || segment.begin_ms == kNoTime ||
                   segment.begin_ms <= segment.end_ms);
    }
  }
  void on_reject(Reject reject) override {
    FUZZ_REQUIRE(reject.line > 0);
    FUZZ_REQUIRE(find_invalid_utf8(to_text(reject.reason, Language::English)) == std::string_view::npos);
  }
  void on_warning(ReadWarning, uint64_t count) override { FUZZ_REQUIRE(count > 0); }
};

/// The first byte chooses the format, so that a mutation need not keep what it is recognised by.
ReadOptions options_for(uint8_t choice) {
  static constexpr std::string_view kFormats[] = {"text", "json", "jsonl", "csv", "tsv", "vtt", "srt"};
  ReadOptions options;
  options.max_call_bytes = 4096;
  if (choice % 16 < std::size(kFormats)) options.format = input_format(kFormats[choice % 16]);
  if (choice & 0x40) options.agent_channel = "0";
  if (choice & 0x80) options.encoding = "UTF-8";
  return options;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  static const int file = memfd_create("transcript", 0);
  FUZZ_REQUIRE(file >= 0 && ftruncate(file, 0) == 0);
  // The samples begin with what they are; 0x0F lets the format be recognised.
  const bool chosen = data[0] < 0x10 || data[0] >= 0xF0;
  const size_t skip = chosen ? 1 : 0;
  FUZZ_REQUIRE(pwrite(file, data + skip, size - skip, 0) == static_cast<ssize_t>(size - skip));
  const ReadOptions options = options_for(chosen ? data[0] : 0x0F);
  ChunkReader reader({"/proc/self/fd/" + std::to_string(file)}, options);
  static Checker checker;
  CallParser parser(options);
  Chunk chunk;
  while (reader.next(chunk)) parser.parse(chunk, checker);
  return 0;
}
