// A ledger as it is kept: what commands and checks share beside include/sayso/ledger.h.
#pragma once

#include <functional>
#include <string>

#include "sayso/ledger.h"
#include "sayso/ledger_care.h"

namespace sayso {

/// As Ledger::open, with the data folder found (data/ledger, data/schema). `vfs` names a file layer
/// of SQLite; none: the usual one.
Result<Ledger> open_ledger(const std::string& path, const std::string& data,
                           const LedgerSettings& settings, const char* vfs = nullptr);

/// As salvage_ledger, with the data folder found.
Result<LedgerSalvage> salvage_with(const std::string& from, const std::string& to,
                                   const std::string& data,
                                   const std::function<void(const LedgerFinding&)>& sink);

/// UTC, ISO 8601, to the second.
std::string now_in_words();

}  // namespace sayso
