// Rows of tables for spreadsheets and statistics.
#pragma once

#include <string>
#include <vector>

namespace sayso::cli {

struct CellStyle {
  char separator = ',';   ///< TAB: no quoting; tabs and line ends inside a cell become spaces
  bool crlf = true;       ///< line ends
  bool harmless = false;  ///< an apostrophe before cells that a spreadsheet would run as a formula
};

/// One row with its line end.
std::string row_line(const std::vector<std::string>& row, const CellStyle& style);

}  // namespace sayso::cli
