// What is left of a store when the power goes: a file layer of SQLite records every write, sync and
// cut of a run; from the record, states are built in which what was not yet synced is there, gone,
// torn at a sector or out of order; each must open, hold all that was acknowledged, and be whole.
// The same states must show losses where nothing is ever synced, or the test proves nothing.
#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <map>
#include <memory>
#include <random>

#include "ledger_case.h"
#include "store/sqlite_store.h"

namespace sayso {
namespace {

constexpr std::size_t kSector = 512;

/// One step of a run. `acknowledged` reports were durable before it.
struct Step {
  enum class Kind { write, cut, sync, remove } kind = Kind::write;
  std::string file;
  std::int64_t offset = 0;  // of a cut: the new size
  std::string bytes;
  std::size_t acknowledged = 0;
};

struct Record {
  std::vector<Step> steps;
  std::size_t acknowledged = 0;
  void add(Step step) {
    step.acknowledged = acknowledged;
    steps.push_back(std::move(step));
  }
};

/// A file that records what is done to it and hands all on to the usual one.
struct RecordedFile {
  sqlite3_file base;
  sqlite3_file* real;
  Record* record;
  char name[16];
};

RecordedFile* of(sqlite3_file* file) { return reinterpret_cast<RecordedFile*>(file); }
sqlite3_file* real(sqlite3_file* file) { return of(file)->real; }

int on_close(sqlite3_file* f) {
  const int code = real(f)->pMethods->xClose(real(f));
  sqlite3_free(of(f)->real);
  return code;
}
int on_read(sqlite3_file* f, void* to, int size, sqlite3_int64 at) {
  return real(f)->pMethods->xRead(real(f), to, size, at);
}
int on_write(sqlite3_file* f, const void* from, int size, sqlite3_int64 at) {
  of(f)->record->add({Step::Kind::write, of(f)->name, at,
                      std::string(static_cast<const char*>(from), static_cast<std::size_t>(size)),
                      0});
  return real(f)->pMethods->xWrite(real(f), from, size, at);
}
int on_truncate(sqlite3_file* f, sqlite3_int64 size) {
  of(f)->record->add({Step::Kind::cut, of(f)->name, size, "", 0});
  return real(f)->pMethods->xTruncate(real(f), size);
}
int on_sync(sqlite3_file* f, int flags) {
  of(f)->record->add({Step::Kind::sync, of(f)->name, 0, "", 0});
  return real(f)->pMethods->xSync(real(f), flags);
}
int on_size(sqlite3_file* f, sqlite3_int64* size) {
  return real(f)->pMethods->xFileSize(real(f), size);
}
int on_lock(sqlite3_file* f, int kind) { return real(f)->pMethods->xLock(real(f), kind); }
int on_unlock(sqlite3_file* f, int kind) { return real(f)->pMethods->xUnlock(real(f), kind); }
int on_reserved(sqlite3_file* f, int* out) {
  return real(f)->pMethods->xCheckReservedLock(real(f), out);
}
int on_control(sqlite3_file* f, int what, void* with) {
  return real(f)->pMethods->xFileControl(real(f), what, with);
}
int on_sector(sqlite3_file*) { return static_cast<int>(kSector); }
int on_traits(sqlite3_file*) { return 0; }  // nothing is promised
int on_shm_map(sqlite3_file* f, int page, int size, int extend, void volatile** at) {
  return real(f)->pMethods->xShmMap(real(f), page, size, extend, at);
}
int on_shm_lock(sqlite3_file* f, int offset, int n, int flags) {
  return real(f)->pMethods->xShmLock(real(f), offset, n, flags);
}
void on_shm_barrier(sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); }
int on_shm_unmap(sqlite3_file* f, int remove) {
  return real(f)->pMethods->xShmUnmap(real(f), remove);
}

const sqlite3_io_methods kMethods = {
    2,           on_close,       on_read,      on_write,   on_truncate, on_sync,   on_size,
    on_lock,     on_unlock,      on_reserved,  on_control, on_sector,   on_traits, on_shm_map,
    on_shm_lock, on_shm_barrier, on_shm_unmap, nullptr,    nullptr};

/// The file layer "recorded", which stands while the value lives.
class RecordingLayer {
 public:
  explicit RecordingLayer(Record& record) : usual_(sqlite3_vfs_find(nullptr)) {
    layer_ = *usual_;
    layer_.zName = "recorded";
    layer_.pNext = nullptr;
    layer_.szOsFile = sizeof(RecordedFile);
    layer_.pAppData = this;
    layer_.xOpen = on_open;
    layer_.xDelete = on_delete;
    record_ = &record;
    sqlite3_vfs_register(&layer_, 0);
  }
  RecordingLayer(const RecordingLayer&) = delete;
  RecordingLayer& operator=(const RecordingLayer&) = delete;
  ~RecordingLayer() { sqlite3_vfs_unregister(&layer_); }

