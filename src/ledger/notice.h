// Reports that take back or mend other reports: kills, withdrawals, corrections.
#pragma once

#include <cstddef>

#include "ledger/ledger.h"
#include "ledger/rules.h"

namespace sayso {

/// Recognises a notice by the cue words of data/ledger/words.tsv in the title and the first lines.
LedgerNotice notice_in(const LedgerReport& report, const LedgerRules& rules);

/// How surely `notice` means `other`, published before it or on the same day: 3 by key, url, title
/// or slug; 2 by outlet, day and `shared` acts that may be one; 1 by outlet and either of them (a
/// day alone only where the notice tells no act); else 0. The reports with the highest figure are
/// meant; with figure 1, the latest of them alone.
int notice_means(const LedgerReport& notice, const LedgerReport& other, std::size_t shared,
                 const LedgerRules& rules);

}  // namespace sayso
