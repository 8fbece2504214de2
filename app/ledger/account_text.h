// An event of a ledger in plain English.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sayso/ledger_event.h"
#include "sayso/sentences.h"

namespace sayso::cli {

/// Names of those whose word it is, each voice once, in the order of the reports; of mentions with
/// this stance (empty: all).
std::vector<std::string> voice_names(const LedgerEvent& event, std::string_view stance);

/// Whose word a claim is: "South Korea's defence ministry", "an unnamed source (Strait Dispatch)".
std::vector<std::string> voice_names(const LedgerClaim& claim, const EventMention& mention);

/// How well the event is supported and where it is in its life, as one or two sentences:
/// "Disputed: asserted by South Korea's defence ministry, denied by North Korea (2 reports, ...)."
std::string standing_sentence(const LedgerEvent& event);

/// "3 reports, 2 independent voices".
std::string support_words(const LedgerEvent& event);

/// Both, with where it stands: "North Korea shipped ... . Confirmed: ... . [pact-01:40-47; ...]".
std::string told_in_full(const Wording& wording, const LedgerEvent& event);

/// The parties' names with commas.
std::string party_names(const std::vector<LedgerParty>& parties);
/// "2025-02-01..2025-02-28", "2025-04-15", "2025-02-01..".
std::string date_cell(const LedgerEvent& event);

}  // namespace sayso::cli
