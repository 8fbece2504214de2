// How far a run is, on standard error, for a person who watches.
#pragma once

#include <chrono>
#include <cstdint>

namespace sayso::cli {

/// One line that is written over again, at most five times a second; silent where standard error is
/// no terminal. Not thread-safe.
class Progress {
 public:
  explicit Progress(bool wanted);

  /// One more document is done. `total` 0: unknown.
  void step(std::uint64_t bytes_read, std::uint64_t bytes_total);
  /// Takes the line away, before other output on the same terminal or at the end.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  bool on_ = false;
  bool shown_ = false;
  std::uint64_t documents_ = 0;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point last_ = begin_;
};

}  // namespace sayso::cli
