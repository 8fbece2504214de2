// How the process that parses gives up its rights.
#pragma once

#include <cstddef>

namespace sayso {

/// Bounds this process in memory and computing time, and lets it do nothing from now on but compute
/// and read and write what is open: no files, no sockets, no new processes (Linux seccomp; where
/// the kernel has none, the bounds alone). False where the bounds cannot be set. Sanitizers need
/// memory without bound and calls of their own: under them only the time is bounded.
bool confine(std::size_t memory_bytes, unsigned seconds);

}  // namespace sayso
