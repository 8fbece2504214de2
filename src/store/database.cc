#include "store/database.h"

#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "base/faults.h"
#include "store/hashes.h"

namespace sayso {
namespace {

constexpr const char* kSettings =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
    "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA wal_autocheckpoint=0;"
    "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;";
constexpr const char* kReaderSettings =
    "PRAGMA query_only=ON; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;"
    "PRAGMA cell_size_check=ON; PRAGMA cache_size=-32768; PRAGMA temp_store=MEMORY;";
constexpr int kWait = 10000;  // milliseconds, for a reader that is about to end

int last_fault(sqlite3_file* file) {
  int number = 0;
  if (file != nullptr && file->pMethods != nullptr) {
    file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &number);
  }
  return number;
}

/// A quota or a limit on the size of files is a full disk, too.
bool is_full(sqlite3* handle) {
  if (handle == nullptr) return false;
  std::array<sqlite3_file*, 2> files{};
  sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &files[0]);
  sqlite3_file_control(handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &files[1]);
  return std::any_of(files.begin(), files.end(), [](sqlite3_file* file) {
    const int number = last_fault(file);
    return number == EFBIG || number == ENOSPC || number == EDQUOT;
  });
}

/// A database whose beginning is destroyed is still whole pages long.
bool may_be_database(const std::string& path) {
  constexpr off_t kLeastPage = 512;
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && status.st_size % kLeastPage == 0;
}

/// SQLite tells how many pages its log holds after each commit.
int note_pages(void* count, sqlite3*, const char*, int pages) {
  *static_cast<int*>(count) = pages;
  return SQLITE_OK;
}

/// SQLite's name for a file that nobody writes to.
std::string unchanging(const std::string& path) {
  std::string uri = "file:";
  for (const char c : path) {
    const bool special = c == '%' || c == '?' || c == '#';
    uri += special ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return uri + "?immutable=1";
}

/// Does all of a ledger stand in its file? Not while a write-ahead log holds the last commits.
bool is_at_rest(const std::string& path) {
  struct stat log {};
  return ::stat((path + "-wal").c_str(), &log) != 0 || log.st_size == 0;
}

}  // namespace

bool StoredRow::null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}
std::int64_t StoredRow::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}
double StoredRow::real(int column) const { return sqlite3_column_double(statement_, column); }
std::string StoredRow::text(int column) const { return std::string(view(column)); }

std::string_view StoredRow::view(int column) const {
  const void* const bytes = sqlite3_column_blob(statement_, column);
  const int size = sqlite3_column_bytes(statement_, column);
  if (bytes == nullptr || size <= 0) return {};
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

void Database::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
void Database::Close::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Result<Database> Database::open(const std::string& path, OpenMode mode, const char* vfs) {
  struct stat status {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  if (!exists && mode != OpenMode::create) return fail(fault::kNoLedger, "", path);
  if (exists && !S_ISREG(status.st_mode)) return fail(fault::kNoLedger, "not a file", path);
  Database made;
  made.path_ = path;
  sqlite3* handle = nullptr;
  const bool reads = mode == OpenMode::read || mode == OpenMode::rescue;
  const int flags = reads                     ? SQLITE_OPEN_READONLY
                    : mode == OpenMode::write ? SQLITE_OPEN_READWRITE
                                              : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int opened = sqlite3_open_v2(path.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, vfs);
  made.handle_.reset(handle);
  if (opened != SQLITE_OK) return made.error(opened);
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, kWait);
  int none = 0;
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, mode == OpenMode::rescue ? 0 : 1, &none);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, reads ? 1 : 0, &none);
  // SQLite then takes a file with fewer pages than its head tells, rather than refuse it.
  if (mode == OpenMode::rescue) TRY(made.script("PRAGMA writable_schema=ON"));
  if (reads) TRY(made.read_without_rights());
  const int added = add_seal_function(made.handle());
  if (added != SQLITE_OK) return made.error(added);
  TRY(made.script(reads ? kReaderSettings : kSettings));
  // Behind the settings: wal_autocheckpoint is a hook, too, and would take its place.
  made.logged_ = std::make_unique<int>(0);
  sqlite3_wal_hook(made.handle(), note_pages, made.logged_.get());
  return made;
}

