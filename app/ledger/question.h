// Questions to a ledger: words and filters into an EventQuestion.
#pragma once

#include <string>
#include <vector>

#include "ledger/ask_options.h"
#include "sayso/ledger.h"

namespace sayso::cli {

/// A question as it was asked.
struct Asked {
  EventQuestion events;
  bool by_status = false;  ///< some status was asked for, were it any
};

/// Makes a month or year its first day, or its last. Errors: SAY-1101 where it is no date.
Result<void> complete_day(std::string& day, bool last);

/// Reads words and filters. Errors: SAY-1101.
Result<Asked> question_of(const AskOptions& options);

/// The words of status.
const std::vector<std::string>& status_words();

/// Does anybody hold the event to have happened or to come?
bool stands(const LedgerEvent& event);

}  // namespace sayso::cli
