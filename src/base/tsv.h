// Reader of the tables under data/: UTF-8, tab-separated; lines that begin with "#" are notes; the
// first other line is the header. No quoting: a cell holds no tab or line end.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sayso {

class Tsv {
 public:
  /// Reads a whole file. Errors: kNoData when it cannot be opened, kDataFile for a ragged row or a
  /// missing header.
  static Result<Tsv> read(const std::string& path);
  /// The same from memory; `name` stands in error messages.
  static Result<Tsv> parse(std::string_view bytes, const std::string& name);

  std::size_t rows() const { return rows_.size(); }
  /// Column number of `name`, or an Error naming the file and the columns that it has.
  Result<std::size_t> column(std::string_view name) const;
  /// Lives as long as the table.
  const std::string& cell(std::size_t row, std::size_t column) const& { return rows_[row][column]; }
  const std::string& cell(std::size_t row, std::size_t column) && = delete;
  /// "file:line" of a row, for messages.
  std::string where(std::size_t row) const;

 private:
  std::string name_;
  std::vector<std::string> header_;
  std::vector<std::vector<std::string>> rows_;
  std::vector<std::size_t> lines_;
};

/// The parts of a cell that holds a list, parted by "; "; empty ones are left out.
std::vector<std::string> list_cells(std::string_view cell);

}  // namespace sayso
