#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace zhijian {

/// Finds where the calls of a JSON file begin and end without parsing them: the objects of a top-level array,
/// or those that stand one after the other. It looks at brackets and strings only, so it goes on where it
/// stopped when more input comes, and finds the next call behind a broken one.
class JsonScanner {
 public:
  enum class Event : uint8_t {
    More,     ///< all input is looked at
    Begin,    ///< a call begins at `position()`
    End,      ///< the call ends before `position()`
    Garbage,  ///< something that belongs to no call stands at `position()`, up to the next call
  };

  /// Looks at `text` from `position()` on; `text` begins where it began in the call before, more may stand at
  /// its end.
  Event next(std::string_view text);

  /// `count` bytes were taken away from the begin of the text.
  void drop(size_t count) { position_ -= count; }

  size_t position() const { return position_; }
  bool inside_call() const { return inside_; }
  /// True between an array's `[` and its `]`: at the end of the input the file was cut off.
  bool inside_array() const { return arrays_ > 0; }

 private:
  bool skip_string(std::string_view text);
  Event scan_call(std::string_view text);

  size_t position_ = 0;
  uint32_t arrays_ = 0;  ///< open brackets around the call
  uint32_t depth_ = 0;   ///< open brackets of the call
  bool inside_ = false;
  bool in_string_ = false;
  bool escaped_ = false;
  bool in_garbage_ = false;
};

/// True where `text` holds one whole JSON object, by its brackets.
bool holds_json_object(std::string_view text);

}  // namespace zhijian
