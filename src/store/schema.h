// Which tables a file has.
#pragma once

#include "base/result.h"
#include "store/database.h"

namespace sayso {

/// The tables that the statements of this folder are written for: the last step of
/// data/schema/sqlite.
inline constexpr int kTablesKnown = 1;

/// The step that the tables of a file stand at. Errors: kNoLedger where they are no ledger's,
/// kLedgerNewer where a later program made them, kLedgerDamaged, kLedgerFile.
Result<int> tables_in(Database& db);

}  // namespace sayso
