// Whether two tellings of an act name doers that cannot both be meant.
#pragma once

#include <string>
#include <vector>

#include "ledger/rules.h"
#include "sayso/ledger_event.h"

namespace sayso {

/// True only where both lists tell who did it and no actor of one may be an actor of the other:
/// two governments; a government and a group or people; two groups. Only names count, or words made
/// of one ("Russian troops"): gunmen may be anybody.
bool other_doers(const std::vector<LedgerParty>& one, const std::vector<LedgerParty>& other,
                 const LedgerRules& rules);

/// Those of one list as one value that can be compared: their keys, sorted and joined.
std::string doers_key(const std::vector<LedgerParty>& parties);

}  // namespace sayso
