// What the reports say of each field of an event, where they disagree, and the best account.
#pragma once

#include "judging/tally.h"

namespace sayso {

/// Fills type to tolls, fields and disputed_fields of `out`. Those who assert the event are heard;
/// where there are none those who announce it, then those who deny it, then all. A value has the
/// weight of the distinct voices that tell it, reports that repeat one another being one; ties go
/// to the earlier report. What an outlet has corrected is no longer its word.
void give_account(const Known& known, const std::vector<EventWord>& words, LedgerEvent& out);

}  // namespace sayso
