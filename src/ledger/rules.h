// The tables of data/ledger: act families, weights and bars of linking, stances, voices, words of
// notices. Immutable once loaded.
#pragma once

#include <string>

#include "base/result.h"

namespace sayso {

class LedgerRules {
 public:
  /// Errors: not_found, corrupt, with file and line.
  static Result<LedgerRules> load(const std::string& folder);
};

}  // namespace sayso
