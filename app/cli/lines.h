// Lines of a file that is not a document: Reading files and questions.
#pragma once

#include <cstddef>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include "sayso/result.h"

namespace sayso::cli {

/// Reads line by line in memory bounded by the limit. Not thread-safe.
class Lines {
 public:
  /// "-" is standard input. Errors: not_found.
  static Result<Lines> open(const std::string& path, std::size_t limit);

  /// The next line without its end; nothing at the end; `limit` for a line that is longer, which is
  /// passed over.
  std::optional<Result<std::string>> next();
  /// "file:line" of the line that next() gave last.
  std::string where() const;

 private:
  struct Close {
    void operator()(std::FILE* file) const;
  };
  std::unique_ptr<std::FILE, Close> file_;
  std::string name_;
  std::size_t limit_ = 0;
  std::size_t line_ = 0;
};

}  // namespace sayso::cli
