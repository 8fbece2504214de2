// Source criticism of one event: flags with their reason and the reports and claims they rest on.
#pragma once

#include <vector>

#include "criticism/criticism.h"
#include "ledger/rules.h"
#include "sayso/coding.h"

namespace sayso {

/// Codes, in this order: contradicts-own-claim impossible-date reports-disagree reversed-transfer
/// only-repeats. `on` is the event, of only-repeats the report that is repeated; `rests_on` holds
/// ids of reports and claims. `near`: other events that may tell the same transfer the other way
/// round; each event is held against them by actors, recipients and days. Acts that `event` does
/// not yet know on its day (no mention of theirs) are left out. Pure; thread-safe.
std::vector<Flag> criticise(const EventEvidence& evidence, const std::vector<LedgerEvent>& near,
                            const LedgerRules& rules);

/// Whether something is given by the event's act, so that it may be told the wrong way round.
bool is_transfer(const LedgerEvent& event, const LedgerRules& rules);

}  // namespace sayso
