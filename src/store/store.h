// Where a ledger lies. One interface, held by one contract suite (tests/contract), so that another
// database can follow without touching anything else.
//
// Numbers are handles inside one store, from 1; 0 is none. Writes happen inside begin() and
// commit() of the one writer; readers see the last commit. Errors of all members: kLedgerDamaged,
// kLedgerFull, kLedgerFile, kLedgerBusy. Not thread-safe.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ledger/ledger.h"
#include "store/rows.h"

namespace sayso {

class LedgerStore {
 public:
  using Number = std::int64_t;
  using Numbers = std::vector<Number>;
  virtual ~LedgerStore() = default;

  virtual Result<void> begin() = 0;
  virtual Result<void> commit() = 0;  ///< durable when it returns
  virtual void rollback() = 0;
  virtual bool in_transaction() const = 0;

  // What the ledger is, and what it has seen.
  virtual Result<std::string> meta(const std::string& name) = 0;  ///< empty: never set
  virtual Result<void> set_meta(const std::string& name, const std::string& value) = 0;
  virtual Result<LedgerCounts> counts() = 0;
  virtual Result<void> count(const LedgerCounts& more) = 0;
  virtual Result<Number> run(const StoredRun& run) = 0;  ///< the number of a run, added if new
  virtual Result<std::optional<StoredRun>> run_of(Number run) = 0;
  virtual Result<void> add_reject(const StoredReject& reject) = 0;
  virtual Result<std::vector<TextPrint>> prints() = 0;  ///< of all reports

  // Reports. What a report tells never changes; how it stands does.
  virtual Result<Number> add_report(const StoredReport& report, const LedgerReport& told) = 0;
  virtual Result<StoredReport> report(Number report) = 0;  ///< without its text
  virtual Result<LedgerReport> told(Number report) = 0;    ///< with acts and text
  virtual Result<std::string> text(Number report) = 0;
  virtual Result<Numbers> reports_of_key(const std::string& key) = 0;
  virtual Result<Numbers> reports_of_id(const std::string& id_or_beginning) = 0;
  virtual Result<Numbers> reports_named(const std::string& key_url_or_title) = 0;
  virtual Result<Numbers> reports_of_outlet(const std::string& outlet, const std::string& since,
                                            const std::string& until) = 0;
  virtual Result<Numbers> reports_resting_on(Number report) = 0;
  /// Reports that hold all these words.
  virtual Result<Numbers> reports_with(const std::string& words) = 0;
  /// Versions with events that stood at the end of a day between `first` and `last` and have been
  /// superseded since.
  virtual Result<std::vector<StoredVersion>> past_versions(const std::string& first,
                                                           const std::string& last) = 0;
  virtual Result<void> set_state(Number report, const ReportState& state) = 0;
  virtual Result<void> set_rest(Number report, const ReportRest& rest) = 0;
  virtual Result<void> set_withdrawn(Number report, const std::string& day, Number notice) = 0;
  virtual Result<std::string> last_day() = 0;     ///< on which a live report was published
  virtual Result<std::int64_t> last_place() = 0;  ///< of a report that does not wait; 0: none

  // Reports that wait to be linked, in the order of reports.
  virtual Result<void> add_pending(Number report) = 0;
  virtual Result<Numbers> pending(std::size_t most) = 0;
  virtual Result<void> settle(Number report) = 0;
  virtual Result<std::uint64_t> pending_count() = 0;

  // Copies. `place` is that of a report in the order of reports. What a report repeats is set
  // before its bands are added: that costs less than to change them.
  virtual Result<void> add_bands(Number report, const std::vector<std::uint64_t>& bands) = 0;
  virtual Result<void> drop_bands(Number report) = 0;
  /// Reports before `place` that share a band, by place; of each band the first `most`.
  virtual Result<Numbers> alike_before(const std::vector<std::uint64_t>& bands, std::int64_t place,
                                       std::size_t most) = 0;
  /// The report of a band that comes after so many others, in the order of reports; 0: none.
  virtual Result<Number> beyond(std::uint64_t band, std::size_t others) = 0;
  /// All reports that share a band, in the order of reports.
  virtual Result<Numbers> alike(const std::vector<std::uint64_t>& bands) = 0;
  /// Reports after `place` that share a band and repeat nothing before it.
  virtual Result<Numbers> alike_after(const std::vector<std::uint64_t>& bands,
                                      std::int64_t place) = 0;

