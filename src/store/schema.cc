#include "store/schema.h"

#include <array>

#include "base/faults.h"

namespace sayso {
namespace {

constexpr std::array kSealed = {
    SealedTable{"meta", "name", "name, value"},
    SealedTable{"run", "number", "id, sayso, model, ontology, actors, ledger, isa, settings, at"},
    SealedTable{"document", "number",
                "run, place, events, state, superseded_by, rests_on, relation, measure, why,"
                " withdrawn_on, notice, taken_out"},
    SealedTable{"pending", "document", "document"},
    SealedTable{"entity", "key", "key, name, country, cameo, sectors, run"},
    SealedTable{"name", "name || ' ' || entity", "name, entity"},
    SealedTable{"band", "band || ' ' || place || ' ' || document", "band, place, document, rest"},
    SealedTable{"block", "key || ' ' || day || ' ' || tie || ' ' || act",
                "key, day, tie, act, first"},
    SealedTable{"edge", "a || ' ' || b", "a, b, score, why"},
    SealedTable{"event", "id",
                "id, type, act, mode, context, cameo, quad, intensity, when_from, when_to, place,"
                " country, standing, stage, status, reports, independent_voices, denying_voices,"
                " expected_by, day, last_day, first_report, run"},
    SealedTable{"event_act", "act", "act, document, event, base, linked_by, link_score"},
    SealedTable{"alias", "id", "id, event"},
    SealedTable{"change", "number",
                "at, change, event, \"into\", status_before, status_after, why, run"},
    SealedTable{"relation", "later || ' ' || earlier", "later, earlier, relation, why, shared"},
    SealedTable{"corrected", "document || ' ' || field || ' ' || notice",
                "document, field, notice, day"},
    SealedTable{"notice", "document", "document, does"},
    SealedTable{"reject", "number", "key, fault, what, place, next, times, run, at, hash"},
    SealedTable{"correction", "number",
                "document_key, words, field, old, new, note, by, at, replaces, hash"},
    SealedTable{"grade", "number", "kind, target, grade, basis, by, at, accepted"},
    SealedTable{"tally", "name", "name, rows"},
    SealedTable{"schema_text", "type || ' ' || name", "type, name, on_table, sql"},
};

constexpr std::array kTallied = {"alias", "band", "block", "corrected", "correction", "edge",
                                 "grade", "meta", "name",  "notice",    "pending",    "relation"};

}  // namespace

Result<int> tables_in(Database& db) {
  std::int64_t version = 0, known = 0;
  TRY(db.each("PRAGMA user_version", [&](const StoredRow& row) { version = row.integer(0); }));
  TRY(db.each("SELECT count(*) FROM sqlite_schema WHERE name IN ('document', 'act', 'event')",
              [&](const StoredRow& row) { known = row.integer(0); }));
  constexpr std::int64_t kNamed = 3;
  if (version <= 0 || known < kNamed) {
    return fail(fault::kNoLedger, "no ledger in this file", db.path());
  }
  if (version > kTablesKnown) return fail(fault::kLedgerNewer, "", db.path());
  return static_cast<int>(version);
}

std::span<const SealedTable> sealed_tables() { return kSealed; }

std::span<const char* const> tallied_tables() { return kTallied; }

Result<void> keep_schema_text(Database& db) {
  TRY(db.run("DELETE FROM schema_text"));
  return db.run(
      "INSERT INTO schema_text SELECT type, name, tbl_name, sql, seal_of(type, name, tbl_name, sql)"
      " FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'");
}

}  // namespace sayso
