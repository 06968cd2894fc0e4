#pragma once

#include <string>
#include <vector>

#include "base/message.h"
#include "calls/call.h"
#include "cli/color.h"
#include "evaluate/near_miss.h"

namespace zhijian {

/// Puts near misses into lines for people, without indentation.
class NearMissText {
 public:
  NearMissText(const Call& call, Language language, const Paint& paint)
      : call_(call), language_(language), paint_(paint) {}

  /// What was looked at, the nearest words and what would have been enough, for each part of the condition.
  std::vector<std::string> lines(const NearMiss& miss) const;
  /// In a line, what is missing; `phrase` is the first that the condition asks for.
  std::string heading(const NearMiss& miss, std::string_view phrase) const;
  /// What was found and does not count.
  std::string not_counted(const Remedy& remedy) const { return remedy_text(remedy); }
  /// What comes nearest to an `except` that would have taken a hit away.
  std::string except_missed(const NearestWords& words) const;

 private:
  std::string say(MessageId id, std::vector<std::string> arguments = {}) const {
    return to_text(Message{id, std::move(arguments)}, language_);
  }
  void add_part(const UnmetPart& part, bool name_it, std::vector<std::string>& lines) const;
  std::string asked(const UnmetPart& part) const;
  std::string looked_at(const UnmetPart& part) const;
  std::string found(const UnmetPart& part) const;
  std::string words_text(const NearestWords& words, MessageId by_characters, MessageId by_sound,
                         bool name_phrase) const;
  std::string remedy_text(const Remedy& remedy) const;
  std::string slice(Span span) const;

  const Call& call_;
  const Language language_;
  const Paint& paint_;
};

/// Control characters and line breaks would break the layout: they become spaces.
std::string on_one_line(std::string_view text);

}  // namespace zhijian
