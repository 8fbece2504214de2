#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <system_error>

#include "base/unicode.h"
#include "markup/answer.h"
#include "markup/markup.h"

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

Error parser_error(std::string what) { return fail(fault::kParser, std::move(what)); }

/// $SAYSO_PARSER, else beside the running program or where it is installed.
std::optional<std::string> find_parser() {
  const char* given = std::getenv("SAYSO_PARSER");
  if (given != nullptr && *given != '\0') return given;
  std::error_code none;
  const std::filesystem::path program =
      std::filesystem::read_symlink("/proc/self/exe", none).parent_path();
  for (const char* place : {"sayso-parse", "../lib/sayso/sayso-parse", "../sayso-parse"}) {
    const std::filesystem::path file = (program / place).lexically_normal();
    if (::access(file.c_str(), X_OK) == 0) return file.string();
  }
  return std::nullopt;
}

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

/// Starts the program; its process, or nothing. It gets a process group of its own, so that an
/// interrupt of this one does not make a fault of the document at hand.
std::optional<pid_t> start(const std::string& program, const MarkupWork& work,
                           const Streams& streams) {
  const std::string memory = std::to_string(work.limits.memory_bytes);
  const std::string seconds = std::to_string(work.limits.seconds);
  const std::string encoding(work.encoding);
  const char* kind = work.kind == Markup::html ? "html" : "feed";
  std::array<std::string, 5> words = {"sayso-parse", kind, memory, seconds, encoding};
  std::array<char*, 6> arguments{};
  for (std::size_t i = 0; i < words.size(); ++i) arguments.at(i) = words.at(i).data();
  if (encoding.empty()) arguments[4] = nullptr;
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
  const int failed = ::posix_spawn(&process, program.c_str(), &actions, &attributes,
                                   arguments.data(), environment.data());
  ::posix_spawn_file_actions_destroy(&actions);
  ::posix_spawnattr_destroy(&attributes);
  return failed == 0 ? std::optional(process) : std::nullopt;
}

/// What the process writes until it closes its output. False: it went over the time or the bytes.
bool listen(int from, const MarkupLimits& limits, std::string& answer) {
  const auto end = Clock::now() + std::chrono::seconds(2 * limits.seconds);
  constexpr std::size_t kPiece = std::size_t{1} << 16;
  while (answer.size() <= limits.answer_bytes) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    pollfd waiting{from, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(std::max<std::int64_t>(left, 0)));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return false;
    const std::size_t size = answer.size();
    answer.resize(size + kPiece);
    const ssize_t count = ::read(from, answer.data() + size, kPiece);
    answer.resize(size + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    if (count == 0) return true;
    if (count < 0 && errno != EINTR) return false;
  }
  return false;
}

int wait_for(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

/// The words of a fault as the process told them: short, in UTF-8, on one line.
std::string told(std::string_view words) {
  constexpr std::size_t kLongest = 200;
  std::string out;
  for (std::size_t at = 0; at < words.size() && at < kLongest;) {
    const CodePoint point = decode(words, at);
    append_utf8(out, is_other(point.value) ? U' ' : point.value);
    at += point.size;
  }
  return out;
}

Result<std::string> judge(int status, std::string answer, const MarkupLimits& limits) {
  if (WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    const bool time = signal == SIGXCPU || signal == SIGKILL;
    return parser_error(time ? fmt::format("took longer than {} s", limits.seconds)
                             : fmt::format("ended by signal {}", signal));
  }
  const int code = WEXITSTATUS(status);
  if (code == 0) return answer;
  const auto* const found =
      std::find_if(kParserFaults.begin(), kParserFaults.end(),
                   [&](const ParserFault& each) { return each.status == code; });
  if (found != kParserFaults.end()) return fail(*found->fault, told(answer));
  if (code == kParserMemory) {
    return parser_error(fmt::format("needs more than {} MiB", limits.memory_bytes >> 20));
  }
  return parser_error(fmt::format("ended with status {}", code));
}

}  // namespace

Result<std::string> parse_apart(std::string_view bytes, const MarkupWork& work) {
  const std::optional<std::string> program = find_parser();
  if (!program) return parser_error("the program sayso-parse is not beside sayso");
  Descriptor input(file_of(bytes));
  std::array<int, 2> ends{-1, -1};
  if (input.number() < 0 || ::pipe2(ends.data(), O_CLOEXEC) != 0) {
    return fail(fault::kMachine, "no file in memory or no pipe could be made");
  }
  Descriptor from(ends[0]);
  Descriptor to(ends[1]);
  const auto process = start(*program, work, {input.number(), to.number()});
  if (!process) return parser_error(fmt::format("cannot start {}", *program));
  to.close();
  std::string answer;
  const bool whole = listen(from.number(), work.limits, answer);
  if (!whole) ::kill(*process, SIGKILL);
  const int status = wait_for(*process);
  if (!whole && answer.size() > work.limits.answer_bytes) {
    return parser_error(fmt::format("gives more than {} bytes", work.limits.answer_bytes));
  }
  return judge(status, std::move(answer), work.limits);
}

}  // namespace sayso
