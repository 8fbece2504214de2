#include "formats/output_folder.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <fstream>
#include <iterator>

#include "cli/exit.h"
#include "cli/output.h"

namespace sayso::cli {
namespace {

constexpr std::size_t kLongestName = 100;
constexpr std::string_view kTextEnding = ".txt";

bool is_folder(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

bool is_plain(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
         c == '_' || c == '.';
}

/// The last part of a key, without its ending, as a file's name.
std::string stem(const std::string& key) {
  const std::size_t last = key.find_last_not_of('/');
  const std::size_t slash = last == std::string::npos ? last : key.rfind('/', last);
  std::string name = key.substr(slash == std::string::npos ? 0 : slash + 1, kLongestName);
  for (char& c : name) c = is_plain(c) ? c : '_';
  const std::size_t dot = name.rfind('.');
  constexpr std::size_t kLongestEnding = 9;
  if (dot != std::string::npos && dot > 0 && name.size() - dot <= kLongestEnding) name.resize(dot);
  name.erase(0, name.find_first_not_of('.'));
  return name.empty() ? "document" : name;
}

Result<void> write_file(const std::string& path, const std::string& bytes) {
  Result<Output> output = Output::open(path);
  if (!output) return output.error();
  const Result<void> written = output->write(bytes);
  return written ? output->commit() : written;
}

/// Is something else than `bytes` at `path`?
bool differs(const std::string& path, const std::string& bytes) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return false;
  const std::string there((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  return there != bytes;
}

}  // namespace

bool OutputFolder::meant(const std::string& path) {
  return (path.size() > 1 && path.ends_with('/')) || (!path.empty() && is_folder(path));
}

Result<OutputFolder> OutputFolder::open(const std::string& path) {
  const bool made = ::mkdir(path.c_str(), 0777) == 0;
  const int number = errno;
  if (!made && !is_folder(path)) return write_error(number, path);
  return OutputFolder(path.ends_with('/') ? path : path + "/");
}

std::string OutputFolder::free_name(const std::string& key) {
  std::string name = stem(key);
  if (taken_.insert(name).second) return name;
  for (std::size_t number = 2;; ++number) {
    std::string numbered = fmt::format("{}-{}", name, number);
    if (taken_.insert(numbered).second) return numbered;
  }
}

Result<void> OutputFolder::write(const std::string& key, const std::vector<NamedFile>& files) {
  const std::string name = path_ + free_name(key);
  for (const NamedFile& file : files) {
    const std::string path = name + file.name;
    if (file.name == kTextEnding && differs(path, file.bytes)) return taken_error(path);
    Result<void> written = write_file(path, file.bytes);
    if (!written) return written;
  }
  return {};
}

Result<void> OutputFolder::write(const std::vector<NamedFile>& files) {
  for (const NamedFile& file : files) {
    Result<void> written = write_file(path_ + file.name, file.bytes);
    if (!written) return written;
  }
  return {};
}

}  // namespace sayso::cli
