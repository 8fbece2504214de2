// What a report tells twice is one act.
#pragma once

#include <string>
#include <vector>

#include "ledger/ledger.h"
#include "ledger/rules.h"

namespace sayso {

/// Joins acts of one report (in order) that tell the same: by the fitted likeness of tellings,
/// the surest first, as long as the average over all pairs of the joined stays above the bar.
void join_tellings(std::vector<LedgerAct>& acts, const LedgerRules& rules);

/// The strongest of stances: withdrawn asserts denies plans background none.
std::string strongest_stance(const std::vector<std::string>& stances);

}  // namespace sayso
