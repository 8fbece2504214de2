// Kills in the midst of taking reports in, and a disk that is full.
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <random>
#include <set>

#include "ledger_case.h"

namespace sayso {
namespace {

constexpr std::uint64_t kReports = 60;

made::Report report(std::uint64_t i) {
  return {i % 25, i / 50, i % 9, 100 + i % 25 * 2, i, i % 4, i % 17 == 3};
}

class KillTest : public LedgerCase {
 protected:
  /// Takes all in, three at a time, each acknowledged once it is durable. For a child of its own.
  [[noreturn]] void take_all(const std::string& path, const std::string& acknowledged) const {
    const int file = ::open(acknowledged.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
    Result<Ledger> to = open_ledger(path, kDataFolder, {});
    if (!to || !to->use(coding({}).run)) ::_exit(10);
    std::string lines;
    for (std::uint64_t i = 0; i < kReports; ++i) {
      if (!to->add(coding(report(i)))) ::_exit(11);
      lines += "report-" + std::to_string(i) + "\n";
      if (i % 3 != 2) continue;
      if (!to->commit()) ::_exit(12);
      if (::write(file, lines.data(), lines.size()) < 0) ::_exit(13);
      lines.clear();
      if (i % 15 == 14 && !to->link()) ::_exit(14);
    }
    if (!to->link()) ::_exit(15);
    ::_exit(0);
  }

  /// Runs until it ends or is killed after so many microseconds. Was it killed?
  bool run(const std::string& path, const std::string& acknowledged, unsigned microseconds) const {
    const pid_t child = ::fork();
    if (child == 0) take_all(path, acknowledged);
    if (microseconds > 0) {
      ::usleep(microseconds);
      ::kill(child, SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFSIGNALED(status)) return true;
    EXPECT_EQ(WEXITSTATUS(status), 0);
    return false;
  }

  /// Every report that was acknowledged is there, once.
  static void holds(const std::string& path, const std::string& acknowledged) {
    std::ifstream lines(acknowledged);
    std::set<std::string> keys;
    for (std::string line; std::getline(lines, line);) keys.insert(line);
    std::multiset<std::string> found;
    const QuerySink sink{[](const std::vector<std::string>&) { return Result<void>(); },
                         [&](const std::vector<QueryCell>& row) {
                           found.insert(row.front().text);
                           return Result<void>();
                         }};
    ASSERT_TRUE(query_ledger(path, "SELECT key FROM document", {}, sink));
    for (const std::string& key : keys) EXPECT_EQ(found.count(key), 1u) << key;
    for (const std::string& key : found) EXPECT_EQ(found.count(key), 1u) << key;
  }
};

TEST_F(KillTest, NothingAcknowledgedIsLostOrDoubled) {
  ASSERT_FALSE(run(path("whole"), path("whole.ack"), 0));
  const std::string expected = all_events(ledger("whole", reading()));
  std::mt19937 random(static_cast<unsigned>(::getpid()));
  std::size_t killed = 0;
  const std::size_t rounds = times("SAYSO_KILLS", 10);
  unsigned reach = 400000;  // it follows the speed of the machine
  for (std::size_t round = 0; killed < rounds; ++round) {
    const std::string name = "killed" + std::to_string(round);
    bool done = false;
    for (int tries = 0; !done && tries < 40; ++tries) {
      const auto wait = static_cast<unsigned>(1 + random() % reach);
      done = !run(path(name), path(name + ".ack"), wait);
      killed += done ? 0 : 1;
      reach = done ? std::max(20000u, reach / 2) : std::min(3000000u, reach + reach / 4);
      if (!done && std::filesystem::exists(path(name))) {
        const Result<Ledger> whole = open_ledger(path(name), kDataFolder, {});
        ASSERT_TRUE(whole) << whole.error().what;
        holds(path(name), path(name + ".ack"));
      }
    }
    if (!done) {
      ASSERT_FALSE(run(path(name), path(name + ".ack"), 0));
    }
    verify(path(name));
    ASSERT_EQ(all_events(ledger(name, reading())), expected);
    std::filesystem::remove(path(name));
  }
  RecordProperty("kills", static_cast<int>(killed));
}

TEST_F(KillTest, AFullDiskIsNamedAndTheRunGoesOnAfterwards) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{800 << 10, 800 << 10};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    Result<Ledger> to = open_ledger(path(), kDataFolder, {});
    if (!to || !to->use(coding({}).run)) ::_exit(10);
    for (std::uint64_t i = 0; i < 4000; ++i) {
      Result<LedgerTaken> taken = to->add(coding({i, 0, 1, 100, i}));
      Result<void> kept = taken ? to->commit() : Result<void>(taken.error());
      if (kept) continue;
      std::fprintf(stderr, "%s after %d reports\n", kept.error().what.c_str(), static_cast<int>(i));
      // What was kept before is still there to be asked.
      ::_exit(kept.error().number == 6003 && i > 3 && to->counts().in == i ? 0 : 11);
    }
    ::_exit(12);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_TRUE(WIFEXITED(status));
  ASSERT_EQ(WEXITSTATUS(status), 0);
  Ledger to = ledger();
  const std::uint64_t kept = to.counts().in;
  EXPECT_GT(kept, 3u);
  for (std::uint64_t i = 0; i < kept + 20; ++i) add(to, coding({i, 0, 1, 100, i}));
  EXPECT_EQ(to.counts().duplicate, kept);
  link(to);
  verify(path());
}

}  // namespace
}  // namespace sayso
