#include "store/sqlite_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <map>

#include "base/date.h"
#include "base/faults.h"
#include "base/hash.h"
#include "store/hashes.h"
#include "store/schema.h"

namespace sayso {
namespace {

constexpr int kLogPages = 8000;  // of the write-ahead log before it is moved into the file
constexpr std::size_t kHex = 16;

std::uint64_t from_hex(std::string_view digits) {
  std::uint64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  return value;
}

/// Migrations by their number: NNNN_name.sql.
Result<std::map<int, std::string>> migrations(const std::string& folder) {
  std::map<int, std::string> found;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    int number = 0;
    std::from_chars(name.data(), name.data() + name.size(), number);
    if (number > 0 && entry.path().extension() == ".sql") found[number] = entry.path().string();
  }
  if (error || found.empty()) return fail(fault::kNoData, "no tables of the ledger", folder);
  return found;
}

Result<std::string> whole_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file) return fail(fault::kDataFile, "", path);
  return bytes;
}

void add_counts(const LedgerCounts& more, LedgerCounts& to) {
  to.in += more.in;
  to.coded += more.coded;
  to.without_event += more.without_event;
  to.rejected += more.rejected;
  to.duplicate += more.duplicate;
}

/// Whoever opens a file to write changes it. Errors: as tables_in, of a file that holds something.
Result<void> look_first(const std::string& path, const char* vfs) {
  std::error_code none;
  const std::uintmax_t size = std::filesystem::file_size(path, none);
  if (none || size == 0) return {};
  Database db = TRY(Database::open(path, OpenMode::read, vfs));
  std::int64_t tables = 0;
  TRY(db.each("SELECT count(*) FROM sqlite_schema",
              [&](const StoredRow& row) { tables = row.integer(0); }));
  if (tables > 0) TRY(tables_in(db));
  return {};
}

}  // namespace

std::string key_of(const std::string& text) { return Sha256().add(text).hex().substr(0, 2 * kHex); }

TextPrint print_of(const std::string& key, const std::string& outlet, const std::string& text) {
  const std::string own = key_of(text);
  const bool of_text = key.empty() || key == own;
  const std::string hex = Sha256()
                              .add_field(of_text ? own : key)
                              .add_field(of_text ? outlet : "")
                              .add_field(text)
                              .hex();
  return {from_hex(std::string_view(hex).substr(0, kHex)),
          from_hex(std::string_view(hex).substr(kHex, kHex))};
}

std::int64_t place_of(const std::string& published_at, const std::string& id) {
  constexpr unsigned kIdBits = 40;
  const Date day = parse_day(published_at).value_or(Date{});
  const std::int64_t days = (day.year * 12 + day.month) * 31 + day.day;
  const std::uint64_t digits = from_hex(std::string_view(id).substr(0, kHex));
  return (days << kIdBits) | whole(digits >> (64 - kIdBits));
}

SqliteStore::SqliteStore(Key, Database db, std::optional<WriterLock> lock)
    : lock_(std::move(lock)), db_(std::move(db)), writes_(lock_.has_value()) {}

SqliteStore::~SqliteStore() { rollback(); }

Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const std::string& path,
                                                       const SqliteSettings& settings) {
  std::optional<WriterLock> lock;
  if (!settings.read_only) lock = TRY(WriterLock::take(path));
  const OpenMode mode = settings.read_only ? OpenMode::read : OpenMode::create;
  if (!settings.read_only) TRY(look_first(path, settings.vfs));
  Database db = TRY(Database::open(path, mode, settings.vfs));
  auto store = std::make_unique<SqliteStore>(Key{}, std::move(db), std::move(lock));
  TRY(store->migrate(settings.schema));
  return store;
}

/// All steps and their number become true together.
Result<void> SqliteStore::migrate(const std::string& folder) {
  std::int64_t tables = 0;
  TRY(db_.each("SELECT count(*) FROM sqlite_schema",
               [&](const StoredRow& row) { tables = row.integer(0); }));
  const int version = writes_ && tables == 0 ? 0 : TRY(tables_in(db_));
  if (!writes_) return {};
  if (version >= kTablesKnown) return {};
  TRY(begin());
  Result<void> done = take_steps(folder, version);
  if (done) return commit();
  rollback();
  return done;
}

Result<void> SqliteStore::take_steps(const std::string& folder, int version) {
  const std::map<int, std::string> steps = TRY(migrations(folder));
  for (const auto& [number, path] : steps) {
    if (number <= version) continue;
    const std::string step = TRY(whole_file(path));
    Result<void> done = db_.script(fmt::format("{}\nPRAGMA user_version={};", step, number));
    if (!done) return within(std::move(done).error(), path);
  }
  return keep_schema_text(db_);
}

Result<void> SqliteStore::begin() {
  return in_transaction() ? Result<void>() : db_.run("BEGIN IMMEDIATE");
}

Result<void> SqliteStore::commit() {
  if (!in_transaction()) return {};
  TRY(write_counts());
  TRY(tally_.write());
  TRY(db_.run("COMMIT"));
  return db_.checkpoint(kLogPages);
}

