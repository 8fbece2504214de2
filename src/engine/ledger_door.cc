#include "engine/open.h"
#include "keep/keep.h"
#include "sayso/ledger.h"

namespace sayso {

Result<Ledger> Ledger::open(const std::string& path, const LedgerSettings& settings) {
  return open_ledger(path, TRY(find_data(settings.data)), settings);
}

}  // namespace sayso
