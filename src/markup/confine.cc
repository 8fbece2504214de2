#include "markup/confine.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include <array>
#include <cerrno>
#include <cstdint>

namespace sayso {
namespace {

#ifdef SAYSO_SANITIZED
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

bool limit(int what, rlim_t most) {
  const rlimit bounds{most, most};
  // glibc gives the resources a type of their own in C++ alone.
  return ::setrlimit(static_cast<__rlimit_resource>(what), &bounds) == 0;
}

/// What computing, reading, writing and ending need.
constexpr std::array kAllowed = {
    SYS_read,         SYS_write,        SYS_close,      SYS_fstat,         SYS_newfstatat,
    SYS_lseek,        SYS_mmap,         SYS_mremap,     SYS_munmap,        SYS_mprotect,
    SYS_madvise,      SYS_brk,          SYS_futex,      SYS_getrandom,     SYS_sched_yield,
    SYS_rt_sigaction, SYS_rt_sigreturn, SYS_getpid,     SYS_gettid,        SYS_tgkill,
    SYS_sysinfo,      SYS_exit,         SYS_exit_group, SYS_clock_gettime, SYS_rt_sigprocmask};

/// One instruction each: load, or compare and go on or skip.
constexpr sock_filter load(std::uint32_t offset) {
  return {BPF_LD | BPF_W | BPF_ABS, 0, 0, offset};
}

void forbid_calls() {
  constexpr std::uint32_t kAnswer = SECCOMP_RET_ERRNO | (EPERM & SECCOMP_RET_DATA);
  std::array<sock_filter, kAllowed.size() + 6> filter{};
  std::size_t at = 0;
  filter.at(at++) = load(offsetof(seccomp_data, arch));
  filter.at(at++) = {BPF_JMP | BPF_JEQ | BPF_K, 1, 0, AUDIT_ARCH_X86_64};
  filter.at(at++) = {BPF_RET | BPF_K, 0, 0, kAnswer};
  filter.at(at++) = load(offsetof(seccomp_data, nr));
  for (std::size_t i = 0; i < kAllowed.size(); ++i) {
    const auto to_allow = static_cast<std::uint8_t>(kAllowed.size() - i);
    filter.at(at++) = {BPF_JMP | BPF_JEQ | BPF_K, to_allow, 0,
                       static_cast<std::uint32_t>(kAllowed.at(i))};
  }
  filter.at(at++) = {BPF_RET | BPF_K, 0, 0, kAnswer};
  filter.at(at++) = {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW};
  const sock_fprog program{static_cast<unsigned short>(at), filter.data()};  // NOLINT
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}

}  // namespace

bool confine(std::size_t memory_bytes, unsigned seconds) {
  bool done = limit(RLIMIT_CPU, seconds) && limit(RLIMIT_CORE, 0);
  if (kSanitized) return done;
  done = done && limit(RLIMIT_AS, memory_bytes) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NPROC, 0);
  forbid_calls();
  return done;
}

}  // namespace sayso
