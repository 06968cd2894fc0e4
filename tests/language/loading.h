#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "language/load/load.h"

namespace zhijian::testing {

/// Files that exist only in a test: name and text.
using Files = std::map<std::string, std::string>;

/// Reads files in whatever way a test wants.
class ReadWith final : public RubricSource {
 public:
  using Read = std::function<Result<std::string>(const std::string& path)>;
  explicit ReadWith(Read read) : read_(std::move(read)) {}
  Result<std::string> read(const std::string& path) const override { return read_(path); }

 private:
  Read read_;
};

struct Loaded {
  std::optional<Rubric> rubric;
  Diagnostics diagnostics;
};

/// Loads the first named file; what it extends comes from `files` too.
Loaded load_from(const Files& files, const std::string& name, bool allow_outside = false);

/// Loads one text.
Loaded load_text(const std::string& text);

/// Loads one text that must be fine; warnings are allowed.
Rubric load_fine(const std::string& text);

/// Codes and places of what was found, in order: "E020@3:5 W001@4:12".
std::string codes(const Diagnostics& diagnostics);

/// What is found in a text.
std::string codes_of(const std::string& text);

/// A phrase's parts in one line: `不知道`, `{0,20}`, `<set>`, `<=digits>`, `<call.x>`, `(甲|乙|)`, `'，'`.
std::string dump(const std::vector<PhrasePart>& parts);

}  // namespace zhijian::testing
