#include "store/salvage.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "base/faults.h"
#include "store/codec.h"
#include "store/hashes.h"
#include "store/schema.h"
#include "store/sqlite_store.h"

namespace sayso {
namespace {

using Number = LedgerStore::Number;

/// Numbers behind the last that was found, before the end of a table is believed.
constexpr Number kGap = 20000;

class Salvage {
 public:
  Salvage(Database& from, SqliteStore& to, const std::function<void(const LedgerFinding&)>& sink)
      : from_(from), to_(to), sink_(sink) {}

  /// `tables`: the step that those of the ledger stand at.
  Result<LedgerSalvage> rows(int tables) {
    sealed_ = tables >= kTablesSealed;
    TRY(to_.begin());
    TRY(runs());
    find_acts();
    TRY(reports());
    TRY(states());
    TRY(rejects());
    TRY(corrections());
    TRY(counters());
    TRY(to_.commit());
    return saved_;
  }

 private:
  void lose(const std::string& table, Number number, const std::string& what) {
    ++saved_.lost;
    sink_({"rows", fmt::format("{} {}", table, number), what, true});
  }

  /// Does a column say that the seal of its row holds?
  bool holds(const char* table, Number number, const StoredRow& row, int column) {
    if (row.integer(column) != 0) return true;
    lose(table, number, "its values do not match its seal");
    return false;
  }

  /// Visits each row of a table by its number, whatever pages of others are damaged. Where it is
  /// not known how many there are, all behind the last that can be read are one loss.
  template <class Visit>
  void walk(const char* table, const char* sql, const Visit& visit) {
    Number most = 0;
    const std::string ask = fmt::format("SELECT max(number) FROM {}", table);
    const bool known =
        from_.ask(ask, {}, [&](const StoredRow& row) { most = row.integer(0); }).has_value();
    Number last = 0;
    std::vector<std::pair<Number, std::string>> lost;
    const auto lose_each = [&] {
      for (const auto& [number, what] : lost) lose(table, number, what);
      lost.clear();
    };
    for (Number number = 1; known ? number <= most : number <= last + kGap; ++number) {
      bool seen = false;
      const Result<void> read = from_.each(
          sql,
          [&](const StoredRow& row) {
            seen = true;
            visit(number, row);
          },
          number);
      if (!read) lost.emplace_back(number, read.error().what);
      if (seen) last = number;
      if (seen || known) lose_each();
    }
    if (lost.empty()) return;
    lose(table, lost.front().first,
         "it and those behind it cannot be read: " + lost.front().second);
  }

  Result<void> runs() {
    std::vector<StoredRun> found;
    walk("run",
         "SELECT sayso, model, ontology, actors, ledger, isa, settings, at FROM run"
         " WHERE number = ?",
         [&](Number number, const StoredRow& row) {
           found.push_back(
               {number,
                {row.text(0), row.text(1), row.text(2), row.text(3), row.text(5), row.text(6)},
                row.text(4),
                row.text(7)});
         });
    for (const StoredRun& run : found) runs_[run.number] = TRY(to_.run(run));
    if (runs_.empty()) runs_[0] = TRY(to_.run(StoredRun{}));
    std::string current;
    const Result<void> read = from_.each("SELECT value FROM meta WHERE name = 'run'",
                                         [&](const StoredRow& row) { current = row.text(0); });
    const Number known = read && !current.empty() ? run_of(std::stoll(current)) : 0;
    return known > 0 ? to_.set_meta("run", std::to_string(known)) : Result<void>();
  }

  Number run_of(Number run) const {
    const auto found = runs_.find(run);
    return found != runs_.end() ? found->second : runs_.begin()->second;
  }

  /// Where the acts of each report stand.
  void find_acts() {
    walk("act", "SELECT document FROM act WHERE number = ?",
         [&](Number number, const StoredRow& row) { acts_[row.integer(0)].push_back(number); });
  }

  Result<void> reports() {
    Result<void> done;
    walk("document",
         sealed_ ? "SELECT id, key, outlet, published_at, url, lang, run, title, extra, told, text,"
                   " hash, state, superseded_by, taken_out, seal IS seal_of(run, place, events,"
                   " state, superseded_by, rests_on, relation, measure, why, withdrawn_on, notice,"
                   " taken_out) FROM document WHERE number = ?"
                 : "SELECT id, key, outlet, published_at, url, lang, run, title, extra, told, text,"
                   " hash, state, superseded_by, taken_out, 1 FROM document WHERE number = ?",
         [&](Number number, const StoredRow& row) {
           if (done) done = report(number, row);
         });
    return done;
  }

  Result<void> report(Number number, const StoredRow& row) {
    StoredReport report;
    LedgerReport told;
    told.id = report.id = row.text(0);
    told.key = report.key = row.text(1);
    told.outlet = report.outlet = row.text(2);
    told.published_at = report.published_at = row.text(3);
    report.url = row.text(4);
    report.lang = row.text(5);
    report.run = run_of(row.integer(6));
    told.title = report.title = row.text(7);
    report.extra = row.text(8);
    const std::string more = row.text(9);
    told.text = row.text(10);
    Result<ReportTold> beside = told_of(more);
    if (!beside || hash_of_report(report, told.text, more) != row.text(11)) {
      lose("document", number, "its bytes do not match its hash");
      return {};
    }
    told.notice = std::move(beside->notice);
    told.quoted_outlets = std::move(beside->quoted_outlets);
    report.place = place_of(report.published_at, report.id);
    for (const Number act : acts_[number]) add_act(act, told);
    if (row.integer(15) == 0) {
      lose("document", number, "how it stands does not match its seal: taken as it stands");
    }
    states_[number] = {row.text(12), row.integer(13), row.text(14)};
    numbers_[number] = TRY(to_.add_report(report, told));
    ++saved_.documents;
    saved_.acts += told.acts.size();
    ++(told.acts.empty() ? counts_.without_event : counts_.coded);
    return {};
  }

