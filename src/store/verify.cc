#include <fmt/format.h>

#include "base/code_points.h"
#include "base/faults.h"
#include "sayso/ledger_care.h"
#include "store/codec.h"
#include "store/hashes.h"
#include "store/lock.h"
#include "store/schema.h"
#include "store/sqlite_store.h"

namespace sayso {
namespace {

/// A question whose every row is something wrong.
struct Rule {
  const char* check;
  const char* what;
  const char* sql;  ///< gives where it is wrong
};

constexpr Rule kRules[] = {
    {"counters", "in is not coded + without_event + rejected + duplicate",
     "SELECT 'counter' FROM counter WHERE name = 'in' AND value <> (SELECT sum(value) FROM counter"
     " WHERE name <> 'in')"},
    {"counters", "coded is not the number of reports with events",
     "SELECT 'counter' FROM counter WHERE name = 'coded' AND value <>"
     " (SELECT count(*) FROM document WHERE events > 0)"},
    {"counters", "without_event is not the number of reports without events",
     "SELECT 'counter' FROM counter WHERE name = 'without_event' AND value <>"
     " (SELECT count(*) FROM document WHERE events = 0)"},
    {"counters", "rejected is not the number of rejects",
     "SELECT 'counter' FROM counter WHERE name = 'rejected' AND value <>"
     " (SELECT coalesce(sum(times), 0) FROM reject)"},
    {"rows", "it does not have as many acts as it says",
     "SELECT 'document ' || number FROM document AS d WHERE events <>"
     " (SELECT count(*) FROM act WHERE document = d.number)"},
    {"chains", "a claim whose act is missing",
     "SELECT 'claim ' || number FROM claim WHERE act NOT IN (SELECT number FROM act)"},
    {"versions", "superseded, and nothing supersedes it",
     "SELECT 'document ' || number FROM document WHERE state = 'superseded' AND superseded_by IS"
     " NULL"},
    {"versions", "more than one version of a report stands",
     "SELECT 'document ' || max(number) FROM document WHERE state <> 'superseded'"
     " GROUP BY key, outlet HAVING count(*) > 1"},
    {"links", "an act in an event that is not there",
     "SELECT 'act ' || act FROM event_act WHERE event IS NOT NULL AND event NOT IN"
     " (SELECT id FROM event)"},
    {"links", "an event that no act tells",
     "SELECT 'event ' || id FROM event WHERE id NOT IN (SELECT event FROM event_act WHERE event IS"
     " NOT NULL)"},
    {"links", "an act of a live report in no event",
     "SELECT 'act ' || l.act FROM event_act AS l JOIN document AS d ON d.number = l.document"
     " WHERE l.event IS NULL AND d.state = 'live' AND d.number NOT IN (SELECT document FROM"
     " pending)"},
    {"links", "an act of a report that does not stand in an event",
     "SELECT 'act ' || l.act FROM event_act AS l JOIN document AS d ON d.number = l.document"
     " WHERE l.event IS NOT NULL AND d.state <> 'live' AND d.number NOT IN (SELECT document FROM"
     " pending)"},
    {"links", "an act in another event than the act that it repeats",
     "SELECT 'act ' || l.act FROM event_act AS l JOIN event_act AS b ON b.act = l.base"
     " WHERE l.event IS NOT b.event"},
    {"links", "an alias of an event that is not there",
     "SELECT 'alias ' || id FROM alias WHERE event NOT IN (SELECT id FROM event)"},
    {"links", "a report rests on one that came after it",
     "SELECT 'document ' || d.number FROM document AS d JOIN document AS o ON o.number = d.rests_on"
     " WHERE (o.published_at, o.id) >= (d.published_at, d.id)"},
};

class Verify {
 public:
  Verify(Database& db, const std::function<void(const LedgerFinding&)>& sink)
      : db_(db), sink_(sink) {}

