#include "markup/process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>

#include "base/faults.h"

namespace sayso {
namespace {

using Clock = std::chrono::steady_clock;

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }
  int number() const { return number_; }

 private:
  int number_;
};

/// A file in memory with these bytes, read from its start; -1 where it cannot be made.
int file_of(std::string_view bytes) {
  const int file = ::memfd_create("sayso", MFD_CLOEXEC);
  while (file >= 0 && !bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count <= 0) {
      ::close(file);
      return -1;
    }
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  if (file >= 0) ::lseek(file, 0, SEEK_SET);
  return file;
}

struct Streams {
  int in, out;
};

/// The process, or -1.
pid_t start(const Command& command, const Streams& streams) {
  std::vector<std::string> words = {command.program};
  words.insert(words.end(), command.arguments.begin(), command.arguments.end());
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::array<char*, 1> environment{};

  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawnattr_init(&attributes);
  ::posix_spawn_file_actions_adddup2(&actions, streams.in, STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, streams.out, STDOUT_FILENO);
  ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  pid_t process = -1;
  const int failed = ::posix_spawn(&process, command.program.c_str(), &actions, &attributes,
                                   arguments.data(), environment.data());
  ::posix_spawn_file_actions_destroy(&actions);
  ::posix_spawnattr_destroy(&attributes);
  return failed == 0 ? process : -1;
}

/// Reads what the process writes until it closes its output or goes over a bound.
Ended::How listen(int from, const Command& command, std::string& answer) {
  const auto end = Clock::now() + std::chrono::seconds(command.seconds);
  constexpr std::size_t kPiece = std::size_t{1} << 16;
  while (answer.size() <= command.answer_bytes) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    pollfd waiting{from, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(std::max<std::int64_t>(left, 0)));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return Ended::How::over_time;
    const std::size_t size = answer.size();
    answer.resize(size + kPiece);
    const ssize_t count = ::read(from, answer.data() + size, kPiece);
    answer.resize(size + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    if (count == 0) return Ended::How::exited;
    if (count < 0 && errno != EINTR) return Ended::How::over_time;
  }
  return Ended::How::over_bytes;
}

int wait_for(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

Result<Ended> run_process(const Command& command, std::string_view bytes) {
  const Descriptor input(file_of(bytes));
  std::array<int, 2> ends{-1, -1};
  if (input.number() < 0 || ::pipe2(ends.data(), O_CLOEXEC) != 0) {
    return fail(fault::kMachine, "no file in memory or no pipe could be made");
  }
  const Descriptor from(ends[0]);
  Descriptor to(ends[1]);
  const pid_t process = start(command, {input.number(), to.number()});
  if (process < 0) return fail(fault::kMachine, "no process could be started", command.program);
  to.close();
  Ended ended;
  ended.how = listen(from.number(), command, ended.answer);
  if (ended.how != Ended::How::exited) ::kill(process, SIGKILL);
  const int status = wait_for(process);
  if (ended.how != Ended::How::exited) return ended;
  if (WIFSIGNALED(status)) ended.how = Ended::How::by_signal;
  ended.number = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
  return ended;
}

}  // namespace sayso
