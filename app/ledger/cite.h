// Where an answer stands in the reports: KEY:START-END, code points of the report's text.
#pragma once

#include <string>
#include <vector>

#include "sayso/ledger_event.h"

namespace sayso::cli {

std::string cite(const EventMention& mention);
/// All mentions of an event.
std::vector<std::string> cites(const LedgerEvent& event);

}  // namespace sayso::cli
