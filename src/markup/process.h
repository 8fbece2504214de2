// Another program, run to its end: bytes in, bytes out, under bounds of time and size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sayso {

struct Command {
  std::string program;                 ///< its file
  std::vector<std::string> arguments;  ///< behind its name
  unsigned seconds = 20;               ///< by the clock
  std::size_t answer_bytes = 0;        ///< of standard output, at most
};

/// How a process ended.
struct Ended {
  enum class How : std::uint8_t { exited, by_signal, over_time, over_bytes } how = How::exited;
  int number = 0;      ///< exit status or signal
  std::string answer;  ///< standard output
};

/// Runs a program with `bytes` as its standard input, no environment and no error output. It gets a
/// process group of its own, so that an interrupt of this process does not reach it. What goes over
/// a bound is killed. Errors: kMachine (no file in memory, pipe or process could be made). Any
/// thread.
Result<Ended> run_process(const Command& command, std::string_view bytes);

}  // namespace sayso
