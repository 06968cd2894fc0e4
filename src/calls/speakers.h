#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "calls/reader.h"

namespace zhijian {

/// Who speaks in a call: what each name is taken for, and how many segments it has.
///
/// What the user says of a name (`--speaker`, a source description) goes before what the name itself says
/// (roles.h), and that before the agent's channel.
class CallSpeakers {
 public:
  explicit CallSpeakers(const ReadOptions& options) : options_(options) {}

  /// Begins another call.
  void clear() { names_.clear(); }

  /// One more segment of that speaker.
  const NamedSpeaker& add(std::string_view name);

  /// In order of appearance; at most kMostNames, what comes after is one entry without a name.
  const std::vector<NamedSpeaker>& names() const { return names_; }

  /// True where nobody is the agent though somebody might be: whose role could not be told, or who is only
  /// known not to be on the agent's channel.
  bool lacks_agent() const;
  /// What to say then: who speaks, how often, and what to write.
  Message lacking_agent() const;

 private:
  static constexpr size_t kMostNames = 64;

  NamedSpeaker judge(std::string_view name) const;

  const ReadOptions& options_;
  std::vector<NamedSpeaker> names_;
};

/// `--speaker NAME=ROLE` as one writes it in a shell.
std::string speaker_option(std::string_view name, Speaker speaker);

}  // namespace zhijian