  Result<std::uint64_t> all() {
    TRY(structure());
    TRY(full_text());
    TRY(reports());
    TRY(acts());
    TRY(rejects());
    for (const Rule& rule : kRules) TRY(rule_holds(rule));
    return checks_;
  }

 private:
  void find(const char* check, std::string where, std::string what, bool damage) {
    sink_({check, std::move(where), std::move(what), damage});
  }

  /// What SQLite knows of its own file.
  Result<void> structure() {
    ++checks_;
    TRY(db_.each("PRAGMA integrity_check(100)", [&](const StoredRow& row) {
      if (row.view(0) != "ok") find("sqlite", db_.path(), row.text(0), true);
    }));
    ++checks_;
    return db_.each("PRAGMA foreign_key_check", [&](const StoredRow& row) {
      find("sqlite", fmt::format("{} {}", row.text(0), row.integer(1)),
           fmt::format("points to no row of {}", row.text(2)), true);
    });
  }

  /// The index of words can be checked by a writer alone; where one is at work, or the file may not
  /// be written, it is left out.
  Result<void> full_text() {
    const Result<WriterLock> lock = WriterLock::take(db_.path());
    if (!lock) return {};
    Result<Database> writer = Database::open(db_.path(), OpenMode::write);
    if (!writer) return {};
    ++checks_;
    const Result<void> done = writer->script(
        "PRAGMA busy_timeout=0; BEGIN; INSERT INTO document_words(document_words, rank)"
        " VALUES ('integrity-check', 1); ROLLBACK;");
    const bool damaged = !done && done.error().code == ErrorCode::corrupt;
    if (damaged) find("sqlite", "document_words", done.error().what, true);
    return {};
  }

  Result<void> reports() {
    return db_.each(
        "SELECT number, id, key, outlet, published_at, url, lang, title, extra, told, text, hash,"
        " print FROM document",
        [&](const StoredRow& row) {
          ++checks_;
          StoredReport report;
          report.id = row.text(1);
          report.key = row.text(2);
          report.outlet = row.text(3);
          report.published_at = row.text(4);
          report.url = row.text(5);
          report.lang = row.text(6);
          report.title = row.text(7);
          report.extra = row.text(8);
          const std::string text = row.text(10);
          const bool whole = hash_of_report(report, text, row.text(9)) == row.view(11) &&
                             hex_of(print_of(report.key, report.outlet, text)) == row.view(12);
          if (!whole) {
            find("rows", fmt::format("document {}", row.integer(0)),
                 "its bytes do not match its hash", true);
          }
        });
  }

  Result<void> acts() {
    std::int64_t report = 0;
    std::string text, id;
    return db_.each(
        "SELECT a.number, a.document, a.body, a.hash, d.id, d.text, a.start, a.\"end\","
        " a.\"trigger\", a.type, a.act, a.mode, a.context, a.cameo, a.factuality, a.tense, "
        "a.stance,"
        " a.when_from, a.when_to, a.place, a.country, a.score FROM act AS a JOIN document AS d"
        " ON d.number = a.document ORDER BY a.document",
        [&](const StoredRow& row) {
          ++checks_;
          if (report != row.integer(1)) text = row.text(5);
          report = row.integer(1);
          const std::string where = fmt::format("act {}", row.integer(0));
          const Result<LedgerAct> act = act_of(row.view(2));
          if (!act || hash_of_act(row.text(4), row.text(2)) != row.view(3)) {
            find("rows", where, "its bytes do not match its hash", true);
            return;
          }
          spans(*act, text, where);
          derived(*act, row, where);
        });
  }

