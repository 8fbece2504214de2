#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/faults.h"
#include "sayso/ledger_care.h"
#include "store/database.h"
#include "store/schema.h"

namespace sayso {
namespace {

/// All pages as of one instant, in one step: in the write-ahead log a reader holds up no writer.
Result<void> copy(Database& from, Database& to) {
  sqlite3_backup* const backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
  if (backup == nullptr) return to.error(sqlite3_errcode(to.handle()));
  const int code = sqlite3_backup_step(backup, -1);
  const int finished = sqlite3_backup_finish(backup);
  if (code != SQLITE_DONE) return to.error(code);
  return finished == SQLITE_OK ? Result<void>() : to.error(finished);
}

}  // namespace

Result<void> backup_ledger(const std::string& from, const std::string& to) {
  Database source = TRY(Database::open(from, OpenMode::read));
  const Result<int> tables = tables_in(source);  // a newer one is copied all the same
  if (!tables && tables.error().number != fault::kLedgerNewer.number) return tables.error();
  struct stat there {};
  if (::stat(to.c_str(), &there) == 0) return fail(fault::kLedgerExists, "", to);
  Result<Database> target = Database::open(to, OpenMode::create);
  Result<void> copied = target ? copy(source, *target) : Result<void>(target.error());
  if (copied) return copied;
  target = copied.error();  // closed before it is removed
  for (const char* const part : {"", "-wal", "-shm"}) ::unlink((to + part).c_str());
  return copied;
}

}  // namespace sayso
