#include "signals.h"

#include <signal.h>
#include <unistd.h>

#include <atomic>

#include "exit.h"

namespace sayso::cli {
namespace {

// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): a handler has no other place.
std::atomic<bool> asked{false};
static_assert(std::atomic<bool>::is_always_lock_free, "safe in a signal handler");

extern "C" void on_interrupt(int) {
  if (asked.exchange(true)) ::_exit(kInterrupted);
}

}  // namespace

void watch_signals() {
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  action.sa_flags = SA_RESTART;
  ::sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  action.sa_handler = SIG_IGN;
  ::sigaction(SIGPIPE, &action, nullptr);
  ::sigaction(SIGXFSZ, &action, nullptr);
}

bool interrupted() { return asked.load(std::memory_order_relaxed); }

}  // namespace sayso::cli
