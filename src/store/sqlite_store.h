// The ledger in one SQLite file (docs/decisions). Statements stand beside the members that run
// them: opening and book-keeping in sqlite_store.cc, reports in sqlite_reports.cc, acts and links
// in sqlite_links.cc, events in sqlite_events.cc, names and questions in sqlite_names.cc.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "store/lock.h"
#include "store/store.h"
#include "store/tally.h"

namespace sayso {

struct SqliteSettings {
  std::string schema;  ///< folder of the migrations, data/schema/sqlite
  bool read_only = false;
  const char* vfs = nullptr;  ///< a file layer of SQLite; none: the usual one
};

class SqliteStore final : public LedgerStore {
  struct Key {};  // only open() has one

 public:
  /// Opens; a writer also takes the lock, makes what is absent and runs the migrations that the
  /// file has not seen. Errors: kNoLedger, kLedgerBusy, kLedgerNewer, kLedgerDamaged, kLedgerFile,
  /// kDataFile (a migration that cannot be read).
  static Result<std::unique_ptr<SqliteStore>> open(const std::string& path,
                                                   const SqliteSettings& settings);
  SqliteStore(Key, Database db, std::optional<WriterLock> lock);
  ~SqliteStore() override;
  SqliteStore(const SqliteStore&) = delete;
  SqliteStore& operator=(const SqliteStore&) = delete;

  Database& database() { return db_; }
  Tally& tally() { return tally_; }

  Result<void> begin() override;
  Result<void> commit() override;
  void rollback() override;
  bool in_transaction() const override;
  Result<std::string> meta(const std::string& name) override;
  Result<void> set_meta(const std::string& name, const std::string& value) override;
  Result<LedgerCounts> counts() override;
  Result<void> count(const LedgerCounts& more) override;
  Result<Number> run(const StoredRun& run) override;
  Result<std::optional<StoredRun>> run_of(Number run) override;
  Result<void> add_reject(const StoredReject& reject) override;
  Result<std::vector<TextPrint>> prints() override;

  Result<Number> add_report(const StoredReport& report, const LedgerReport& told) override;
  Result<StoredReport> report(Number report) override;
  Result<LedgerReport> told(Number report) override;
  Result<std::string> text(Number report) override;
  Result<Numbers> reports_of_key(const std::string& key) override;
  Result<Numbers> reports_of_id(const std::string& id_or_beginning) override;
  Result<Numbers> reports_named(const std::string& key_url_or_title) override;
  Result<Numbers> reports_of_outlet(const std::string& outlet, const std::string& since,
                                    const std::string& until) override;
  Result<Numbers> reports_resting_on(Number report) override;
  Result<Numbers> reports_with(const std::string& words) override;
  Result<std::vector<StoredVersion>> past_versions(const std::string& first,
                                                   const std::string& last) override;
  Result<void> set_state(Number report, const ReportState& state) override;
  Result<void> set_rest(Number report, const ReportRest& rest) override;
  Result<void> set_withdrawn(Number report, const std::string& day, Number notice) override;
  Result<std::string> last_day() override;
  Result<std::int64_t> last_place() override;
  Result<void> add_pending(Number report) override;
  Result<Numbers> pending(std::size_t most) override;
  Result<void> settle(Number report) override;
  Result<std::uint64_t> pending_count() override;
  Result<void> add_bands(Number report, const std::vector<std::uint64_t>& bands) override;
  Result<void> drop_bands(Number report) override;
  Result<Numbers> alike_before(const std::vector<std::uint64_t>& bands, std::int64_t place,
                               std::size_t most) override;
  Result<Number> beyond(std::uint64_t band, std::size_t others) override;
  Result<Numbers> alike(const std::vector<std::uint64_t>& bands) override;
  Result<Numbers> alike_after(const std::vector<std::uint64_t>& bands, std::int64_t place) override;

  Result<std::vector<StoredAct>> acts_of_report(Number report) override;
  Result<std::vector<StoredAct>> acts_of_event(const std::string& event) override;
  Result<StoredAct> act(Number act) override;
  Result<ActStanding> standing_of_act(Number act) override;
  Result<Number> act_at(Number report, std::uint32_t start) override;
  Result<void> set_standing(Number act, const ActStanding& standing) override;
  Result<void> add_block(const StoredBlock& block) override;
  Result<void> drop_blocks(Number act) override;
  Result<std::vector<StoredBlock>> blocks_of(Number act) override;
  Result<std::vector<StoredBlock>> blocks_near(const StoredBlock& block, bool before,
                                               std::size_t most) override;
  Result<void> add_edge(const StoredEdge& edge) override;
  Result<void> drop_edge(Number a, Number b) override;
  Result<std::vector<StoredEdge>> edges_of(Number act) override;
  Result<Numbers> repeats_of(Number act) override;

