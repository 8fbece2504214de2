#include "output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include "exit.h"

namespace sayso::cli {
namespace {

/// Where the next byte of a regular file goes, or -1 where what was written cannot be taken back.
off_t place(int descriptor) {
  struct stat info {};
  if (::fstat(descriptor, &info) != 0 || !S_ISREG(info.st_mode)) return -1;
  if ((::fcntl(descriptor, F_GETFL) & O_APPEND) != 0) return -1;
  return ::lseek(descriptor, 0, SEEK_CUR);
}

/// Makes a new file beside `path`, with the rights that a plain new file has; its name replaces
/// the pattern.
int make_temporary(std::string& pattern) {
  const int descriptor = ::mkstemp(pattern.data());
  if (descriptor < 0) return descriptor;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  ::fchmod(descriptor, 0666 & ~mask);
  return descriptor;
}

/// The file that a link leads to, so that the link itself stays; the path itself where there is
/// nothing yet.
std::string followed(const std::string& path) {
  std::error_code none;
  const std::filesystem::path target = std::filesystem::canonical(path, none);
  return none ? path : target.string();
}

}  // namespace

Result<Output> Output::open(const std::string& path) {
  Output out;
  if (path.empty() || path == "-") {
    out.descriptor_ = STDOUT_FILENO;
    return out;
  }
  out.path_ = followed(path);
  struct stat info {};
  if (::stat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode)) {
    out.descriptor_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  } else {
    std::string name = out.path_ + ".XXXXXX";
    out.descriptor_ = make_temporary(name);
    if (out.descriptor_ >= 0) out.temporary_ = name;
  }
  if (out.descriptor_ < 0) return write_error(errno, path);
  return out;
}

Result<void> Output::write(std::string_view record) {
  const off_t start = place(descriptor_);
  std::size_t written = 0;
  while (written < record.size()) {
    const ssize_t n = ::write(descriptor_, record.data() + written, record.size() - written);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      const int number = errno;
      if (start >= 0 && ::ftruncate(descriptor_, start) == 0) ::lseek(descriptor_, start, SEEK_SET);
      return write_error(number, path_.empty() ? "standard output" : path_);
    }
    written += static_cast<std::size_t>(n);
  }
  return {};
}

Result<void> Output::commit() {
  if (temporary_.empty()) return {};
  const bool done = ::fsync(descriptor_) == 0 && ::rename(temporary_.c_str(), path_.c_str()) == 0;
  if (!done) return write_error(errno, path_);
  temporary_.clear();
  return {};
}

Output::Output(Output&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

Output::~Output() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
}

}  // namespace sayso::cli
