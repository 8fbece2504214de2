// Events of a ledger made by hand.
#pragma once

#include <string>
#include <vector>

#include "sayso/ledger_event.h"

namespace sayso {

/// Shells from North Korea to Russia: happened, confirmed, five reports, one denial.
LedgerEvent made_shipment();
/// A foreign minister's visit that is still to come.
LedgerEvent made_plan();
/// A shelling by two armies, of a town; the reports differ on who did it.
LedgerEvent made_shelling();
/// A report that its agency has withdrawn.
LedgerEvent made_retraction();
std::vector<LedgerEvent> made_events();

}  // namespace sayso
