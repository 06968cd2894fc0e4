#include "base/run_program.h"

#include "base/messages/cli.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

extern char** environ;

namespace zhijian {

namespace {

// Of the program that is run, not ours.
constexpr int kItsInput = 0, kItsOutput = 1, kItsErrors = 2;

/// A pipe whose ends are closed at last, and are not inherited.
class Pipe {
 public:
  Pipe() {
    if (::pipe2(ends_.data(), O_CLOEXEC) != 0) ends_ = {-1, -1};
  }
  ~Pipe() {
    close(0);
    close(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  bool is_open() const { return ends_[0] >= 0; }
  int reader() const { return ends_[0]; }
  int writer() const { return ends_[1]; }
  void close(size_t end) {
    if (ends_[end] >= 0) ::close(std::exchange(ends_[end], -1));
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

class SpawnActions {
 public:
  SpawnActions(const Pipe& out, const Pipe& err) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_addopen(&actions_, kItsInput, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions_, out.writer(), kItsOutput);
    posix_spawn_file_actions_adddup2(&actions_, err.writer(), kItsErrors);
  }
  ~SpawnActions() { posix_spawn_file_actions_destroy(&actions_); }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;

  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_;
};

/// Reads both until both are at their end.
void read_all(const Pipe& out, const Pipe& err, ProgramOutput& output) {
  std::array<pollfd, 2> files{pollfd{out.reader(), POLLIN, 0}, pollfd{err.reader(), POLLIN, 0}};
  std::array<std::string*, 2> texts{&output.out, &output.err};
  std::array<char, 64 * 1024> buffer;
  while (files[0].fd >= 0 || files[1].fd >= 0) {
    if (::poll(files.data(), files.size(), -1) < 0 && errno != EINTR) return;
    for (size_t i = 0; i < files.size(); ++i) {
      if (files[i].fd < 0 || files[i].revents == 0) continue;
      const ssize_t count = ::read(files[i].fd, buffer.data(), buffer.size());
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) {
        files[i].fd = -1;
      } else {
        texts[i]->append(buffer.data(), static_cast<size_t>(count));
      }
    }
  }
}

int wait_for(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) return 127;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Result<ProgramOutput> run_program(const std::vector<std::string>& arguments) {
  const auto refuse = [&](int error) {
    return unexpected(message(says::kCannotRun, arguments.front(), std::strerror(error)));
  };
  Pipe out, err;
  if (!out.is_open() || !err.is_open()) return refuse(errno);
  std::vector<char*> pointers;
  for (const std::string& argument : arguments) pointers.push_back(const_cast<char*>(argument.c_str()));
  pointers.push_back(nullptr);
  pid_t process = 0;
  const int error = ::posix_spawnp(&process, pointers.front(), SpawnActions(out, err).get(), nullptr,
                                   pointers.data(), environ);
  if (error != 0) return refuse(error);
  out.close(1);
  err.close(1);
  ProgramOutput output;
  read_all(out, err, output);
  output.status = wait_for(process);
  return output;
}

}  // namespace zhijian
