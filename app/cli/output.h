// Where the output goes: standard output or a file, one whole record at a time.
#pragma once

#include <string>
#include <string_view>

#include "sayso/result.h"

namespace sayso::cli {

/// An open output. Records are written whole and at once; where a write fails in the middle of one,
/// what was written of it is taken back if the target is a regular file. A named file is written
/// beside its place and renamed into it by commit(), so that a run that fails leaves the old file
/// as it was. Not thread-safe.
class Output {
 public:
  /// "" or "-" is standard output. A path that exists and is no regular file (a pipe, a device) is
  /// written in place. Errors: io.
  static Result<Output> open(const std::string& path);

  /// Errors: io; SAY-3002 where the reader of a pipe went away.
  Result<void> write(std::string_view record);
  /// Puts a named file in its place, on the disk. Errors: io.
  Result<void> commit();

  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  Output(Output&& other) noexcept;
  Output& operator=(Output&& other) = delete;
  /// Removes what was not committed.
  ~Output();

 private:
  Output() = default;
  std::string path_;       // empty: standard output
  std::string temporary_;  // empty: written in place
  int descriptor_ = -1;
};

}  // namespace sayso::cli
