// Case files as text for people. All words of reports are printable.
#pragma once

#include <string>

#include "sayso/ledger.h"
#include "sayso/sentences.h"

namespace sayso::cli {

/// The best account, who says so and how, agreement by field, reasons. `claim`: only this claim of
/// the event is told in full; empty: all.
std::string case_text(const Wording& wording, const LedgerEvent& event, const std::string& claim);

/// An event on one line: id, status, sentence, where it stands.
std::string event_line(const Wording& wording, const LedgerEvent& event);

std::string document_text(const LedgerDocument& document);
std::string entity_text(const LedgerEntity& entity);

}  // namespace sayso::cli
