// Care of a ledger file: questions in SQL, checks, repair, copies (docs/ledger.md).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sayso/ledger.h"
#include "sayso/result.h"

namespace sayso {

/// Bounds on a question in SQL; 0: none.
struct QueryBudget {
  double seconds = 60;
  std::uint64_t rows = 0;
  std::uint64_t memory = 256u << 20;  ///< bytes
  std::function<bool()> stop = {};    ///< asked now and then; true ends the answer
};

/// A value as SQLite gives it; blobs as hex digits.
struct QueryCell {
  enum class Kind : std::uint8_t { null, integer, real, text, blob } kind = Kind::null;
  std::string text;  ///< of all kinds, as it is written; empty for null
};

struct QuerySink {
  std::function<Result<void>(const std::vector<std::string>& columns)> head;
  std::function<Result<void>(const std::vector<QueryCell>& row)> row;
};

/// Answers one SELECT over the tables of a ledger, and can change nothing. The value is empty where
/// the answer is whole, else the budget that cut it. Errors: bad_input (not a question that can be
/// asked, with SQLite's words), not_found, corrupt, io, and those of the sink.
Result<std::string> query_ledger(const std::string& path, const std::string& sql,
                                 const QueryBudget& budget, const QuerySink& sink);

/// What a check found.
struct LedgerFinding {
  std::string check;  ///< sqlite schema seals counters rows spans chains links versions
  std::string where;  ///< table and row
  std::string what;
  bool damage = false;  ///< bytes are damaged; else the ledger contradicts itself
  bool note = false;    ///< nothing wrong: what could not be checked
};

/// Checks SQLite's own structure, the schema, seals and hashes of rows, counters, spans against
/// texts, chains, links. The number of checks that were made. Errors: not_found, corrupt (no ledger
/// can be read from it), io.
Result<std::uint64_t> verify_ledger(const std::string& path,
                                    const std::function<void(const LedgerFinding&)>& sink);

struct LedgerSalvage {
  std::uint64_t documents = 0, acts = 0, rejects = 0, corrections = 0;  ///< rows saved
  std::uint64_t lost = 0;                                               ///< rows found damaged
};

/// Builds a new ledger at `to` from all rows of `from` that are not damaged, and links it anew.
/// Errors: conflict (`to` exists), not_found, io.
Result<LedgerSalvage> salvage_ledger(const std::string& from, const std::string& to,
                                     const std::string& data,
                                     const std::function<void(const LedgerFinding&)>& sink);

/// A copy as of one commit, while a writer may go on. Errors: conflict (`to` exists), not_found,
/// io.
Result<void> backup_ledger(const std::string& from, const std::string& to);

}  // namespace sayso
