#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "calls/json/json_document.h"

namespace zhijian::json {

/// Reads an entry of `turns`.
class TurnReader {
 public:
  TurnReader(Document& document, const ReadOptions& options) : document_(document), options_(options) {}

  /// Reads the entry that comes next; `number`: its position, from 1. False where the call failed.
  bool read(uint32_t number);

 private:
  enum Field : uint8_t {
    kSpeaker,
    kRole,
    kChannel,
    kText,
    kBegin,
    kEnd,
    kLabels,
    kAgent,
    kAgentName,
    kAgentTeam,
    kFields  ///< their number; also any other field
  };
  static Field field_of(std::string_view key);

  bool read_field(Field field);
  bool read_agent();
  bool read_labels();
  bool add(size_t place);
  std::string_view speaker() const;
  bool has(Field field) const { return (given_ >> field & 1u) != 0; }
  // Out of the way of what is read a million times.
  [[gnu::cold]] bool fail_object();
  [[gnu::cold]] bool fail_missing(Field field, size_t place);
  [[gnu::cold]] bool fail_twice(Field field);
  [[gnu::cold]] bool fail_type(Fault fault, MessageId wrong_type, Field field);
  [[gnu::cold]] std::string path(Field field) const;

  Document& document_;
  const ReadOptions& options_;
  uint32_t number_ = 0;
  uint32_t given_ = 0;  ///< a bit a field; fields may stand in any order
  std::array<Text, kFields> texts_;
  int64_t begin_ms_ = kNoTime;
  int64_t end_ms_ = kNoTime;
  std::vector<Text> labels_;
};

}  // namespace zhijian::json
