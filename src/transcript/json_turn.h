#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "transcript/json_document.h"

namespace zhijian::json {

/// Reads an entry of `turns`.
class TurnReader {
 public:
  TurnReader(Document& document, const ReadOptions& options) : document_(document), options_(options) {}

  /// `number`: its position, from 1. False where the call failed.
  bool read(value& source, uint32_t number);

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
  static Field field_of(simdjson::ondemand::raw_json_string key);

  bool read_field(Field field, value& source);
  bool read_agent(value& source);
  bool read_labels(value& source);
  bool add();
  std::string_view speaker() const;
  bool has(Field field) const { return (given_ >> field & 1u) != 0; }
  bool is_first(Field field);
  bool fail_type(error_code error, MessageId wrong_type, Field field);
  std::string path(Field field) const;

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