  Result<std::optional<StoredEvent>> event(const std::string& id) override;
  Result<void> put_event(const StoredEvent& event) override;
  Result<void> drop_event(const std::string& id) override;
  Result<std::vector<std::string>> events_of_report(Number report) override;
  Result<Numbers> reports_of_event(const std::string& event, bool own) override;
  Result<std::vector<std::string>> events_begun_as(const std::string& beginning) override;
  Result<std::vector<std::string>> events_due(const std::string& day) override;
  Result<std::vector<std::string>> event_ids(const EventQuestion& question) override;
  Result<void> put_alias(const std::string& id, const std::string& event) override;
  Result<void> drop_alias(const std::string& id) override;
  Result<std::string> alias(const std::string& id) override;
  Result<void> add_change(const LedgerChange& change, Number run) override;
  Result<void> changes(const std::string& since, const std::string& event,
                       const std::function<bool(const LedgerChange&)>& sink) override;
  Result<std::optional<StoredRelation>> relation(Number later, Number earlier) override;
  Result<void> put_relation(const StoredRelation& relation) override;
  Result<std::vector<StoredRelation>> relations_of(Number later) override;
  Result<Numbers> notices() override;
  Result<Numbers> taken_by(Number notice) override;
  Result<void> put_corrected(const StoredCorrected& corrected) override;
  Result<void> drop_corrected(Number notice) override;
  Result<std::vector<StoredCorrected>> corrected(Number report) override;
  Result<std::vector<std::pair<std::string, std::string>>> claims_begun_as(
      const std::string& beginning) override;
  Result<Numbers> acts_of_claim(const std::string& claim) override;
  Result<std::vector<std::string>> entity_keys(const std::string& key_or_name) override;
  Result<LedgerEntity> entity(const std::string& key) override;
  Result<Numbers> live_reports() override;
  Result<OutletFigures> outlet_figures(const std::string& outlet) override;

 private:
  Result<void> migrate(const std::string& folder);
  Result<void> take_steps(const std::string& folder, int version);
  Result<void> write_counts();
  Result<std::int64_t> place_below(const ReportRest& rest);

  Result<void> add_act(Number report, const LedgerReport& told, const LedgerAct& act, Number run);
  Result<void> add_roles(Number act, const LedgerAct& told, Number run);
  Result<void> add_claim(Number act, const LedgerClaim& claim, Number run);
  Result<void> add_party(const LedgerParty& party, Number run);
  Result<std::vector<StoredAct>> acts(const char* sql, const std::string& event, Number number);
  template <class... Values>
  Result<Numbers> numbers(const char* sql, const Values&... values);
  template <class... Values>
  Result<std::vector<std::string>> texts(const char* sql, const Values&... values);

  // Destroyed from the last: the file is closed before the lock is given back.
  std::optional<WriterLock> lock_;
  Database db_;
  bool writes_ = false;
  std::set<std::pair<std::string, std::string>> parties_;  // keys and names known to be stored
  LedgerCounts counted_;  // since the last commit: written with it, in one go
  Tally tally_{db_};
  // What a writer has read of reports; a reader keeps nothing, since a writer may change it.
  std::unordered_map<Number, StoredReport> reports_;
  std::optional<bool> has_corrected_;
};

template <class... Values>
Result<LedgerStore::Numbers> SqliteStore::numbers(const char* sql, const Values&... values) {
  Numbers found;
  TRY(db_.each(
      sql, [&](const StoredRow& row) { found.push_back(row.integer(0)); }, values...));
  return found;
}

template <class... Values>
Result<std::vector<std::string>> SqliteStore::texts(const char* sql, const Values&... values) {
  std::vector<std::string> found;
  TRY(db_.each(
      sql, [&](const StoredRow& row) { found.push_back(row.text(0)); }, values...));
  return found;
}

/// For the values of a row that are whole numbers or truths.
template <class T>
std::int64_t whole(T value) {
  return static_cast<std::int64_t>(value);
}

}  // namespace sayso