 private:
  /// "db", "db-wal" and so on; what else is opened is not recorded.
  static std::string part_of(const char* name) {
    const std::string path = name == nullptr ? "" : name;
    const std::size_t at = path.rfind(".ledger");
    return at == std::string::npos ? "other" : "db" + path.substr(at + 7);
  }
  static int on_open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out) {
    auto* const layer = static_cast<RecordingLayer*>(vfs->pAppData);
    RecordedFile* const recorded = of(file);
    std::memset(recorded, 0, sizeof *recorded);
    recorded->real = static_cast<sqlite3_file*>(
        sqlite3_malloc64(static_cast<sqlite3_uint64>(layer->usual_->szOsFile)));
    std::memset(recorded->real, 0, static_cast<std::size_t>(layer->usual_->szOsFile));
    const int code = layer->usual_->xOpen(layer->usual_, name, recorded->real, flags, out);
    if (code != SQLITE_OK) {
      sqlite3_free(recorded->real);
      return code;
    }
    recorded->record = layer->record_;
    const std::string part = part_of(name);
    std::memcpy(recorded->name, part.data(), std::min(part.size(), sizeof recorded->name - 1));
    recorded->base.pMethods = &kMethods;
    return SQLITE_OK;
  }
  static int on_delete(sqlite3_vfs* vfs, const char* name, int sync) {
    auto* const layer = static_cast<RecordingLayer*>(vfs->pAppData);
    layer->record_->add({Step::Kind::remove, part_of(name), 0, "", 0});
    return layer->usual_->xDelete(layer->usual_, name, sync);
  }

  sqlite3_vfs* usual_;
  sqlite3_vfs layer_{};
  Record* record_;
};

using Files = std::map<std::string, std::string>;

void write_at(std::string& file, std::int64_t offset, const std::string& bytes) {
  const auto at = static_cast<std::size_t>(offset);
  if (file.size() < at + bytes.size()) file.resize(at + bytes.size(), '\0');
  file.replace(at, bytes.size(), bytes);
}

/// What may be on the disk when the power goes before step `end`: all that was synced, and of the
/// rest of each file whatever the disk had got to.
Files state_at(const Record& record, std::size_t end, std::mt19937& random) {
  std::map<std::string, std::size_t> synced;
  for (std::size_t i = 0; i < end; ++i) {
    if (record.steps[i].kind == Step::Kind::sync) synced[record.steps[i].file] = i;
  }
  Files files;
  std::vector<const Step*> open;
  for (std::size_t i = 0; i < end; ++i) {
    const Step& step = record.steps[i];
    const auto barrier = synced.find(step.file);
    const bool safe = barrier != synced.end() && i < barrier->second;
    if (!safe && step.kind == Step::Kind::write) {
      open.push_back(&step);
    } else if (step.kind == Step::Kind::write) {
      write_at(files[step.file], step.offset, step.bytes);
    } else if (step.kind == Step::Kind::cut) {
      files[step.file].resize(static_cast<std::size_t>(step.offset), '\0');
    } else if (step.kind == Step::Kind::remove) {
      files.erase(step.file);
      open.erase(std::remove_if(open.begin(), open.end(),
                                [&](const Step* each) { return each->file == step.file; }),
                 open.end());
    }
  }
  const unsigned mode = random() % 4;
  if (mode == 3) std::shuffle(open.begin(), open.end(), random);
  const std::size_t most = mode == 0 ? 0 : mode == 1 ? random() % (open.size() + 1) : open.size();
  for (std::size_t i = 0; i < most; ++i) {
    std::string bytes = open[i]->bytes;
    if (mode >= 2 && random() % 2 == 0) continue;
    if (random() % 3 == 0) bytes.resize(std::min(bytes.size(), random() % 9 * kSector));
    if (!bytes.empty()) write_at(files[open[i]->file], open[i]->offset, bytes);
  }
  return files;
}

