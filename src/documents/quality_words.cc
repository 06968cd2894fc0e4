#include "documents/quality_words.h"

#include "base/messages/quality.h"

namespace zhijian {

std::string place_text(const Place& place) {
  if (place.file == nullptr) return {};
  const LineColumn at = place.file->line_column(place.span.begin);
  return place.file->name() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

std::string owner_text(RubricOwner owner, const std::string& name, Language language) {
  switch (owner) {
    case RubricOwner::Rule:
      return to_text(message(says::quality_rule, name), language);
    case RubricOwner::Moment:
      return to_text(message(says::quality_moment, name), language);
    case RubricOwner::Set:
      return to_text(message(says::quality_set, name), language);
  }
  return name;
}

}  // namespace zhijian
