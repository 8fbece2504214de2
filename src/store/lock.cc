#include "store/lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "base/faults.h"

namespace sayso {
namespace {

constexpr mode_t kRights = 0644;

/// Does the name still lead to the open file? Its last holder may have removed it meanwhile.
bool is_still(const std::string& path, int descriptor) {
  struct stat named {};
  struct stat open {};
  return ::stat(path.c_str(), &named) == 0 && ::fstat(descriptor, &open) == 0 &&
         named.st_ino == open.st_ino && named.st_dev == open.st_dev;
}

}  // namespace

Result<WriterLock> WriterLock::take(const std::string& path) {
  const std::string name = path + "-lock";
  while (true) {
    const int descriptor = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kRights);
    if (descriptor < 0) {
      return fail(fault::kLedgerFile,
                  "the ledger cannot be locked: " + std::generic_category().message(errno), name);
    }
    WriterLock lock(name, descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
      ::close(descriptor);
      lock.descriptor_ = -1;
      return fail(fault::kLedgerBusy, "", path);
    }
    if (is_still(name, descriptor)) return lock;
    ::close(descriptor);
    lock.descriptor_ = -1;
  }
}

WriterLock::WriterLock(WriterLock&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

WriterLock& WriterLock::operator=(WriterLock&& other) noexcept {
  if (this == &other) return *this;
  give_back();
  path_ = std::move(other.path_);
  descriptor_ = std::exchange(other.descriptor_, -1);
  return *this;
}

WriterLock::~WriterLock() { give_back(); }

void WriterLock::give_back() {
  if (descriptor_ < 0) return;
  ::unlink(path_.c_str());
  ::close(descriptor_);
  descriptor_ = -1;
}

}  // namespace sayso
