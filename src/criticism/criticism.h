// What source criticism looks at: an event with the evidence behind it, and the record of an
// outlet. Plain values; docs/ledger.md tells the flags and the grades.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "ledger/ledger.h"

namespace sayso {

/// A judged event with its acts (by LedgerAct::order) and what is known of their reports. Borrows.
struct EventEvidence {
  const LedgerEvent& event;
  const std::vector<LedgerAct>& acts;
  const std::map<std::string, ReportFacts>& facts;
};

/// What a ledger has seen of an outlet. Copies that it carries are counted apart: they are no word
/// of its own.
struct OutletRecord {
  std::string outlet;
  std::uint64_t reports = 0, copies = 0;
  std::uint64_t claims = 0;        ///< events that its own reports assert
  std::uint64_t confirmed = 0;     ///< of these, such as stand confirmed
  std::uint64_t contradicted = 0;  ///< such as stand denied or retracted
};

}  // namespace sayso
