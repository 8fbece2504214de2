// The formats: codings and answers into bytes, one document at a time, and questions out of them.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/coding.h"
#include "sayso/result.h"
#include "sayso/sentences.h"

namespace sayso::cli {

/// A file of a folder of output: an ending, or the whole name of one that stands for all.
struct NamedFile {
  std::string name, bytes;
};

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
  /// What stands behind the last document.
  virtual std::string tail() const { return {}; }

  /// Whether a file can hold one document only, so that several need a folder.
  virtual bool one_document() const { return false; }
  /// The files of one document where the output is a folder, with the ending for what document()
  /// gives.
  virtual std::vector<NamedFile> files(const Coding& coding, std::string_view ending) {
    return {{std::string(ending), head() + document(coding) + tail()}};
  }
  /// Files that stand in the folder once, written behind the last document.
  virtual std::vector<NamedFile> folder_files() const { return {}; }
};

/// One JSON object a line: sayso.coding/1.
/// `wording`, where given, puts a sentence on each claim; it must outlive the formatter.
std::unique_ptr<Formatter> make_jsonl(const Wording* wording = nullptr);

struct TableOptions {
  std::size_t width = 120;           ///< columns
  bool colour = false;               ///< ANSI colours
  bool explain = false;              ///< reasons under the first row of each event
  bool name_reports = true;          ///< a line with the report's name before its rows
  const Wording* wording = nullptr;  ///< where given: a sentence per claim instead of a row
};
/// A table for people, one line per claim. What `wording` points to must outlive it.
std::unique_ptr<Formatter> make_table(const TableOptions& options);

struct CsvOptions {
  char separator = ',';   ///< TAB: no quoting; tabs and line ends inside a cell become spaces
  bool crlf = true;       ///< line ends
  bool harmless = false;  ///< an apostrophe before cells that a spreadsheet would run as a formula
  bool explain = false;   ///< a last column with the reasons in words
  const Wording* wording = nullptr;  ///< where given: a column with the claim as a sentence
};
/// One row per claim, with the columns of docs/formats.md.
std::unique_ptr<Formatter> make_csv(const CsvOptions& options);

/// brat's standoff lines (.ann): one document a file; in a folder each with its text (.txt), and
/// one annotation.conf.
std::unique_ptr<Formatter> make_brat();
/// CoNLL-U Plus: one line per word, the columns named in the first line.
std::unique_ptr<Formatter> make_conll();
/// What displaCy renders by hand, as ents and as spans: one JSON object a line.
std::unique_ptr<Formatter> make_displacy();
/// W3C Web Annotations: one JSON object a line for each mention, event and say.
std::unique_ptr<Formatter> make_webanno();

/// A line of `relate`. `where` stands in the errors. Errors: bad_input.
Result<RelateQuestion> parse_question(std::string_view line, const std::string& where);
/// An answer as one line, with its line end.
std::string to_json(const RelateAnswer& answer);

}  // namespace sayso::cli
