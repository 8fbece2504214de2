// Interrupts: the first asks the run to end, the second ends it at once.
#pragma once

namespace sayso::cli {

/// SIGINT and SIGTERM ask for an end; SIGPIPE and SIGXFSZ are ignored, so that writing to a closed
/// pipe, or a file grown to its limit, is an Error. Called once, before any thread starts.
void watch_signals();

/// Has an end been asked for? Any thread may ask.
bool interrupted();

}  // namespace sayso::cli
