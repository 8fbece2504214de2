#include "store/sqlite_store.h"

namespace sayso {

Result<OutletFigures> SqliteStore::outlet_figures(const std::string& outlet) {
  OutletFigures out;
  const auto count = [](const StoredRow& row, int column) {
    return static_cast<std::uint64_t>(row.integer(column));
  };
  TRY(db_.each(
      "SELECT count(*), coalesce(sum(relation IN ('copy', 'near-copy')), 0) FROM document"
      " WHERE outlet = ? AND state <> 'superseded'",
      [&](const StoredRow& row) {
        out.reports = count(row, 0);
        out.copies = count(row, 1);
      },
      outlet));
  TRY(db_.each(
      "SELECT count(*), coalesce(sum(standing = 'confirmed'), 0),"
      " coalesce(sum(standing IN ('denied', 'retracted')), 0) FROM event WHERE id IN"
      " (SELECT c.event FROM document AS d JOIN event_claim AS c ON c.document = d.number"
      " WHERE d.outlet = ? AND d.state <> 'superseded'"
      " AND d.relation NOT IN ('copy', 'near-copy') AND c.stance = 'asserts')",
      [&](const StoredRow& row) {
        out.asserted = count(row, 0);
        out.confirmed = count(row, 1);
        out.contradicted = count(row, 2);
      },
      outlet));
  TRY(db_.each(
      "SELECT grade FROM grade WHERE kind = 'outlet' AND target = ? AND accepted = 1"
      " ORDER BY number DESC LIMIT 1",
      [&](const StoredRow& row) { out.grade = row.text(0); }, outlet));
  return out;
}

}  // namespace sayso
