// The formats: codings and answers into bytes, one document at a time, and questions out of them.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "sayso/coding.h"
#include "sayso/result.h"

namespace sayso::cli {

/// Turns codings into records. Not thread-safe.
class Formatter {
 public:
  Formatter() = default;
  Formatter(const Formatter&) = delete;
  Formatter& operator=(const Formatter&) = delete;
  virtual ~Formatter() = default;
  /// What stands before the first document.
  virtual std::string head() const { return {}; }
  /// One document, whole lines.
  virtual std::string document(const Coding& coding) = 0;
};

/// One JSON object a line: sayso.coding/1.
std::unique_ptr<Formatter> make_jsonl();

struct TableOptions {
  std::size_t width = 120;   ///< columns
  bool colour = false;       ///< ANSI colours
  bool explain = false;      ///< reasons under the first row of each event
  bool name_reports = true;  ///< a line with the report's name before its rows
};
/// A table for people, one line per claim.
std::unique_ptr<Formatter> make_table(const TableOptions& options);

struct CsvOptions {
  char separator = ',';   ///< TAB: no quoting; tabs and line ends inside a cell become spaces
  bool crlf = true;       ///< line ends
  bool harmless = false;  ///< an apostrophe before cells that a spreadsheet would run as a formula
  bool explain = false;   ///< a last column with the reasons in words
};
/// One row per claim, with the columns of docs/formats.md.
std::unique_ptr<Formatter> make_csv(const CsvOptions& options);

/// A line of `relate`. `where` stands in the errors. Errors: bad_input.
Result<RelateQuestion> parse_question(std::string_view line, const std::string& where);
/// An answer as one line, with its line end.
std::string to_json(const RelateAnswer& answer);

}  // namespace sayso::cli
