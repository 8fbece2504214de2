#include <fmt/format.h>

#include <algorithm>

#include "base/faults.h"
#include "store/codec.h"
#include "store/sqlite_store.h"

namespace sayso {
namespace {

#define SAYSO_ACT_COLUMNS                                                            \
  "SELECT a.body, d.id, d.published_at, l.act, l.document, l.event, l.base, "        \
  "l.linked_by, l.link_score FROM event_act AS l JOIN act AS a ON a.number = l.act " \
  "JOIN document AS d ON d.number = l.document "

ActStanding standing_of(const StoredRow& row, int first) {
  return {row.integer(first),     row.integer(first + 1), row.text(first + 2),
          row.integer(first + 3), row.text(first + 4),    row.real(first + 5)};
}

StoredBlock block_of(const StoredRow& row) {
  return {row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.integer(4)};
}

}  // namespace

/// Acts by their order. One of `event` and `number` is what the statement asks for.
Result<std::vector<StoredAct>> SqliteStore::acts(const char* sql, const std::string& event,
                                                 Number number) {
  std::vector<StoredAct> found;
  std::optional<Error> damaged;
  const auto take = [&](const StoredRow& row) {
    Result<LedgerAct> act = act_of(row.view(0));
    if (!act) {
      damaged = within(std::move(act).error(), fmt::format("act {}", row.integer(3)));
      return;
    }
    act->doc = row.text(1);
    act->published_at = row.text(2);
    found.push_back({*std::move(act), standing_of(row, 3)});
  };
  if (!event.empty()) {  // of thousands, room made twice over would be much
    const Numbers count = TRY(numbers("SELECT count(*) FROM event_act WHERE event = ?", event));
    found.reserve(static_cast<std::size_t>(count.front()));
  }
  TRY(event.empty() ? db_.each(sql, take, number) : db_.each(sql, take, event));
  if (damaged) return *std::move(damaged);
  std::sort(found.begin(), found.end(), [](const StoredAct& one, const StoredAct& other) {
    return one.act.order() < other.act.order();
  });
  return found;
}

Result<std::vector<StoredAct>> SqliteStore::acts_of_report(Number report) {
  return acts(SAYSO_ACT_COLUMNS "WHERE l.document = ?", "", report);
}

Result<std::vector<StoredAct>> SqliteStore::acts_of_event(const std::string& event) {
  if (event.empty()) return std::vector<StoredAct>();
  return acts(SAYSO_ACT_COLUMNS "WHERE l.event = ?", event, 0);
}

Result<StoredAct> SqliteStore::act(Number act) {
  std::vector<StoredAct> found = TRY(acts(SAYSO_ACT_COLUMNS "WHERE l.act = ?", "", act));
  if (!found.empty()) return std::move(found.front());
  return fail(fault::kLedgerDamaged, "an act is missing", fmt::format("act {}", act));
}

Result<ActStanding> SqliteStore::standing_of_act(Number act) {
  ActStanding standing;
  TRY(db_.each(
      "SELECT act, document, event, base, linked_by, link_score FROM event_act"
      " WHERE act = ?",
      [&](const StoredRow& row) { standing = standing_of(row, 0); }, act));
  return standing;
}

Result<LedgerStore::Number> SqliteStore::act_at(Number report, std::uint32_t start) {
  const Numbers found = TRY(numbers(
      "SELECT number FROM act WHERE document = ? AND start = ? LIMIT 1", report, whole(start)));
  return found.empty() ? 0 : found.front();
}

Result<void> SqliteStore::set_standing(Number act, const ActStanding& standing) {
  return db_.run(
      "UPDATE event_act SET event = nullif(?1, ''), base = nullif(?2, 0), linked_by = ?3,"
      " link_score = ?4, seal = seal_of(act, document, nullif(?1, ''), nullif(?2, 0), ?3, ?4)"
      " WHERE act = ?5",
      standing.event, standing.base, standing.linked_by, standing.link_score, act);
}

Result<void> SqliteStore::add_block(const StoredBlock& block) {
  return tally_.add(
      "block",
      "INSERT OR IGNORE INTO block VALUES (?1, ?2, ?3, ?4, ?5, seal_of(?1, ?2, ?3, ?4, ?5))",
      block.key, block.day, block.tie, block.act, block.first);
}

Result<void> SqliteStore::drop_blocks(Number act) {
  return tally_.drop("block", "DELETE FROM block WHERE act = ?", act);
}

Result<std::vector<StoredBlock>> SqliteStore::blocks_of(Number act) {
  std::vector<StoredBlock> found;
  TRY(db_.each(
      "SELECT key, day, tie, act, first FROM block WHERE act = ? ORDER BY key, day",
      [&](const StoredRow& row) { found.push_back(block_of(row)); }, act));
  return found;
}

Result<std::vector<StoredBlock>> SqliteStore::blocks_near(const StoredBlock& block, bool before,
                                                          std::size_t most) {
  constexpr const char* kBefore =
      "SELECT key, day, tie, act, first FROM block WHERE key = ? AND (day, tie, act) < (?, ?, ?)"
      " ORDER BY day DESC, tie DESC, act DESC LIMIT ?";
  constexpr const char* kBehind =
      "SELECT key, day, tie, act, first FROM block WHERE key = ? AND (day, tie, act) > (?, ?, ?)"
      " ORDER BY day, tie, act LIMIT ?";
  std::vector<StoredBlock> found;
  TRY(db_.each(
      before ? kBefore : kBehind, [&](const StoredRow& row) { found.push_back(block_of(row)); },
      block.key, block.day, block.tie, block.act, whole(most)));
  return found;
}

Result<void> SqliteStore::add_edge(const StoredEdge& edge) {
  return tally_.put(
      "edge",
      "INSERT INTO edge VALUES (?1, ?2, ?3, ?4, seal_of(?1, ?2, ?3, ?4)) ON CONFLICT DO NOTHING",
      "UPDATE edge SET score = ?3, why = ?4, seal = seal_of(?1, ?2, ?3, ?4)"
      " WHERE a = ?1 AND b = ?2",
      edge.a, edge.b, edge.score, edge.why);
}

Result<void> SqliteStore::drop_edge(Number a, Number b) {
  return tally_.drop("edge", "DELETE FROM edge WHERE (a = ?1 AND b = ?2) OR (a = ?2 AND b = ?1)", a,
                     b);
}

Result<std::vector<StoredEdge>> SqliteStore::edges_of(Number act) {
  std::vector<StoredEdge> found;
  TRY(db_.each(
      "SELECT a, b, score, why FROM edge WHERE a = ?1 UNION ALL"
      " SELECT a, b, score, why FROM edge WHERE b = ?1",
      [&](const StoredRow& row) {
        found.push_back({row.integer(0), row.integer(1), row.real(2), row.text(3)});
      },
      act));
  return found;
}

Result<LedgerStore::Numbers> SqliteStore::repeats_of(Number act) {
  return numbers("SELECT act FROM event_act WHERE base = ? ORDER BY act", act);
}

}  // namespace sayso
