// A table of data/actors with the rows that the user added or put in the place of others. Inner to
// this station.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/result.h"
#include "base/tsv.h"

namespace sayso {

/// Rows of the data folder, then those of the user's folder. A user's row takes the place of every
/// row of the data folder that has the same cells in the key columns.
class ActorTable {
 public:
  /// `columns`: those that are read, by number in `cell`; a user's file may lack all but the
  /// `keys` first of them. Errors: kNoData, kDataFile.
  static Result<ActorTable> read(const std::string& path, const std::optional<std::string>& user,
                                 const std::vector<std::string_view>& columns, std::size_t keys);

  std::size_t rows() const { return rows_.size(); }
  /// Empty where the user's file has no such column.
  const std::string& cell(std::size_t row, std::size_t column) const;
  bool by_user(std::size_t row) const { return rows_[row].user; }
  /// File and line.
  std::string where(std::size_t row) const;

 private:
  struct Row {
    bool user = false;
    std::size_t at = 0;
  };
  struct Part {
    Tsv table;
    std::vector<std::optional<std::size_t>> columns;
  };
  const Part& part(const Row& row) const { return parts_[row.user ? 1 : 0]; }
  std::string key(const Row& row, std::size_t keys) const;

  std::vector<Part> parts_;
  std::vector<Row> rows_;
};

}  // namespace sayso
