// What a report takes back of what its outlet told before. Inner to linking.
#pragma once

#include "ledger/ledger.h"
#include "ledger/rules.h"

namespace sayso {

/// Sets the stance of the report's acts to "withdrawn" where the report, a notice or not, takes
/// them back, and leaves out what only tells of the taking back. `report.notice` is known.
void take_back(LedgerReport& report, const LedgerRules& rules);

}  // namespace sayso
