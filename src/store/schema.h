// Which tables a file has, and which of their rows are sealed.
#pragma once

#include <span>

#include "base/result.h"
#include "store/database.h"

namespace sayso {

/// The tables that the statements of this folder are written for: the last step of
/// data/schema/sqlite.
inline constexpr int kTablesKnown = 3;
/// The first step whose rows have seals.
inline constexpr int kTablesSealed = 2;
/// The first step that has the table `tally`.
inline constexpr int kTablesTallied = 3;

/// The step that the tables of a file stand at. Errors: kNoLedger where they are no ledger's,
/// kLedgerNewer where a later program made them, kLedgerDamaged, kLedgerFile.
Result<int> tables_in(Database& db);

/// A table whose column `seal` is seal_of(values), in this order.
struct SealedTable {
  const char* name;
  const char* row;  ///< what a row is told by, as a text in SQL
  const char* values;
};
std::span<const SealedTable> sealed_tables();

/// The tables whose rows nothing else misses: `tally` has the number of each.
std::span<const char* const> tallied_tables();

/// Puts the text of all tables, indexes and views as they are into `schema_text`, in place of what
/// it held.
Result<void> keep_schema_text(Database& db);

}  // namespace sayso