  /// Words stand in the text where the act says.
  void spans(const LedgerAct& act, const std::string& text, const std::string& where) {
    const CodePoints points(text);
    const auto stands = [&](std::uint32_t start, std::uint32_t end, const std::string& words) {
      const std::uint32_t first = points.byte_of(start);
      const bool inside = start < end && end <= points.size();
      const bool same = inside && text.compare(first, points.byte_of(end) - first, words) == 0;
      if (!same) find("spans", where, "'" + words + "' does not stand in its report there", false);
    };
    stands(act.start, act.end, act.trigger);
    for (const LedgerTelling& telling : act.tellings) {
      stands(telling.start, telling.end, telling.trigger);
    }
    for (const LedgerClaim& claim : act.claims) {
      for (const LedgerLink& link : claim.chain) {
        if (!link.cue.empty()) stands(link.start, link.end, link.cue);
      }
    }
  }

  /// The rows that tell an act again, for questions in SQL, are those of its body.
  void derived(const LedgerAct& act, const StoredRow& row, const std::string& where) {
    constexpr int kFirst = 6, kLast = 20;  // columns of the question of acts()
    const ToldRows rows = rows_of(act);
    ToldRows stored;
    for (int column = kFirst; column <= kLast; ++column) stored.act += row.text(column) + '\t';
    stored.act += fmt::format("{}\n", row.real(kLast + 1));
    const Result<void> read = read_derived(row.integer(0), stored);
    if (!read) return find("chains", where, read.error().what, true);
    if (stored.act != rows.act) find("rows", where, "its columns differ from its body", true);
    if (stored.claims != rows.claims)
      find("chains", where, "its claims differ from its rows", true);
    if (stored.roles != rows.roles) find("rows", where, "its roles differ from its rows", true);
  }

  Result<void> read_derived(std::int64_t act, ToldRows& rows) {
    std::vector<std::pair<std::int64_t, std::string>> heads;
    TRY(db_.each(
        "SELECT number, id, start, \"end\", kind, factuality, tense, stance, condition, named,"
        " voices FROM claim WHERE act = ? ORDER BY number",
        [&](const StoredRow& row) { heads.emplace_back(row.integer(0), line_of(row, 1, 10)); },
        act));
    for (const auto& [claim, head] : heads) {
      rows.claims += head;
      TRY(db_.each(
          "SELECT depth, entity, voucher, kind, cue, start, \"end\" FROM chain WHERE claim = ?"
          " ORDER BY depth, place",
          [&](const StoredRow& row) { rows.claims += line_of(row, 0, 6); }, claim));
    }
    return db_.each(
        "SELECT role, entity, value, start, \"end\" FROM role WHERE act = ? ORDER BY role, place",
        [&](const StoredRow& row) { rows.roles += line_of(row, 0, 4); }, act);
  }

  static std::string line_of(const StoredRow& row, int first, int last) {
    std::string line;
    for (int column = first; column <= last; ++column)
      line += row.text(column) + (column == last ? '\n' : '\t');
    return line;
  }

  Result<void> rejects() {
    return db_.each(
        "SELECT number, key, fault, what, place, hash FROM reject", [&](const StoredRow& row) {
          ++checks_;
          const StoredReject reject{
              row.text(1), static_cast<int>(row.integer(2)), row.text(3), row.text(4), {}, {}, 0};
          if (hash_of_reject(reject) == row.view(5)) return;
          find("rows", fmt::format("reject {}", row.integer(0)), "its bytes do not match its hash",
               true);
        });
  }

  Result<void> rule_holds(const Rule& rule) {
    ++checks_;
    return db_.each(rule.sql,
                    [&](const StoredRow& row) { find(rule.check, row.text(0), rule.what, false); });
  }

  Database& db_;
  const std::function<void(const LedgerFinding&)>& sink_;
  std::uint64_t checks_ = 0;
};

}  // namespace

Result<std::uint64_t> verify_ledger(const std::string& path,
                                    const std::function<void(const LedgerFinding&)>& sink) {
  Database db = TRY(Database::open(path, OpenMode::read));
  TRY(tables_in(db));
  TRY(db.run("BEGIN"));  // one instant, while a writer may go on
  return Verify(db, sink).all();
}

}  // namespace sayso
