#include "cli/console.h"

#include "base/harmless.h"
#include "base/messages/cli.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

namespace zhijian {

namespace {

constexpr size_t kBufferBytes = 64u << 10;
constexpr int kPlainWidth = 100;
constexpr int kNarrowest = 40;

/// Writes all bytes; 0, or the error's number.
int write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return 0;
}

int terminal_width() {
  winsize size{};
  if (::isatty(STDOUT_FILENO) == 0) return kPlainWidth;
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kPlainWidth;
  return std::max<int>(size.ws_col, kNarrowest);
}

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

/// A terminal that cannot do more than print says so: colours and lines that are written over would be
/// rubbish there.
bool is_dumb_terminal() {
  const char* term = std::getenv("TERM");
  return term != nullptr && std::strcmp(term, "dumb") == 0;
}

}  // namespace

Console::Console(Language language)
    : language_(language),
      width_(terminal_width()),
      out_is_terminal_(::isatty(STDOUT_FILENO) != 0),
      error_is_terminal_(::isatty(STDERR_FILENO) != 0 && !is_dumb_terminal()) {
  // A closed pipe and a full disk are to be seen as errors of write(), not to kill the program.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  set_color(Color::Auto);
}

Console::~Console() {
  clear_progress();
  flush();
}

void Console::set_color(Color color) {
  const bool wanted =
      color == Color::Always || (color == Color::Auto && !is_set("NO_COLOR") && !is_dumb_terminal());
  const auto on = [&](int file) { return wanted && (color == Color::Always || ::isatty(file) != 0); };
  color_out_ = on(STDOUT_FILENO);
  color_err_ = on(STDERR_FILENO);
}

void Console::out(std::string_view text) {
  if (out_closed_ || !out_error_.empty()) return;
  buffer_ += text;
  if (buffer_.size() >= kBufferBytes) flush();
}

bool Console::flush() {
  if (buffer_.empty()) return out_error_.empty();
  clear_progress();
  const int error = write_all(STDOUT_FILENO, buffer_);
  buffer_.clear();
  if (error == EPIPE) {
    out_closed_ = true;
  } else if (error != 0) {
    out_error_ = std::strerror(error);
  }
  return out_error_.empty();
}

void Console::err(std::string_view text) {
  flush();  // so that both streams are in order where they are one
  clear_progress();
  write_all(STDERR_FILENO, text);
}

void Console::error(const Message& message) {
  err("zhijian: " + harmless(text(message), Lines::Kept) + "\n");
}

void Console::complaint(const Message& message) {
  if (!silent()) error(message);
}

void Console::warning(const Message& message) {
  if (!quiet()) err("zhijian: " + text(says::kWarningWord) + harmless(text(message), Lines::Kept) + "\n");
}

void Console::note(const Message& message) {
  if (!quiet()) err(harmless(text(message), Lines::Kept) + "\n");
}

void Console::progress(std::string_view line) {
  if (!error_is_terminal_ || quiet()) return;
  write_all(STDERR_FILENO, "\r\033[K" + std::string(line));
  progress_shown_ = true;
}

void Console::clear_progress() {
  if (!progress_shown_) return;
  write_all(STDERR_FILENO, "\r\033[K");
  progress_shown_ = false;
}

}  // namespace zhijian
