#include "language/load/check_regex.h"

#include <re2/re2.h>

#include "base/diagnostic_code.h"
#include "base/messages/rubric.h"
#include "language/syntax/read_node.h"

namespace zhijian {

namespace {

/// RE2's own texts are English only.
MessageId help_for(re2::RE2::ErrorCode code) {
  switch (code) {
    case re2::RE2::ErrorMissingBracket:
      return says::help_regex_missing_bracket;
    case re2::RE2::ErrorMissingParen:
      return says::help_regex_missing_paren;
    case re2::RE2::ErrorUnexpectedParen:
      return says::help_regex_unexpected_paren;
    case re2::RE2::ErrorBadEscape:
      return says::help_regex_escape;
    case re2::RE2::ErrorBadCharClass:
    case re2::RE2::ErrorBadCharRange:
      return says::help_regex_range;
    case re2::RE2::ErrorTrailingBackslash:
      return says::help_regex_last_backslash;
    case re2::RE2::ErrorRepeatArgument:
      return says::help_regex_nothing_to_repeat;
    case re2::RE2::ErrorRepeatSize:
      return says::help_regex_repeat_size;
    case re2::RE2::ErrorRepeatOp:
      return says::help_regex_repeat_twice;
    case re2::RE2::ErrorBadPerlOp:
      return says::help_regex_perl;
    case re2::RE2::ErrorBadNamedCapture:
      return says::help_regex_named_group;
    default:
      return says::help_regex_too_large;
  }
}

}  // namespace

void check_regex(const Named& pattern, Diagnostics& diagnostics) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  // White space in a pattern is ignored when it is matched, so that it cannot be wrong here.
  const re2::RE2 compiled(pattern.text, options);
  if (compiled.ok()) return;
  const std::string& part = compiled.error_arg();
  const size_t at = part.empty() ? std::string::npos : pattern.text.find(part);
  Place place = pattern.place;
  if (at != std::string::npos) {
    const auto begin = static_cast<uint32_t>(at);
    place = place_inside(place, pattern.text.size(), {begin, begin + static_cast<uint32_t>(part.size())});
  }
  diagnostics.add(DiagnosticCode::invalid_regex, place, {part.empty() ? pattern.text : part}).suggestion =
      message(help_for(compiled.error_code()));
}

}  // namespace zhijian
