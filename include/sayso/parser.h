// The door of the program sayso-parse, in which sayso reads web pages and feeds: see
// docs/formats.md.
#pragma once

namespace sayso {

/// Reads one page or feed from standard input, bounded and without rights, and writes its records
/// to standard output. Arguments: html or feed, bytes of memory, seconds, and the encoding if it is
/// known. The exit status tells what came of it to the process that started it.
int run_parser(int argc, const char* const* argv);

}  // namespace sayso
