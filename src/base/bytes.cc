#include "base/bytes.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#include <system_error>

#include "base/faults.h"

namespace sayso {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 16;
constexpr std::size_t kKept = std::size_t{1} << 20;  // capacity kept when little is buffered

std::string reason(int number) { return std::generic_category().message(number); }

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() { ::close(number_); }
  int number() const { return number_; }

 private:
  int number_;
};

Result<std::size_t> read_some(int descriptor, char* to, std::size_t most) {
  while (true) {
    const ssize_t count = ::read(descriptor, to, most);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR) return fail(fault::kUnreadable, "read failed: " + reason(errno));
  }
}

Result<void> check_regular(const struct stat& status, const std::string& path) {
  if (S_ISDIR(status.st_mode)) return fail(fault::kFolder, "", path);
  if (!S_ISREG(status.st_mode)) return fail(fault::kSpecialFile, "", path);
  return {};
}

}  // namespace

Result<OpenFile> open_file(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return fail(fault::kUnreadable, reason(errno), path);
  TRY(check_regular(status, path));
  const int number = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (number < 0) return fail(fault::kUnreadable, reason(errno), path);
  const auto descriptor = std::make_shared<const Descriptor>(number);
  if (::fstat(number, &status) != 0) return fail(fault::kUnreadable, reason(errno), path);
  TRY(check_regular(status, path));
  OpenFile file;
  file.size = static_cast<std::uint64_t>(status.st_size);
  file.read = [descriptor](char* to, std::size_t most) {
    return read_some(descriptor->number(), to, most);
  };
  return file;
}

ReadBytes standard_input() {
  return [](char* to, std::size_t most) { return read_some(STDIN_FILENO, to, most); };
}

Result<bool> ByteBuffer::fill() {
  if (taken_ >= bytes_.size() - taken_) {
    bytes_.erase(0, taken_);
    taken_ = 0;
    if (bytes_.capacity() > kKept && bytes_.size() < kPiece) bytes_.shrink_to_fit();
  }
  const std::size_t old_size = bytes_.size();
  bytes_.resize(old_size + kPiece);
  Result<std::size_t> count = read_(bytes_.data() + old_size, kPiece);
  bytes_.resize(old_size + (count ? *count : 0));
  if (!count) return std::move(count).error();
  bytes_read_ += *count;
  return *count > 0;
}

// Bytes of the line that begins the buffer, without its LF; more than the limit if it is too long.
Result<std::size_t> Lines::find_end() {
  std::size_t scanned = 0;
  while (true) {
    const std::string_view view = buffer_.view();
    const std::size_t end = view.find('\n', scanned);
    if (end != std::string_view::npos) {
      pending_ = end + 1;
      return end;
    }
    scanned = view.size();
    pending_ = scanned;
    if (scanned > limit_ + 1) return scanned;
    if (!TRY(buffer_.fill())) {
      ended_ = true;
      return scanned;
    }
  }
}

Error Lines::skip_line() {
  while (pending_ == buffer_.view().size() && !ended_) {
    const bool whole = pending_ > 0 && buffer_.view().back() == '\n';
    if (whole) break;
    buffer_.take(pending_);
    pending_ = 0;
    Result<bool> more = buffer_.fill();
    if (!more || !*more) {
      ended_ = true;
      if (!more) return std::move(more).error();
      break;
    }
    const std::size_t end = buffer_.view().find('\n');
    pending_ = end == std::string_view::npos ? buffer_.view().size() : end + 1;
  }
  return fail(fault::kLineTooLong, fmt::format("line longer than the limit of {} bytes", limit_));
}

std::optional<Result<std::string_view>> Lines::next() {
  buffer_.take(pending_);
  pending_ = 0;
  if (ended_) return std::nullopt;
  ++number_;
  Result<std::size_t> found = find_end();
  if (!found) {
    ended_ = true;
    return std::move(found).error();
  }
  std::size_t end = *found;
  if (end == 0 && ended_) return std::nullopt;
  if (end > 0 && buffer_.view()[end - 1] == '\r') --end;
  if (end > limit_) return skip_line();
  return buffer_.view().substr(0, end);
}

}  // namespace sayso
