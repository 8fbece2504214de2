#include "markup/confine.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <functional>

namespace sayso {
namespace {

/// What a call gave in a process that has been confined: 0 done, else the errno.
int confined(const std::function<long()>& call) {
  const pid_t child = ::fork();
  if (child == 0) {
    const bool bounded = confine(std::size_t{512} << 20, 10);
    ::_exit(!bounded ? 255 : call() < 0 ? errno : 0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(Confine, TheConfinedProcessOpensConnectsAndStartsNothing) {
#ifdef SAYSO_SANITIZED
  GTEST_SKIP() << "skipped the confinement: sanitizers need calls of their own";
#endif
  EXPECT_EQ(confined([] { return static_cast<long>(::getpid()); }), 0);
  EXPECT_EQ(confined([] { return ::syscall(SYS_openat, AT_FDCWD, "/etc/passwd", O_RDONLY, 0); }),
            EPERM);
  EXPECT_EQ(confined([] { return ::syscall(SYS_unlinkat, AT_FDCWD, "none", 0); }), EPERM);
  EXPECT_EQ(confined([] { return ::syscall(SYS_socket, 2, 1, 0); }), EPERM);
  EXPECT_EQ(confined([] { return ::syscall(SYS_connect, 0, nullptr, 0); }), EPERM);
  EXPECT_EQ(confined([] { return ::syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0); }), EPERM);
  EXPECT_EQ(confined([] { return ::syscall(SYS_fork); }), EPERM);
  EXPECT_EQ(confined([] { return ::syscall(SYS_execve, "/bin/true", nullptr, nullptr); }), EPERM);
  EXPECT_EQ(confined([] { return ::syscall(SYS_ptrace, 0, 0, 0, 0); }), EPERM);
}

}  // namespace
}  // namespace sayso
