// Where a ledger lies. One interface, held by one contract suite (tests/contract), so that another
// database can follow without touching anything else.
#pragma once

#include "ledger/ledger.h"

namespace sayso {

/// Rows of one ledger. Writes happen inside a transaction of the one writer; readers see the last
/// commit. Errors of all members: io, corrupt, limit (disk full), conflict.
class LedgerStore {
 public:
  virtual ~LedgerStore() = default;
};

}  // namespace sayso