/// A reader keeps its place in a file beside the ledger. Where that cannot be, e.g. on a read-only
/// disk, a ledger that is at rest is read without.
Result<void> Database::read_without_rights() {
  const int code =
      sqlite3_exec(handle_.get(), "SELECT 1 FROM sqlite_schema LIMIT 1", nullptr, nullptr, nullptr);
  const bool refused = (code & 0xFF) == SQLITE_READONLY || (code & 0xFF) == SQLITE_CANTOPEN;
  if (!refused) return {};
  if (!is_at_rest(path_)) {
    return fail(fault::kLedgerFile,
                "the ledger was left unfinished and cannot be read without the right to write",
                path_);
  }
  sqlite3* handle = nullptr;
  const int opened =
      sqlite3_open_v2(unchanging(path_).c_str(), &handle,
                      SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, nullptr);
  handle_.reset(handle);
  if (opened != SQLITE_OK) return error(opened);
  sqlite3_extended_result_codes(handle, 1);
  return {};
}

Error Database::error(int code) const {
  const char* const words = handle_ ? sqlite3_errmsg(handle_.get()) : sqlite3_errstr(code);
  switch (code & 0xFF) {
    case SQLITE_NOTADB:
      if (!may_be_database(path_)) {
        return fail(fault::kNoLedger, "no ledger in this file", path_);
      }
      [[fallthrough]];
    case SQLITE_CORRUPT:
      return fail(fault::kLedgerDamaged, fmt::format("the ledger is damaged: {}", words), path_);
    case SQLITE_FULL:
      return fail(fault::kLedgerFull, "", path_);
    case SQLITE_IOERR:
      if (is_full(handle_.get())) return fail(fault::kLedgerFull, "", path_);
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return fail(fault::kLedgerBusy, "", path_);
    case SQLITE_NOMEM:
      return fail(fault::kMachine, "no memory", path_);
    default:
      break;
  }
  return fail(fault::kLedgerFile, fmt::format("the ledger cannot be read or written: {}", words),
              path_);
}

Result<sqlite3_stmt*> Database::statement(const char* sql) {
  const auto known = statements_.find(sql);
  if (known != statements_.end()) return known->second.get();
  sqlite3_stmt* made = nullptr;
  const int code =
      sqlite3_prepare_v3(handle_.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &made, nullptr);
  if (code != SQLITE_OK) return error(code);
  statements_[sql].reset(made);
  return made;
}

Result<bool> Database::step(sqlite3_stmt* statement) {
  const int code = sqlite3_step(statement);
  if (code == SQLITE_ROW) return true;
  Result<bool> result = false;
  if (code != SQLITE_DONE) result = error(code);
  reset(statement);
  return result;
}

void Database::reset(sqlite3_stmt* statement) {
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
}

void Database::bind(sqlite3_stmt* statement, int at, std::int64_t value) {
  sqlite3_bind_int64(statement, at, value);
}
void Database::bind(sqlite3_stmt* statement, int at, double value) {
  sqlite3_bind_double(statement, at, value);
}
void Database::bind(sqlite3_stmt* statement, int at, std::string_view value) {
  sqlite3_bind_text64(statement, at, value.data() == nullptr ? "" : value.data(), value.size(),
                      SQLITE_STATIC, SQLITE_UTF8);
}
void Database::bind(sqlite3_stmt* statement, int at, const Blob& value) {
  sqlite3_bind_blob64(statement, at, value.bytes.data() == nullptr ? "" : value.bytes.data(),
                      value.bytes.size(), SQLITE_STATIC);
}
void Database::bind(sqlite3_stmt* statement, int at, std::nullptr_t) {
  sqlite3_bind_null(statement, at);
}

Result<void> Database::ask(const std::string& sql, const std::vector<std::string>& values,
                           const std::function<void(const StoredRow&)>& visit) {
  sqlite3_stmt* made = nullptr;
  const int code = sqlite3_prepare_v2(handle_.get(), sql.c_str(), -1, &made, nullptr);
  const std::unique_ptr<sqlite3_stmt, Close> owned(made);
  if (code != SQLITE_OK) return error(code);
  int at = 0;
  for (const std::string& value : values) bind(made, ++at, value);
  while (TRY(step(made))) visit(StoredRow(made));
  return {};
}

Result<void> Database::script(const std::string& sql) {
  const int code = sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  return code == SQLITE_OK ? Result<void>() : error(code);
}

std::int64_t Database::last_number() const { return sqlite3_last_insert_rowid(handle_.get()); }
std::int64_t Database::changed() const { return sqlite3_changes64(handle_.get()); }
bool Database::in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }

Result<void> Database::checkpoint(int pages) {
  if (*logged_ < pages) return {};
  // A reader may hold it up; the next one goes on.
  const int code = sqlite3_wal_checkpoint_v2(handle_.get(), nullptr, SQLITE_CHECKPOINT_PASSIVE,
                                             nullptr, nullptr);
  const bool waits = (code & 0xFF) == SQLITE_BUSY || (code & 0xFF) == SQLITE_LOCKED;
  return code == SQLITE_OK || waits ? Result<void>() : error(code);
}

}  // namespace sayso
