#pragma once

#include <string>

#include "calls/formats/json_turn.h"

namespace zhijian::json {

/// Reads a call's object. Fields that the format does not name are the call's metadata.
class CallReader {
 public:
  CallReader(Document& document, const ReadOptions& options)
      : document_(document), turns_(document, options) {}

  /// Of an opened document. False where the call failed.
  bool read();
  /// False where the object has no `turns`: perhaps it is a recogniser's.
  bool has_turns() const { return has_turns_; }

 private:
  using Setter = void (CallBuilder::*)(std::string_view);
  struct TextField {
    std::string_view name;
    Setter set;
  };
  static const TextField kTextFields[];

  bool read_field(std::string_view key);
  bool read_text(const TextField& field);
  bool read_agent();
  bool read_duration();
  bool read_schema(std::string_view key);
  bool read_meta();
  bool read_meta_field(std::string_view key);
  bool add_nested();
  bool read_turns();

  Document& document_;
  TurnReader turns_;
  bool has_turns_ = false;
  /// Lists and objects that are metadata, as written; they are looked at only where the call is one of ours.
  struct Nested {
    std::string_view name;
    std::string_view json;
  };
  std::vector<Nested> nested_;
  std::string memory_;
};

}  // namespace zhijian::json
