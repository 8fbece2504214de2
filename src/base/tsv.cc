#include "base/tsv.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/faults.h"

namespace sayso {
namespace {

std::vector<std::string> cells(std::string_view line) {
  std::vector<std::string> out;
  for (std::size_t from = 0;;) {
    const std::size_t tab = line.find('\t', from);
    out.emplace_back(line.substr(from, tab == std::string_view::npos ? tab : tab - from));
    if (tab == std::string_view::npos) return out;
    from = tab + 1;
  }
}

}  // namespace

Result<Tsv> Tsv::read(const std::string& path) {
  const std::ifstream file(path, std::ios::binary);
  if (!file) return fail(fault::kNoData, "cannot open a data file", path);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return parse(bytes.str(), path);
}

Result<Tsv> Tsv::parse(std::string_view bytes, const std::string& name) {
  Tsv table;
  table.name_ = name;
  std::size_t number = 0;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    ++number;
    if (line.empty() || line.front() == '#') continue;
    auto row = cells(line);
    if (table.header_.empty()) {
      table.header_ = std::move(row);
    } else if (row.size() != table.header_.size()) {
      return fail(fault::kDataFile,
                  fmt::format("row has {} cells, the header {}", row.size(), table.header_.size()),
                  fmt::format("{}:{}", name, number));
    } else {
      table.rows_.push_back(std::move(row));
      table.lines_.push_back(number);
    }
  }
  if (table.header_.empty()) return fail(fault::kDataFile, "no header line", name);
  return table;
}

Result<std::size_t> Tsv::column(std::string_view name) const {
  const auto found = std::find(header_.begin(), header_.end(), name);
  if (found != header_.end()) return static_cast<std::size_t>(found - header_.begin());
  return fail(fault::kDataFile, fmt::format("no column \"{}\"", name), name_);
}

std::string Tsv::where(std::size_t row) const { return fmt::format("{}:{}", name_, lines_[row]); }

std::vector<std::string> list_cells(std::string_view cell) {
  std::vector<std::string> out;
  while (!cell.empty()) {
    const std::size_t end = cell.find("; ");
    if (end != 0) out.emplace_back(cell.substr(0, end));
    cell = end == std::string_view::npos ? std::string_view() : cell.substr(end + 2);
  }
  return out;
}

}  // namespace sayso
