#include "store/schema.h"

#include "base/faults.h"

namespace sayso {

Result<int> tables_in(Database& db) {
  std::int64_t version = 0, known = 0;
  TRY(db.each("PRAGMA user_version", [&](const StoredRow& row) { version = row.integer(0); }));
  TRY(db.each("SELECT count(*) FROM sqlite_schema WHERE name IN ('document', 'act', 'event')",
              [&](const StoredRow& row) { known = row.integer(0); }));
  constexpr std::int64_t kNamed = 3;
  if (version <= 0 || known < kNamed) {
    return fail(fault::kNoLedger, "no ledger in this file", db.path());
  }
  if (version > kTablesKnown) return fail(fault::kLedgerNewer, "", db.path());
  return static_cast<int>(version);
}

}  // namespace sayso
