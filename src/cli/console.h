#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/message.h"

namespace zhijian {

/// When text is coloured.
enum class Color : uint8_t { Auto, Always, Never };

/// Standard output and standard error, and what people want to see there. The only thing that writes to
/// either.
class Console {
 public:
  explicit Console(Language language);
  ~Console();
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;

  void set_color(Color color);
  void set_verbosity(int quiet, int verbose) { quiet_ = quiet, verbose_ = verbose; }

  void set_language(Language language) { language_ = language; }
  Language language() const { return language_; }
  bool quiet() const { return quiet_ > 0; }
  /// With -qq: nothing is said but why it could not start.
  bool silent() const { return quiet_ > 1; }
  int verbose() const { return verbose_; }
  bool color_out() const { return color_out_; }
  bool color_err() const { return color_err_; }
  /// Columns of the terminal behind standard output; 100 where it is none, so that output is stable.
  int width() const { return width_; }
  bool out_is_terminal() const { return out_is_terminal_; }
  bool error_is_terminal() const { return error_is_terminal_; }

  /// Results, to standard output; held back until flush() or the end.
  void out(std::string_view text);
  /// False where standard output cannot be written. A closed pipe is no error: what follows is dropped.
  bool flush();
  /// True once the reader of standard output has gone away.
  bool out_closed() const { return out_closed_; }
  /// Why standard output cannot be written; empty where it can.
  const std::string& out_error() const { return out_error_; }

  /// Everything else, to standard error, as it is.
  void err(std::string_view text);
  /// A line on standard error: "zhijian: …", the same about results (not with -qq), "zhijian: warning: …" (not
  /// with -q), a note (not with -q).
  void error(const Message& message);
  void complaint(const Message& message);
  void warning(const Message& message);
  void note(const Message& message);
  std::string text(const Message& message) const { return to_text(message, language_); }
  std::string text(MessageId id) const { return to_text(id, language_); }

  /// A line that the next one overwrites: progress. Nothing unless standard error is a terminal.
  void progress(std::string_view line);

 private:
  void clear_progress();

  Language language_;
  int quiet_ = 0;
  int verbose_ = 0;
  bool color_out_ = false;
  bool color_err_ = false;
  int width_ = 100;
  bool out_is_terminal_ = false;
  bool error_is_terminal_ = false;
  bool progress_shown_ = false;
  bool out_closed_ = false;
  std::string out_error_;
  std::string buffer_;
};

}  // namespace zhijian
