// Files of the pact book in, a Book out, with the scenarios that stand among them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pact/facts.h"
#include "pact/pact.h"
#include "pact/scenario.h"

namespace sayso {

struct BookFile {
  std::string name;  ///< as errors name it
  std::string bytes;
};

struct ReadBook {
  Book book;
  std::vector<Scenario> scenarios;
  std::vector<Error> errors;  ///< in the order of files and lines; the book holds what was sound
};

/// Reads declarations from all files, then pacts, laws, readings and scenarios; the order of files
/// does not matter, but for messages. Never fails as a whole. Time is linear in the bytes, but for
/// lines that are wrong. Thread-safe.
ReadBook read_book(const std::vector<BookFile>& files);

/// The files of a folder, and of those below it, that belong to a book (.pact .law .areas .atoms
/// .words), in byte order of their paths. Errors: kNoData, kUnreadable, kDocumentTooLong (over 8
/// MiB).
Result<std::vector<BookFile>> collect_book(const std::string& folder);

/// One such file. Errors: as above.
Result<BookFile> read_book_file(const std::string& path);

/// One question: PACT DUTY PROTECTED <- HOLDER, with an article number after `art`, or alone, in
/// place of the duty. Errors: kPactQuestion, kNoPact, kPactWord.
Result<Ask> parse_ask(const Book& book, std::string_view words);

/// Adds one fact (`ATOM yes|no|open ...`), one event (`A attacks B since D ...`), or a reading
/// (`WHO D on ...`). `number` orders them. Errors: as of their lines in files.
Result<void> add_fact(const Book& book, std::string_view words, std::uint32_t number, Facts& to);
Result<void> add_supposition(const Book& book, std::string_view words, std::uint32_t number,
                             Facts& to);
Result<void> add_event(const Book& book, std::string_view words, Facts& to);
Result<void> add_reading(const Book& book, std::string_view words, Facts& to);

}  // namespace sayso