class CrashTest : public LedgerCase {
 protected:
  /// A run of some commits, with the write-ahead log moved into the file now and then.
  Record recorded(bool synced) const {
    Record record;
    const RecordingLayer layer(record);
    Result<std::unique_ptr<SqliteStore>> store =
        SqliteStore::open(path("run.ledger"), {kSchema, false, "recorded"});
    EXPECT_TRUE(store) << (store ? "" : store.error().what);
    if (!store) return record;
    SqliteStore& to = **store;
    if (!synced) {
      EXPECT_TRUE(to.database().script("PRAGMA synchronous=OFF"));
    }
    for (std::uint64_t i = 0; i < 24; ++i) {
      EXPECT_TRUE(to.begin());
      const Result<std::int64_t> run = to.run({});
      for (std::uint64_t k = 0; k < 1 + i % 3; ++k) add(to, *run, i * 3 + k);
      EXPECT_TRUE(to.commit());
      record.acknowledged = written_;
      if (i % 6 == 5) {
        EXPECT_TRUE(to.database().checkpoint(0));
      }
    }
    return record;
  }

  /// What is wrong with a state, or nothing.
  std::string fault_of(const Files& files, std::size_t acknowledged) const {
    const std::filesystem::path folder = folder_ / "state";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directory(folder);
    const std::string file = (folder / "a.ledger").string();
    for (const auto& [part, bytes] : files) {
      if (part.rfind("db", 0) != 0) continue;
      std::ofstream(file + part.substr(2), std::ios::binary) << bytes;
    }
    Result<std::unique_ptr<SqliteStore>> store = SqliteStore::open(file, {kSchema, false, nullptr});
    if (!store) return store.error().what;
    const Result<LedgerCounts> counts = (*store)->counts();
    if (!counts) return counts.error().what;
    if (counts->coded < acknowledged) return "acknowledged reports are lost";
    std::string fault;
    Database& db = (*store)->database();
    const Result<void> read =
        db.each("SELECT count(*), (SELECT value FROM counter WHERE name = 'in') FROM document",
                [&](const StoredRow& row) {
                  if (row.integer(0) != row.integer(1)) fault = "counters and reports differ";
                });
    if (!read) return read.error().what;
    const Result<void> checked = db.each("PRAGMA integrity_check", [&](const StoredRow& row) {
      if (row.view(0) != "ok") fault = row.text(0);
    });
    return checked ? fault : checked.error().what;
  }

  std::size_t losses(bool synced, std::size_t states) const {
    const Record record = recorded(synced);
    EXPECT_GT(record.steps.size(), 100u);
    std::mt19937 random(11);  // NOLINT(cert-msc51-cpp): the same states each time
    std::size_t lost = 0;
    for (std::size_t i = 0; i < states; ++i) {
      const std::size_t end = 1 + random() % record.steps.size();
      const std::size_t acknowledged =
          end == record.steps.size() ? record.acknowledged : record.steps[end].acknowledged;
      const std::string fault = fault_of(state_at(record, end, random), acknowledged);
      if (fault.empty()) continue;
      ++lost;
      if (synced) ADD_FAILURE() << "state " << i << " at step " << end << ": " << fault;
    }
    return lost;
  }

 private:
  static inline const std::string kSchema = kDataFolder + "/schema/sqlite";

  void add(SqliteStore& to, std::int64_t run, std::uint64_t number) const {
    LedgerReport told;
    StoredReport report;
    told.key = report.key = "r" + std::to_string(number);
    told.id = report.id = made::coding_of({number, 0, 0, 1, number}, {"x"}).doc.id;
    told.text = made::coding_of({number, 0, 0, 1, number}, {"x"}).doc.text;
    report.run = run;
    LedgerAct act;
    act.type = "x";
    told.acts.push_back(act);
    EXPECT_TRUE(to.add_report(report, told));
    EXPECT_TRUE(to.count({1, 1, 0, 0, 0}));
    ++written_;
  }

  mutable std::size_t written_ = 0;
};

TEST_F(CrashTest, NothingAcknowledgedIsLost) {
  EXPECT_EQ(losses(true, times("SAYSO_CRASHES", 300)), 0u);
}

TEST_F(CrashTest, WithoutSyncsLossesAreFound) { EXPECT_GT(losses(false, 100), 10u); }

}  // namespace
}  // namespace sayso
