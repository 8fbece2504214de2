// Coding -> LedgerReport: resolves parties and voices, gives every claim its stance.
#pragma once

#include "ledger/ledger.h"
#include "ledger/rules.h"

namespace sayso {

/// Cannot fail: what a coding does not tell stays empty.
LedgerReport digest(const Coding& coding, const LedgerRules& rules);

}  // namespace sayso