void SqliteStore::rollback() {
  parties_.clear();
  reports_.clear();
  has_corrected_.reset();
  counted_ = {};
  tally_.forget();
  if (in_transaction()) static_cast<void>(db_.run("ROLLBACK").has_value());
}

bool SqliteStore::in_transaction() const { return db_.in_transaction(); }

Result<std::string> SqliteStore::meta(const std::string& name) {
  std::string value;
  TRY(db_.each(
      "SELECT value FROM meta WHERE name = ?", [&](const StoredRow& row) { value = row.text(0); },
      name));
  return value;
}

Result<void> SqliteStore::set_meta(const std::string& name, const std::string& value) {
  return tally_.put(
      "meta", "INSERT INTO meta VALUES (?1, ?2, seal_of(?1, ?2)) ON CONFLICT DO NOTHING",
      "UPDATE meta SET value = ?2, seal = seal_of(?1, ?2) WHERE name = ?1", name, value);
}

Result<LedgerCounts> SqliteStore::counts() {
  LedgerCounts counts;
  const std::map<std::string, std::uint64_t*> fields = {{"in", &counts.in},
                                                        {"coded", &counts.coded},
                                                        {"without_event", &counts.without_event},
                                                        {"rejected", &counts.rejected},
                                                        {"duplicate", &counts.duplicate}};
  TRY(db_.each("SELECT name, value FROM counter", [&](const StoredRow& row) {
    const auto field = fields.find(row.text(0));
    if (field != fields.end()) *field->second = static_cast<std::uint64_t>(row.integer(1));
  }));
  add_counts(counted_, counts);
  return counts;
}

Result<void> SqliteStore::count(const LedgerCounts& more) {
  add_counts(more, counted_);
  return {};
}

Result<void> SqliteStore::write_counts() {
  const LedgerCounts more = std::exchange(counted_, {});
  if (more.in == 0) return {};
  return db_.run(
      "UPDATE counter SET value = value + CASE name WHEN 'in' THEN ?1 WHEN 'coded' THEN ?2"
      " WHEN 'without_event' THEN ?3 WHEN 'rejected' THEN ?4 WHEN 'duplicate' THEN ?5 ELSE 0 END",
      whole(more.in), whole(more.coded), whole(more.without_event), whole(more.rejected),
      whole(more.duplicate));
}

Result<LedgerStore::Number> SqliteStore::run(const StoredRun& run) {
  const Run& of = run.made_of;
  const std::string id = Sha256()
                             .add_field(of.sayso)
                             .add_field(of.model)
                             .add_field(of.ontology)
                             .add_field(of.actors)
                             .add_field(run.ledger)
                             .add_field(of.isa)
                             .add_field(of.settings)
                             .hex();
  TRY(db_.run(
      "INSERT OR IGNORE INTO run(id, sayso, model, ontology, actors, ledger, isa, settings,"
      " at, seal) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,"
      " seal_of(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))",
      id, of.sayso, of.model, of.ontology, of.actors, run.ledger, of.isa, of.settings, run.at));
  const Numbers found = TRY(numbers("SELECT number FROM run WHERE id = ?", id));
  return found.empty() ? 0 : found.front();
}

Result<std::optional<StoredRun>> SqliteStore::run_of(Number run) {
  std::optional<StoredRun> found;
  TRY(db_.each(
      "SELECT number, sayso, model, ontology, actors, ledger, isa, settings, at FROM run"
      " WHERE number = ?",
      [&](const StoredRow& row) {
        found = StoredRun{
            row.integer(0),
            {row.text(1), row.text(2), row.text(3), row.text(4), row.text(6), row.text(7)},
            row.text(5),
            row.text(8)};
      },
      run));
  return found;
}

Result<void> SqliteStore::add_reject(const StoredReject& reject) {
  return db_.run(
      "INSERT INTO reject(key, fault, what, place, next, times, run, at, hash, seal)"
      " VALUES (?1, ?2, ?3, ?4, ?5, 1, nullif(?6, 0), ?7, ?8,"
      " seal_of(?1, ?2, ?3, ?4, ?5, 1, nullif(?6, 0), ?7, ?8))"
      " ON CONFLICT (key, fault, what, place) DO UPDATE SET times = times + 1,"
      " seal = seal_of(key, fault, what, place, next, times + 1, run, at, hash)",
      reject.key, whole(reject.fault), reject.what, reject.place, reject.next, reject.run,
      reject.at, hash_of_reject(reject));
}

Result<std::vector<TextPrint>> SqliteStore::prints() {
  std::vector<TextPrint> found;
  TRY(db_.each("SELECT print FROM document", [&](const StoredRow& row) {
    const std::string_view hex = row.view(0);
    found.emplace_back(from_hex(hex.substr(0, kHex)),
                       from_hex(hex.substr(std::min(kHex, hex.size()))));
  }));
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace sayso
