#include <algorithm>

#include "base/number.h"
#include "store/sqlite_store.h"

namespace sayso {
namespace {

LedgerChange change_of(const StoredRow& row) {
  LedgerChange change;
  change.number = static_cast<std::uint64_t>(row.integer(0));
  change.at = row.text(1);
  change.change = row.text(2);
  change.event = row.text(3);
  change.into = row.text(4);
  change.status_before = row.text(5);
  change.status_after = row.text(6);
  change.why = row.text(7);
  return change;
}

StoredRelation relation_of_row(const StoredRow& row) {
  return {row.integer(0), row.integer(1), row.text(2), row.text(3),
          static_cast<std::size_t>(row.integer(4))};
}

}  // namespace

Result<std::optional<StoredEvent>> SqliteStore::event(const std::string& id) {
  std::optional<StoredEvent> found;
  TRY(db_.each(
      "SELECT id, type, act, standing, stage, status, expected_by, day, last_day, first_report,"
      " reports, independent_voices, denying_voices FROM event WHERE id = ?",
      [&](const StoredRow& row) {
        StoredEvent& stored = found.emplace();
        LedgerEvent& event = stored.event;
        event.id = row.text(0);
        event.type = row.text(1);
        event.act = row.text(2);
        event.standing = row.text(3);
        event.stage = row.text(4);
        event.status = row.text(5);
        if (!row.view(6).empty()) event.expected_by = row.text(6);
        stored.day = row.text(7);
        stored.last_day = row.text(8);
        stored.first_report = row.text(9);
        event.reports = static_cast<int>(row.integer(10));
        event.independent_voices = static_cast<int>(row.integer(11));
        event.denying_voices = static_cast<int>(row.integer(12));
      },
      id));
  return found;
}

Result<void> SqliteStore::put_event(const StoredEvent& stored) {
  const LedgerEvent& event = stored.event;
  const CodedDate when = event.when.value_or(CodedDate{});
  const CodedPlace where = event.where.value_or(CodedPlace{});
  return db_.run(
      "INSERT OR REPLACE INTO event VALUES"
      " (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,"
      " ?20, ?21, ?22, nullif(?23, 0), seal_of(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,"
      " ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, nullif(?23, 0)))",
      event.id, event.type, event.act, event.mode.value_or(""), event.context.value_or(""),
      event.cameo, whole(event.quad), event.intensity, when.from.value_or(""), when.to.value_or(""),
      where.name, where.country.value_or(""), event.standing, event.stage, event.status,
      whole(event.reports), whole(event.independent_voices), whole(event.denying_voices),
      event.expected_by.value_or(""), stored.day, stored.last_day, stored.first_report, stored.run);
}

Result<void> SqliteStore::drop_event(const std::string& id) {
  return db_.run("DELETE FROM event WHERE id = ?", id);
}

Result<std::vector<std::string>> SqliteStore::events_of_report(Number report) {
  return texts(
      "SELECT l.event FROM event_act AS l JOIN act AS a ON a.number = l.act"
      " WHERE l.document = ? AND l.event IS NOT NULL GROUP BY l.event ORDER BY min(a.start)",
      report);
}

Result<LedgerStore::Numbers> SqliteStore::reports_of_event(const std::string& event, bool own) {
  constexpr const char* kAll =
      "SELECT DISTINCT d.number FROM event_act AS l JOIN document AS d ON d.number = l.document"
      " WHERE l.event = ? ORDER BY d.place, d.id";
  constexpr const char* kOwn =
      "SELECT DISTINCT d.number FROM event_act AS l JOIN document AS d ON d.number = l.document"
      " WHERE l.event = ? AND l.base IS NULL AND d.relation NOT IN ('copy', 'near-copy')"
      " ORDER BY d.place, d.id";
  return numbers(own ? kOwn : kAll, event);
}

Result<std::vector<std::string>> SqliteStore::events_begun_as(const std::string& beginning) {
  return texts("SELECT id FROM event WHERE id >= ?1 AND id < ?1 || 'g' ORDER BY id LIMIT 10",
               beginning);
}

Result<std::vector<std::string>> SqliteStore::events_due(const std::string& day) {
  return texts(
      "SELECT id FROM event WHERE stage = 'planned' AND expected_by <> ''"
      " AND expected_by < ?",
      day);
}

Result<void> SqliteStore::put_alias(const std::string& id, const std::string& event) {
  TRY(db_.run("UPDATE alias SET event = ?2, seal = seal_of(id, ?2) WHERE event = ?1", id, event));
  return tally_.put("alias",
                    "INSERT INTO alias VALUES (?1, ?2, seal_of(?1, ?2)) ON CONFLICT DO NOTHING",
                    "UPDATE alias SET event = ?2, seal = seal_of(?1, ?2) WHERE id = ?1", id, event);
}

Result<void> SqliteStore::drop_alias(const std::string& id) {
  return tally_.drop("alias", "DELETE FROM alias WHERE id = ?", id);
}

Result<std::string> SqliteStore::alias(const std::string& id) {
  const std::vector<std::string> found = TRY(texts("SELECT event FROM alias WHERE id = ?", id));
  return found.empty() ? std::string() : found.front();
}

Result<void> SqliteStore::add_change(const LedgerChange& change, Number run) {
  return db_.run(
      "INSERT INTO change(at, change, event, \"into\", status_before, status_after, why,"
      " run, seal) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, nullif(?8, 0),"
      " seal_of(?1, ?2, ?3, ?4, ?5, ?6, ?7, nullif(?8, 0)))",
      change.at, change.change, change.event, change.into, change.status_before,
      change.status_after, change.why, run);
}

Result<void> SqliteStore::changes(const std::string& since, const std::string& event,
                                  const std::function<bool(const LedgerChange&)>& sink) {
  const std::optional<std::int64_t> number = parse_number<std::int64_t>(since);
  bool more = true;
  // A day is over when it ends: what came on it is not after it.
  const std::string after = !number && since.size() == 10 ? since + "~" : since;
  return db_.each(
      "SELECT number, at, change, event, \"into\", status_before, status_after, why FROM change"
      " WHERE number > ?1 AND at > ?2 AND (?3 = '' OR event = ?3 OR \"into\" = ?3) ORDER BY number",
      [&](const StoredRow& row) { more = more && sink(change_of(row)); }, number.value_or(0),
      number ? std::string() : after, event);
}

Result<std::optional<StoredRelation>> SqliteStore::relation(Number later, Number earlier) {
  std::optional<StoredRelation> found;
  TRY(db_.each(
      "SELECT later, earlier, relation, why, shared FROM relation WHERE later = ?"
      " AND earlier = ?",
      [&](const StoredRow& row) { found = relation_of_row(row); }, later, earlier));
  return found;
}

Result<void> SqliteStore::put_relation(const StoredRelation& relation) {
  return tally_.put("relation",
                    "INSERT INTO relation VALUES (?1, ?2, ?3, ?4, ?5, seal_of(?1, ?2, ?3, ?4, ?5)) "
                    "ON CONFLICT DO NOTHING",
                    "UPDATE relation SET relation = ?3, why = ?4, shared = ?5,"
                    " seal = seal_of(?1, ?2, ?3, ?4, ?5) WHERE later = ?1 AND earlier = ?2",
                    relation.later, relation.earlier, relation.relation, relation.why,
                    whole(relation.shared));
}

Result<std::vector<StoredRelation>> SqliteStore::relations_of(Number later) {
  std::vector<StoredRelation> found;
  TRY(db_.each(
      "SELECT later, earlier, relation, why, shared FROM relation WHERE later = ?",
      [&](const StoredRow& row) { found.push_back(relation_of_row(row)); }, later));
  return found;
}

Result<LedgerStore::Numbers> SqliteStore::notices() {
  return numbers(
      "SELECT n.document FROM notice AS n JOIN document AS d ON d.number = n.document"
      " ORDER BY d.place, d.id");
}

Result<LedgerStore::Numbers> SqliteStore::taken_by(Number notice) {
  return numbers("SELECT number FROM document WHERE notice = ? ORDER BY place", notice);
}

Result<void> SqliteStore::put_corrected(const StoredCorrected& corrected) {
  has_corrected_.reset();
  return tally_.put("corrected",
                    "INSERT INTO corrected VALUES (?1, ?2, ?3, ?4, seal_of(?1, ?2, ?3, ?4)) ON "
                    "CONFLICT DO NOTHING",
                    "UPDATE corrected SET day = ?4, seal = seal_of(?1, ?2, ?3, ?4)"
                    " WHERE document = ?1 AND field = ?2 AND notice = ?3",
                    corrected.report, corrected.field, corrected.notice, corrected.day);
}

Result<void> SqliteStore::drop_corrected(Number notice) {
  return tally_.drop("corrected", "DELETE FROM corrected WHERE notice = ?", notice);
}

Result<std::vector<StoredCorrected>> SqliteStore::corrected(Number report) {
  std::vector<StoredCorrected> found;
  if (writes_ && !has_corrected_) {
    has_corrected_ = !TRY(numbers("SELECT document FROM corrected LIMIT 1")).empty();
  }
  if (has_corrected_ == false) return found;
  TRY(db_.each(
      "SELECT document, notice, field, day FROM corrected WHERE document = ?"
      " ORDER BY field, day DESC",
      [&](const StoredRow& row) {
        found.push_back({row.integer(0), row.integer(1), row.text(2), row.text(3)});
      },
      report));
  return found;
}

}  // namespace sayso