  // Acts and the links between them.
  virtual Result<std::vector<StoredAct>> acts_of_report(Number report) = 0;
  virtual Result<std::vector<StoredAct>> acts_of_event(const std::string& event) = 0;
  virtual Result<StoredAct> act(Number act) = 0;
  virtual Result<ActStanding> standing_of_act(Number act) = 0;
  virtual Result<Number> act_at(Number report, std::uint32_t start) = 0;
  virtual Result<void> set_standing(Number act, const ActStanding& standing) = 0;
  virtual Result<void> add_block(const StoredBlock& block) = 0;
  virtual Result<void> drop_blocks(Number act) = 0;
  virtual Result<std::vector<StoredBlock>> blocks_of(Number act) = 0;
  /// Neighbours in the block of its key by (day, tie, act), nearest first.
  virtual Result<std::vector<StoredBlock>> blocks_near(const StoredBlock& block, bool before,
                                                       std::size_t most) = 0;
  virtual Result<void> add_edge(const StoredEdge& edge) = 0;
  virtual Result<void> drop_edge(Number a, Number b) = 0;
  virtual Result<std::vector<StoredEdge>> edges_of(Number act) = 0;
  virtual Result<Numbers> repeats_of(Number act) = 0;  ///< acts that have it as base

  // Events.
  virtual Result<std::optional<StoredEvent>> event(const std::string& id) = 0;
  virtual Result<void> put_event(const StoredEvent& event) = 0;
  virtual Result<void> drop_event(const std::string& id) = 0;
  virtual Result<std::vector<std::string>> events_of_report(Number report) = 0;
  /// In the order of reports; `own`: without those that repeat another, in the act or as a whole.
  virtual Result<Numbers> reports_of_event(const std::string& event, bool own) = 0;
  virtual Result<std::vector<std::string>> events_begun_as(const std::string& beginning) = 0;
  /// Events that are held planned and were expected before `day`, or held overdue and were not.
  virtual Result<std::vector<std::string>> events_due(const std::string& day) = 0;
  virtual Result<std::vector<std::string>> event_ids(const EventQuestion& question) = 0;
  virtual Result<void> put_alias(const std::string& id, const std::string& event) = 0;
  virtual Result<void> drop_alias(const std::string& id) = 0;
  virtual Result<std::string> alias(const std::string& id) = 0;  ///< the living one, or empty
  virtual Result<void> add_change(const LedgerChange& change, Number run) = 0;
  virtual Result<void> changes(const std::string& since, const std::string& event,
                               const std::function<bool(const LedgerChange&)>& sink) = 0;

  // How reports stand to each other by what they tell; notices.
  virtual Result<std::optional<StoredRelation>> relation(Number later, Number earlier) = 0;
  virtual Result<void> put_relation(const StoredRelation& relation) = 0;
  virtual Result<std::vector<StoredRelation>> relations_of(Number later) = 0;
  virtual Result<Numbers> notices() = 0;
  virtual Result<Numbers> taken_by(Number notice) = 0;  ///< reports that a kill took
  virtual Result<void> put_corrected(const StoredCorrected& corrected) = 0;
  virtual Result<void> drop_corrected(Number notice) = 0;
  virtual Result<std::vector<StoredCorrected>> corrected(Number report) = 0;

  // Questions by name.
  virtual Result<std::vector<std::pair<std::string, std::string>>> claims_begun_as(
      const std::string& beginning) = 0;  ///< ids with their events, if any; the first few
  virtual Result<Numbers> acts_of_claim(const std::string& claim) = 0;
  virtual Result<std::vector<std::string>> entity_keys(const std::string& key_or_name) = 0;
  virtual Result<LedgerEntity> entity(const std::string& key) = 0;
  virtual Result<Numbers> live_reports() = 0;  ///< in the order of their keys
  virtual Result<OutletFigures> outlet_figures(const std::string& outlet) = 0;
};

}  // namespace sayso
