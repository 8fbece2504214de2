// Faults that the program itself raises, how any fault is told, and the exit status that follows.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "sayso/result.h"

namespace sayso::cli {

/// Exit statuses, as in docs/cli.md.
enum Status : int {
  kDone = 0,
  kFailed = 1,
  kWrongUsage = 2,
  kSomeRejected = 3,
  kDamaged = 4,
  kFound = 5,
  kInterrupted = 130,
  kReaderGone = 141
};

/// The command line is wrong: `what` is wrong with `where`; `command` is the help to read.
Error usage_error(std::string_view what, std::string where, std::string_view command = "");
/// Output cannot be written; `number` is an errno value (EPIPE: the reader went away).
Error write_error(int number, std::string where);
/// A value of a configuration file or of the environment; `where` names file and line, or variable.
Error setting_error(std::string_view what, std::string where);
/// A file of the output folder holds another text already.
Error taken_error(std::string where);
/// A second document, where the format has one file for each.
Error one_document_error(std::string where);
/// A line that is not a question of `relate`.
Error question_error(std::string_view what, std::string where);
/// A file that is not a document (a Reading file, questions) cannot be read.
Error read_error(int number, std::string where);
/// A line of such a file that is longer than `limit` bytes.
Error line_error(std::size_t limit, std::string where);

/// Something that no check foresaw, or a machine without memory.
Error unforeseen_error(std::string_view what);

/// The status of a run that ends with this error.
Status status_of(const Error& error);

/// One line for a person: place, what, number, next step; control characters are left out.
std::string message(const Error& error);

/// Writes one line to standard error.
void complain(const Error& error);

/// What stops a command that was interrupted. It is told as an interruption, not as a fault.
Error interrupted_error();

/// The status of a run that an error stopped; complains, unless the reader went away or a person
/// interrupted it.
Status stopped(const Error& error);

}  // namespace sayso::cli
