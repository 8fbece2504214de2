// An event of a ledger as a record: sayso.event/1, a row, a case file.
#pragma once

#include <string>
#include <vector>

#include "cli/cells.h"
#include "sayso/ledger_event.h"
#include "sayso/sentences.h"

namespace sayso::cli {

class JsonWriter;

/// sayso.event/1 (docs/formats.md), one line.
std::string event_json(const LedgerEvent& event);
/// The same with all that the ledger knows: `sentence`, codes, accounts of fields, and in each
/// mention outlet, words, claims with their chains, and why it was linked. `history`: changes as
/// JSON objects; one line.
std::string case_json(const Wording& wording, const LedgerEvent& event,
                      const std::vector<std::string>& history);

/// The key "proposed" of a grade, where there is one.
void write_proposal(JsonWriter& json, const GradeProposal& proposed);

/// Rows for spreadsheets: the head, and one row an event.
std::string event_head(const CellStyle& style);
std::string event_row(const Wording& wording, const LedgerEvent& event, const CellStyle& style);

}  // namespace sayso::cli
