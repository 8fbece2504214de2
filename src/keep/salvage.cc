#include <sys/stat.h>
#include <unistd.h>

#include "keep/keep.h"
#include "store/salvage.h"

#include "base/faults.h"

namespace sayso {

Result<LedgerSalvage> salvage_with(const std::string& from, const std::string& to,
                                   const std::string& data,
                                   const std::function<void(const LedgerFinding&)>& sink) {
  struct stat there {};
  if (::stat(to.c_str(), &there) == 0) return fail(fault::kLedgerExists, "", to);
  Result<LedgerSalvage> saved = salvage_rows(from, to, data + "/schema/sqlite", sink);
  if (!saved) {
    for (const char* const part : {"", "-wal", "-shm"}) ::unlink((to + part).c_str());
    return saved;
  }
  TRY(open_ledger(to, data, {}));  // links what it holds
  return saved;
}

}  // namespace sayso