  void add_act(Number act, LedgerReport& told) {
    std::string body, hash;
    const Result<void> read = from_.each(
        "SELECT body, hash FROM act WHERE number = ?",
        [&](const StoredRow& row) {
          body = row.text(0);
          hash = row.text(1);
        },
        act);
    Result<LedgerAct> made = act_of(body);
    if (!read || !made || hash_of_act(told.id, body) != hash) {
      lose("act", act, "its bytes do not match its hash");
      return;
    }
    told.acts.push_back(*std::move(made));
  }

  Result<void> states() {
    for (const auto& [number, state] : states_) {
      const auto by = numbers_.find(state.superseded_by);
      const bool stands = state.state == "superseded" && by == numbers_.end();
      ReportState next = state;
      next.superseded_by = by == numbers_.end() ? 0 : by->second;
      if (stands) next.state = "live";  // what superseded it is lost
      TRY(to_.set_state(numbers_.at(number), next));
    }
    return {};
  }

  Result<void> rejects() {
    Result<void> done;
    walk("reject",
         "SELECT key, fault, what, place, next, at, run, times, hash FROM reject WHERE number = ?",
         [&](Number number, const StoredRow& row) {
           const StoredReject reject{row.text(0),           static_cast<int>(row.integer(1)),
                                     row.text(2),           row.text(3),
                                     row.text(4),           row.text(5),
                                     run_of(row.integer(6))};
           if (hash_of_reject(reject) != row.text(8)) {
             lose("reject", number, "its bytes do not match its hash");
             return;
           }
           for (std::int64_t i = 0; done && i < row.integer(7); ++i) {
             done = to_.add_reject(reject);
             ++counts_.rejected;
           }
           ++saved_.rejects;
         });
    return done;
  }

  Result<void> corrections() {
    Result<void> done;
    walk("correction",
         sealed_ ? "SELECT document_key, words, field, old, new, note, by, at, hash, seal IS"
                   " seal_of(document_key, words, field, old, new, note, by, at, replaces, hash)"
                   " FROM correction WHERE number = ?"
                 : "SELECT document_key, words, field, old, new, note, by, at, hash, 1"
                   " FROM correction WHERE number = ?",
         [&](Number number, const StoredRow& row) {
           if (!done || !holds("correction", number, row, 9)) return;
           done = to_.tally().add(
               "correction",
               "INSERT INTO correction(document_key, words, field, old, new, note, by, at, hash,"
               " seal) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,"
               " seal_of(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, NULL, ?9))",
               row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5),
               row.text(6), row.text(7), row.text(8));
           ++saved_.corrections;
         });
    walk("grade",
         sealed_ ? "SELECT kind, target, grade, basis, by, at, accepted, seal IS"
                   " seal_of(kind, target, grade, basis, by, at, accepted) FROM grade"
                   " WHERE number = ?"
                 : "SELECT kind, target, grade, basis, by, at, accepted, 1 FROM grade"
                   " WHERE number = ?",
         [&](Number number, const StoredRow& row) {
           if (!done || !holds("grade", number, row, 7)) return;
           done = to_.tally().add(
               "grade",
               "INSERT INTO grade(kind, target, grade, basis, by, at, accepted, seal)"
               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, seal_of(?1, ?2, ?3, ?4, ?5, ?6, ?7))",
               row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5),
               row.integer(6));
         });
    return done;
  }

  Result<void> counters() {
    const Result<void> read =
        from_.each("SELECT value FROM counter WHERE name = 'duplicate'", [&](const StoredRow& row) {
          counts_.duplicate = static_cast<std::uint64_t>(std::max<std::int64_t>(0, row.integer(0)));
        });
    if (!read) lose("counter", 0, read.error().what);
    counts_.in = counts_.coded + counts_.without_event + counts_.rejected + counts_.duplicate;
    return to_.count(counts_);
  }

  Database& from_;
  SqliteStore& to_;
  const std::function<void(const LedgerFinding&)>& sink_;
  LedgerSalvage saved_;
  bool sealed_ = true;  // do rows have seals?
  LedgerCounts counts_;
  std::map<Number, Number> runs_, numbers_;
  std::map<Number, std::vector<Number>> acts_;
  std::map<Number, ReportState> states_;
};

}  // namespace

Result<LedgerSalvage> salvage_rows(const std::string& from, const std::string& to,
                                   const std::string& schema,
                                   const std::function<void(const LedgerFinding&)>& sink) {
  Result<Database> source = Database::open(from, OpenMode::rescue);
  Result<int> tables = source ? tables_in(*source) : Result<int>(source.error());
  if (!tables && tables.error().code == ErrorCode::corrupt) {
    tables.error().next =
        "nothing of it can be read: go back to a copy, or take the reports in anew";
  }
  if (!tables) return tables.error();
  const std::unique_ptr<SqliteStore> store = TRY(SqliteStore::open(to, {schema, false, nullptr}));
  return Salvage(*source, *store, sink).rows(*tables);
}

}  // namespace sayso
