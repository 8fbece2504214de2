// Rows that are whole, taken from a ledger that may be damaged.
#pragma once

#include <functional>
#include <string>

#include "base/result.h"
#include "sayso/ledger_care.h"

namespace sayso {

/// Makes a store at `to` with all reports, acts, rejects, corrections and grades of `from` whose
/// hashes hold; nothing of it is linked. `schema` is the folder of migrations. Errors: kNoLedger,
/// kLedgerDamaged (no table can be read), kLedgerFile.
Result<LedgerSalvage> salvage_rows(const std::string& from, const std::string& to,
                                   const std::string& schema,
                                   const std::function<void(const LedgerFinding&)>& sink);

}  // namespace sayso
