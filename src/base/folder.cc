#include "base/folder.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <system_error>

#include "base/faults.h"

namespace sayso {
namespace {

Error unreadable(const std::string& path) {
  return fail(fault::kUnreadable, std::generic_category().message(errno), path);
}

bool is_folder(const dirent& entry, const std::string& path) {
  if (entry.d_type == DT_DIR) return true;
  if (entry.d_type != DT_LNK && entry.d_type != DT_UNKNOWN) return false;
  struct stat status {};
  return ::stat((path + "/" + entry.d_name).c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

}  // namespace

Result<void> FolderWalk::enter(const std::string& path) {
  struct Close {
    void operator()(DIR* folder) const { ::closedir(folder); }
  };
  const std::unique_ptr<DIR, Close> folder(::opendir(path.c_str()));
  struct stat status {};
  if (!folder || ::fstat(::dirfd(folder.get()), &status) != 0) return unreadable(path);
  if (!visited_.emplace(status.st_dev, status.st_ino).second) return {};
  Level level;
  level.path = path;
  while (level.path.size() > 1 && level.path.back() == '/') level.path.pop_back();
  errno = 0;
  for (const dirent* entry = ::readdir(folder.get()); entry != nullptr;
       errno = 0, entry = ::readdir(folder.get())) {
    if (entry->d_name[0] == '.') continue;
    level.begins.push_back(static_cast<std::uint32_t>(level.names.size()));
    level.names.append(entry->d_name).append(is_folder(*entry, level.path) ? "/" : "");
    level.names += '\0';
  }
  if (errno != 0) return unreadable(path);
  std::sort(level.begins.begin(), level.begins.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::strcmp(&level.names[a], &level.names[b]) < 0;
  });
  levels_.push_back(std::move(level));
  return {};
}

std::optional<Result<std::string>> FolderWalk::next() {
  while (!levels_.empty()) {
    Level& level = levels_.back();
    if (level.done == level.begins.size()) {
      levels_.pop_back();
      continue;
    }
    const std::string name = &level.names[level.begins[level.done++]];
    std::string path = level.path == "/" ? "/" + name : level.path + "/" + name;
    if (path.back() != '/') return path;
    path.pop_back();
    Result<void> entered = enter(path);
    if (!entered) return std::move(entered).error();
  }
  return std::nullopt;
}

}  // namespace sayso
