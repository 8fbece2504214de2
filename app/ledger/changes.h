// Steps in the life of events, as lines.
#pragma once

#include <string>

#include "sayso/ledger.h"

namespace sayso::cli {

/// One JSON object without a line end.
std::string change_json(const LedgerChange& change);
/// One line for people.
std::string change_text(const LedgerChange& change);

}  // namespace sayso::cli
