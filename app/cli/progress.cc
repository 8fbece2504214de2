#include "progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <string>

#include "terminal.h"

namespace sayso::cli {
namespace {

/// Seconds as minutes and seconds, or hours and minutes.
std::string in_words(double seconds) {
  const auto whole = static_cast<std::uint64_t>(seconds);
  if (whole >= 3600) return fmt::format("{} h {:02} min", whole / 3600, whole / 60 % 60);
  return fmt::format("{}:{:02} min", whole / 60, whole % 60);
}

}  // namespace

Progress::Progress(bool wanted) : on_(wanted && is_terminal(STDERR_FILENO)) {}

void Progress::step(std::uint64_t bytes_read, std::uint64_t bytes_total) {
  ++documents_;
  const Clock::time_point now = Clock::now();
  if (!on_ || now - last_ < std::chrono::milliseconds(200)) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  std::string line =
      fmt::format("{} documents, {:.1f}/s", documents_, static_cast<double>(documents_) / seconds);
  if (bytes_total > bytes_read && bytes_read > 0) {
    const double share = static_cast<double>(bytes_read) / static_cast<double>(bytes_total);
    line += fmt::format(", {:.0f} %, {} left", 100 * share, in_words(seconds / share - seconds));
  }
  std::fputs(("\r\033[K" + line).c_str(), stderr);
  shown_ = true;
}

void Progress::clear() {
  if (shown_) std::fputs("\r\033[K", stderr);
  shown_ = false;
}

}  // namespace sayso::cli
