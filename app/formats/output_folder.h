// A folder that takes a file, or a few, for each document.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "formats/format.h"
#include "sayso/result.h"

namespace sayso::cli {

/// An open folder of output. Each file is written beside its place and renamed into it. A document
/// is named by the last part of its key, kept to letters, digits, ".", "-" and "_", so that no key
/// leads out of the folder; a name that is taken gets a number. Not thread-safe.
class OutputFolder {
 public:
  /// Is `path` meant as a folder: does it end in "/", or is one there?
  static bool meant(const std::string& path);
  /// Makes the folder where it is not there. Errors: io.
  static Result<OutputFolder> open(const std::string& path);

  /// Writes the files of one document, named by its key and each file's ending. Errors: io;
  /// conflict where a text stands there already that is not the same.
  Result<void> write(const std::string& key, const std::vector<NamedFile>& files);
  /// Writes files under their own names. Errors: io.
  Result<void> write(const std::vector<NamedFile>& files);

 private:
  explicit OutputFolder(std::string path) : path_(std::move(path)) {}
  std::string free_name(const std::string& key);

  std::string path_;  // with "/" at its end
  std::set<std::string> taken_;
};

}  // namespace sayso::cli
