#include "lines.h"

#include <sys/stat.h>

#include <cerrno>

#include "exit.h"

namespace sayso::cli {

void Lines::Close::operator()(std::FILE* file) const {
  if (file != stdin) std::fclose(file);
}

Result<Lines> Lines::open(const std::string& path, std::size_t limit) {
  Lines lines;
  lines.name_ = path == "-" ? "standard input" : path;
  lines.limit_ = limit;
  lines.file_.reset(path == "-" ? stdin : std::fopen(path.c_str(), "rbe"));
  if (lines.file_ == nullptr) return read_error(errno, path);
  struct stat info {};
  if (::fstat(::fileno(lines.file_.get()), &info) == 0 && S_ISDIR(info.st_mode)) {
    return read_error(EISDIR, path);
  }
  return lines;
}

std::optional<Result<std::string>> Lines::next() {
  std::string line;
  bool too_long = false;
  int c = std::getc(file_.get());
  if (c == EOF) return std::nullopt;
  ++line_;
  for (; c != EOF && c != '\n'; c = std::getc(file_.get())) {
    too_long = too_long || line.size() == limit_;
    if (!too_long) line += static_cast<char>(c);
  }
  if (too_long) return line_error(limit_, where());
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return line;
}

std::string Lines::where() const { return name_ + ":" + std::to_string(line_); }

}  // namespace sayso::cli
