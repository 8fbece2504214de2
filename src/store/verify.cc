#include <fmt/format.h>
#include <sqlite3.h>

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
  bool damage = false;
};

/// Tables, indexes and views as they were made.
constexpr Rule kSchemaRules[] = {
    {"schema", "it is not as it was made",
     "SELECT t.type || ' ' || t.name FROM schema_text AS t LEFT JOIN sqlite_schema AS s"
     " ON s.type = t.type AND s.name = t.name"
     " WHERE s.tbl_name IS NOT t.on_table OR s.sql IS NOT t.sql",
     true},
    {"schema", "it is none of the ledger's",
     "SELECT type || ' ' || name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'"
     " AND (type, name) NOT IN (SELECT type, name FROM schema_text)"},
};

constexpr Rule kRules[] = {
    {"counters", "one of the five is missing",
     "SELECT 'counter' WHERE (SELECT count(*) FROM counter WHERE name IN"
     " ('in', 'coded', 'without_event', 'rejected', 'duplicate')) <> 5",
     true},
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
    {"rows", "it is not of the report that its act is of",
     "SELECT 'event_act ' || l.act FROM event_act AS l JOIN act AS a ON a.number = l.act"
     " WHERE a.document <> l.document",
     true},
    {"rows", "an act without its row in event_act",
     "SELECT 'act ' || number FROM act WHERE number NOT IN (SELECT act FROM event_act)", true},
    {"rows", "it is not what its reports come to",
     "SELECT 'outlet ' || name FROM outlet AS o WHERE documents <> (SELECT count(*) FROM document"
     " WHERE outlet = o.name) OR run IS NOT (SELECT run FROM document WHERE outlet = o.name"
     " ORDER BY number LIMIT 1)",
     true},
    {"rows", "an outlet without its row",
     "SELECT 'document ' || number FROM document WHERE outlet NOT IN (SELECT name FROM outlet)",
     true},
    {"rows", "its number is not the last that was given",
     "SELECT 'change ' || (SELECT coalesce(max(number), 0) FROM change) WHERE (SELECT seq FROM "
     "sqlite_sequence WHERE name = 'change') IS NOT"
     " (SELECT max(number) FROM change)",
     true},
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

/// Tables whose rows are numbered from 1, none left out.
constexpr const char* kNumbered[] = {"run",    "document",   "act",   "claim",
                                     "change", "correction", "grade", "reject"};

class Verify {
 public:
  Verify(Database& db, const std::function<void(const LedgerFinding&)>& sink)
      : db_(db), sink_(sink) {}

  Result<std::uint64_t> all(int tables) {
    TRY(structure());
    TRY(schema(tables));
    TRY(rest(full_text()));
    TRY(rest(reports()));
    TRY(rest(acts()));
    TRY(rest(rejects()));
    for (const char* const table : kNumbered) TRY(rest(numbers(table)));
    for (const Rule& rule : kRules) TRY(rest(rule_holds(rule)));
    if (tables >= kTablesTallied) {
      for (const char* const table : tallied_tables()) TRY(rest(tallied(table)));
    }
    return checks_;
  }

 private:
  void find(const char* check, std::string where, std::string what, bool damage) {
    sink_({check, std::move(where), std::move(what), damage});
  }

  void note(const char* check, std::string where, std::string what) {
    sink_({check, std::move(where), std::move(what), false, true});
  }

  /// Where the tables are not as they were made, a check that cannot be asked is one more finding.
  Result<void> rest(Result<void> done) {
    if (done || !otherwise_made_) return done;
    find("schema", db_.path(), done.error().what, true);
    return {};
  }

  /// The tables are those that were made, and the rows of each are as they were written.
  Result<void> schema(int tables) {
    bool sealed = false;
    TRY(db_.each("SELECT 1 FROM sqlite_schema WHERE name = 'schema_text'",
                 [&](const StoredRow&) { sealed = true; }));
    if (sealed != (tables >= kTablesSealed)) {
      otherwise_made_ = true;
      find("schema", db_.path(), fmt::format("user_version is {}", tables), true);
    }
    if (tables < kTablesSealed && !sealed) {
      note(
          "seals", db_.path(),
          "made before rows had seals: of names, links, relations, changes, events and how a report"
          " stands, an altered value cannot be seen; the next command that writes to it seals "
          "them");
      return {};
    }
    for (const Rule& rule : kSchemaRules) TRY(rest(rule_holds(rule)));
    for (const SealedTable& table : sealed_tables()) TRY(rest(seals(table)));
    return rest(
        db_.each("SELECT value FROM meta WHERE name = 'sealed_at'", [&](const StoredRow& row) {
          note("seals", db_.path(),
               "rows from before seals were sealed as they stood on " + row.text(0));
        }));
  }

  Result<void> seals(const SealedTable& table) {
    const std::string sql =
        fmt::format("SELECT {}, seal IS seal_of({}) FROM {}", table.row, table.values, table.name);
    return db_.ask(sql, {}, [&](const StoredRow& row) {
      ++checks_;
      if (row.integer(1) != 0) return;
      find("rows", fmt::format("{} {}", table.name, row.view(0)),
           "its values do not match its seal", true);
    });
  }

  /// A number behind which one is missing was altered, or a row is gone.
  Result<void> numbers(const char* table) {
    ++checks_;
    const std::string sql = fmt::format(
        "SELECT number FROM {0} AS t WHERE number <> 1 AND NOT EXISTS"
        " (SELECT 1 FROM {0} WHERE number = t.number - 1)",
        table);
    return db_.ask(sql, {}, [&](const StoredRow& row) {
      find("rows", fmt::format("{} {}", table, row.integer(0)), "no row stands before it", true);
    });
  }

  /// A table has as many rows as were written to it and not taken out.
  Result<void> tallied(const char* table) {
    ++checks_;
    const std::string sql = fmt::format(
        "SELECT 1 WHERE (SELECT count(*) FROM {0}) IS NOT (SELECT rows FROM tally WHERE name = "
        "'{0}')",
        table);
    return db_.ask(sql, {}, [&](const StoredRow&) {
      find("rows", table, "it does not have as many rows as were written", true);
    });
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
  /// be written, it is left out, and said so.
  Result<void> full_text() {
    const Result<WriterLock> lock = WriterLock::take(db_.path());
    Result<Database> writer =
        lock ? Database::open(db_.path(), OpenMode::write) : Result<Database>(lock.error());
    if (!writer) {
      note("sqlite", "document_words", "the index of words can be checked by a writer alone");
      return {};
    }
    ++checks_;
    const Result<void> done = writer->script(
        "PRAGMA busy_timeout=0; BEGIN; INSERT INTO document_words(document_words, rank)"
        " VALUES ('integrity-check', 1); ROLLBACK;");
    const int code = sqlite3_errcode(writer->handle()) & 0xFF;
    if (code == SQLITE_CORRUPT || code == SQLITE_ERROR) {
      find("sqlite", "document_words", done.error().what, true);
    } else if (!done) {
      note("sqlite", "document_words", "the index of words can be checked by a writer alone");
    }
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
          "SELECT depth, place, entity, voucher, kind, cue, start, \"end\" FROM chain"
          " WHERE claim = ? ORDER BY depth, place",
          [&](const StoredRow& row) { rows.claims += line_of(row, 0, 7); }, claim));
    }
    return db_.each(
        "SELECT role, place, entity, value, start, \"end\" FROM role WHERE act = ?"
        " ORDER BY role, place",
        [&](const StoredRow& row) { rows.roles += line_of(row, 0, 5); }, act);
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
    return db_.each(rule.sql, [&](const StoredRow& row) {
      otherwise_made_ = otherwise_made_ || rule.check == std::string_view("schema");
      find(rule.check, row.text(0), rule.what, rule.damage);
    });
  }

  Database& db_;
  const std::function<void(const LedgerFinding&)>& sink_;
  std::uint64_t checks_ = 0;
  bool otherwise_made_ = false;  // tables, indexes or views
};

}  // namespace

Result<std::uint64_t> verify_ledger(const std::string& path,
                                    const std::function<void(const LedgerFinding&)>& sink) {
  Database db = TRY(Database::open(path, OpenMode::read));
  const int tables = TRY(tables_in(db));
  TRY(db.run("BEGIN"));  // one instant, while a writer may go on
  return Verify(db, sink).all(tables);
}

}  // namespace sayso
