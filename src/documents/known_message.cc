#include "documents/known_message.h"

#include <string>
#include <vector>

namespace zhijian {

namespace {

/// Reads `text` as an instance of a template; a mark takes as little as it can. The number of characters that
/// are the template's own, or nothing.
std::optional<size_t> read_as(std::string_view pattern, std::string_view text,
                              std::vector<std::string>& arguments) {
  size_t own = 0;
  arguments.clear();
  while (true) {
    const size_t open = pattern.find('{');
    const std::string_view literal = pattern.substr(0, open);
    if (!text.starts_with(literal)) return std::nullopt;
    own += literal.size();
    text.remove_prefix(literal.size());
    if (open == std::string_view::npos) return text.empty() ? std::optional(own) : std::nullopt;
    if (open + 2 >= pattern.size() || pattern[open + 2] != '}') return std::nullopt;
    const auto number = static_cast<size_t>(pattern[open + 1] - '0');
    pattern.remove_prefix(open + 3);
    if (number > 9) return std::nullopt;
    const std::string_view following = pattern.substr(0, pattern.find('{'));
    size_t length = following.empty() && pattern.empty() ? text.size() : text.find(following);
    if (pattern == following && !following.empty())
      length = text.rfind(following);  // the template ends with it
    if (length == std::string_view::npos) return std::nullopt;
    if (arguments.size() <= number) arguments.resize(number + 1);
    arguments[number] = text.substr(0, length);
    text.remove_prefix(length);
  }
}

}  // namespace

std::optional<Message> known_message(std::string_view english) {
  constexpr size_t kTooVague = 8;  // characters of its own that a template needs to be recognised by
  std::optional<Message> best;
  size_t most = kTooVague - 1;
  std::vector<std::string> arguments;
  for (const MessageId id : every_message()) {
    const std::optional<size_t> own = read_as(message_template(id, Language::English), english, arguments);
    if (!own || *own <= most) continue;
    most = *own;
    best = Message{id, arguments};
  }
  return best;
}

std::string in_language(std::string_view english, Language language) {
  if (language == Language::English) return std::string(english);
  const std::optional<Message> known = known_message(english);
  return known ? to_text(*known, language) : std::string(english);
}

}  // namespace zhijian
