// Walks folders in byte order of the paths below them.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace sayso {

/// Holds the names of the folders between the place it has reached and the first folder, no more.
/// A folder is visited once, however many ways lead to it (device and inode); so links cannot lead
/// it round. Hidden names (a dot in front) are left out. Not thread-safe.
class FolderWalk {
 public:
  /// Begins with the folder at `path`; nothing happens if it was visited before. Errors:
  /// kUnreadable.
  Result<void> enter(const std::string& path);
  /// The path of the next entry that is not a folder; nothing at the end. Errors: kUnreadable for a
  /// folder below; the next call goes on behind it.
  std::optional<Result<std::string>> next();

 private:
  struct Level {
    std::string path;
    std::string names;                  // each ended by NUL; a folder's name by "/" before that
    std::vector<std::uint32_t> begins;  // of the names, in order
    std::size_t done = 0;
  };

  std::vector<Level> levels_;
  std::set<std::pair<std::uint64_t, std::uint64_t>> visited_;
};

}  // namespace sayso
