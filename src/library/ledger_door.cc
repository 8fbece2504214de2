#include "engine/open.h"
#include "keep/keep.h"
#include "sayso/ledger.h"

namespace sayso {

Result<Ledger> Ledger::open(const std::string& path, const LedgerSettings& settings) {
  return open_ledger(path, TRY(find_data(settings.data)), settings);
}

Result<LedgerSalvage> salvage_ledger(const std::string& from, const std::string& to,
                                     const std::string& data,
                                     const std::function<void(const LedgerFinding&)>& sink) {
  return salvage_with(from, to, TRY(find_data(data)), sink);
}

}  // namespace sayso
