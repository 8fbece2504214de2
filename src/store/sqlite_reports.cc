#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <string_view>

#include "base/faults.h"
#include "store/codec.h"
#include "store/hashes.h"
#include "store/sqlite_store.h"

namespace sayso {
namespace {

constexpr std::size_t kKnownParties = 20000;
constexpr std::size_t kKnownReports = 20000;
constexpr std::int64_t kNothing = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t kLeastBeginning = 4;

StoredReport report_of(const StoredRow& row) {
  StoredReport report;
  report.number = row.integer(0);
  report.run = row.integer(1);
  report.place = row.integer(2);
  report.id = row.text(3);
  report.key = row.text(4);
  report.outlet = row.text(5);
  report.published_at = row.text(6);
  report.url = row.text(7);
  report.lang = row.text(8);
  report.events = static_cast<std::uint64_t>(row.integer(9));
  report.state = {row.text(10), row.integer(11), row.text(12)};
  report.rest = {row.integer(13), row.text(14), row.text(15), row.real(16), false};
  report.rest.repeats = report.rest.relation == "copy" || report.rest.relation == "near-copy";
  report.withdrawn_on = row.text(17);
  report.notice = row.integer(18);
  report.title = row.text(19);
  report.does = row.text(20);
  return report;
}

}  // namespace

Result<LedgerStore::Number> SqliteStore::add_report(const StoredReport& report,
                                                    const LedgerReport& told) {
  const std::string more = bytes_of(ReportTold{told.notice, told.quoted_outlets});
  TRY(
      db_.run("INSERT INTO outlet(name, documents, run) VALUES (?, 1, ?)"
              " ON CONFLICT (name) DO UPDATE SET documents = documents + 1",
              report.outlet, report.run));
  TRY(
      db_.run("INSERT INTO document(id, key, outlet, published_at, url, lang, run, place, print,"
              " events, hash, title, extra, told, text, seal)"
              " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,"
              " seal_of(?7, ?8, ?10, 'live', NULL, NULL, '', 0.0, '', '', NULL, ''))",
              report.id, report.key, report.outlet, report.published_at, report.url, report.lang,
              report.run, report.place, hex_of(print_of(report.key, report.outlet, told.text)),
              whole(told.acts.size()), hash_of_report(report, told.text, more), report.title,
              report.extra, Blob{more}, told.text));
  const Number number = db_.last_number();
  TRY(db_.run("INSERT INTO document_words(rowid, title, text) VALUES (?, ?, ?)", number,
              report.title, told.text));
  if (!told.notice.does.empty()) {
    TRY(tally_.add("notice", "INSERT INTO notice VALUES (?1, ?2, seal_of(?1, ?2))", number,
                   told.notice.does));
  }
  for (const LedgerAct& act : told.acts) TRY(add_act(number, told, act, report.run));
  TRY(add_pending(number));
  return number;
}

Result<void> SqliteStore::add_act(Number report, const LedgerReport& told, const LedgerAct& act,
                                  Number run) {
  const std::string body = bytes_of(act);
  const CodedDate when = act.when.value_or(CodedDate{});
  const CodedPlace where = act.where.value_or(CodedPlace{});
  TRY(db_.run(
      "INSERT INTO act(document, start, \"end\", \"trigger\", type, act, mode, context, cameo,"
      " factuality, tense, stance, when_from, when_to, place, country, score, hash, body)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      report, whole(act.start), whole(act.end), act.trigger, act.type, act.act,
      act.mode.value_or(""), act.context.value_or(""), act.cameo, act.factuality, act.tense,
      act.stance, when.from.value_or(""), when.to.value_or(""), where.name,
      where.country.value_or(""), act.score, hash_of_act(told.id, body), Blob{body}));
  const Number number = db_.last_number();
  TRY(
      db_.run("INSERT INTO event_act(act, document, seal) VALUES (?1, ?2, seal_of(?1, ?2, NULL, "
              "NULL, '', 0.0))",
              number, report));
  TRY(add_roles(number, act, run));
  for (const LedgerClaim& claim : act.claims) TRY(add_claim(number, claim, run));
  return {};
}

Result<void> SqliteStore::add_party(const LedgerParty& party, Number run) {
  const auto [at, is_new] = parties_.emplace(party.key, party.name);
  if (!is_new) return {};
  TRY(
      db_.run("INSERT OR IGNORE INTO entity VALUES (?1, ?2, ?3, ?4, ?5, ?6, seal_of(?1, ?2, ?3, "
              "?4, ?5, ?6))",
              party.key, party.name, party.country, party.cameo, joined(party.sectors), run));
  TRY(tally_.add("name", "INSERT OR IGNORE INTO name VALUES (?1, ?2, seal_of(?1, ?2))", party.name,
                 party.key));
  if (parties_.size() > kKnownParties) parties_.clear();
  return {};
}

namespace {

constexpr const char* kRole = "INSERT INTO role VALUES (?, ?, ?, nullif(?, ''), ?, ?, ?)";
constexpr const char* kChain = "INSERT INTO chain VALUES (?, ?, ?, nullif(?, ''), ?, ?, ?, ?, ?)";

}  // namespace

Result<void> SqliteStore::add_roles(Number act, const LedgerAct& told, Number run) {
  const auto add_parties = [&](const char* role,
                               const std::vector<LedgerParty>& parties) -> Result<void> {
    std::int64_t place = 0;
    for (const LedgerParty& party : parties) {
      TRY(add_party(party, run));
      TRY(db_.run(kRole, act, std::string_view(role), place++, party.key, party.name,
                  whole(party.start), whole(party.end)));
    }
    return {};
  };
  TRY(add_parties("actors", told.actors));
  TRY(add_parties("recipients", told.recipients));
  std::int64_t place = 0;
  const auto add = [&](std::string_view role, const std::string& value) {
    return db_.run(kRole, act, role, place++, std::string_view(), value, nullptr, nullptr);
  };
  for (const std::string& object : told.object) TRY(add("object", object));
  for (const CodedToll& toll : told.tolls) TRY(add("toll", value_of(toll)));
  return {};
}

Result<void> SqliteStore::add_claim(Number act, const LedgerClaim& claim, Number run) {
  TRY(db_.run(
      "INSERT INTO claim(id, act, start, \"end\", kind, factuality, tense, stance, condition,"
      " named, voices) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      claim.id, act, whole(claim.start), whole(claim.end), claim.kind, claim.factuality,
      claim.tense, claim.stance, claim.condition.value_or(""), whole(claim.named),
      joined(claim.voices)));
  const Number number = db_.last_number();
  std::int64_t depth = 0;
  for (const LedgerLink& link : claim.chain) {
    std::int64_t place = 0;
    const auto add = [&](const std::string& key, const std::string& name) {
      return db_.run(kChain, number, depth, place++, key, name, link.kind, link.cue,
                     whole(link.start), whole(link.end));
    };
    if (link.vouchers.empty()) TRY(add("", ""));
    for (const LedgerParty& voucher : link.vouchers) {
      TRY(add_party(voucher, run));
      TRY(add(voucher.key, voucher.name));
    }
    ++depth;
  }
  return {};
}

Result<StoredReport> SqliteStore::report(Number report) {
  const auto known = reports_.find(report);
  if (known != reports_.end()) return known->second;
  std::optional<StoredReport> found;
  TRY(db_.each(
      "SELECT number, run, place, id, key, outlet, published_at, url, lang, events, state,"
      " superseded_by, taken_out, rests_on, relation, why, measure, withdrawn_on, notice,"
      " title, (SELECT does FROM notice WHERE document = number) FROM document"
      " WHERE number = ?",
      [&](const StoredRow& row) { found = report_of(row); }, report));
  if (!found) {
    return fail(fault::kLedgerDamaged, "a report is missing", fmt::format("document {}", report));
  }
  if (writes_) {
    if (reports_.size() == kKnownReports) reports_.clear();
    reports_.emplace(report, *found);
  }
  return *std::move(found);
}

Result<LedgerReport> SqliteStore::told(Number report) {
  LedgerReport told;
  std::string more;
  TRY(db_.each(
      "SELECT id, key, outlet, published_at, title, text, told FROM document"
      " WHERE number = ?",
      [&](const StoredRow& row) {
        told.id = row.text(0);
        told.key = row.text(1);
        told.outlet = row.text(2);
        told.published_at = row.text(3);
        told.title = row.text(4);
        told.text = row.text(5);
        more = row.text(6);
      },
      report));
  ReportTold beside = TRY(told_of(more));
  told.notice = std::move(beside.notice);
  told.quoted_outlets = std::move(beside.quoted_outlets);
  for (StoredAct& act : TRY(acts_of_report(report))) told.acts.push_back(std::move(act.act));
  return told;
}

Result<std::string> SqliteStore::text(Number report) {
  const std::vector<std::string> found =
      TRY(texts("SELECT text FROM document WHERE number = ?", report));
  return found.empty() ? std::string() : found.front();
}

Result<LedgerStore::Numbers> SqliteStore::reports_of_key(const std::string& key) {
  return numbers("SELECT number FROM document WHERE key = ? ORDER BY number", key);
}

Result<LedgerStore::Numbers> SqliteStore::reports_of_id(const std::string& id) {
  if (id.size() < kLeastBeginning) return Numbers{};
  return numbers(
      "SELECT number FROM document WHERE id >= ?1 AND id < ?1 || 'g' ORDER BY number"
      " LIMIT 20",
      id);
}

Result<LedgerStore::Numbers> SqliteStore::reports_named(const std::string& name) {
  if (name.empty()) return Numbers{};
  return numbers(
      "SELECT number FROM document WHERE key = ?1 UNION SELECT number FROM document"
      " WHERE url <> '' AND url = ?1 UNION SELECT number FROM document WHERE title <> ''"
      " AND title = ?1 COLLATE NOCASE",
      name);
}

Result<LedgerStore::Numbers> SqliteStore::reports_of_outlet(const std::string& outlet,
                                                            const std::string& since,
                                                            const std::string& until) {
  return numbers(
      "SELECT number FROM document WHERE outlet = ? AND published_at >= ?"
      " AND published_at <= ? AND state = 'live' ORDER BY published_at, place",
      outlet, since, until);
}

Result<LedgerStore::Numbers> SqliteStore::reports_resting_on(Number report) {
  return numbers("SELECT number FROM document WHERE rests_on = ? ORDER BY place", report);
}

Result<std::vector<StoredVersion>> SqliteStore::past_versions(const std::string& first,
                                                              const std::string& last) {
  std::vector<StoredVersion> found;
  // A version stands until the next one comes: the one that superseded it, or one that was found
  // out later and lies between.
  TRY(db_.each(
      "SELECT number, until FROM (SELECT d.number AS number, substr(d.published_at, 1, 10) AS "
      "since,"
      " min(substr(s.published_at, 1, 10), coalesce((SELECT min(substr(n.published_at, 1, 10))"
      " FROM document AS n WHERE n.key = d.key AND n.outlet = d.outlet"
      " AND (n.published_at, n.number) > (d.published_at, d.number)), '~')) AS until"
      " FROM document AS d JOIN document AS s ON s.number = d.superseded_by"
      " WHERE d.superseded_by IS NOT NULL AND d.state = 'superseded' AND d.events > 0)"
      " WHERE until > since AND since <= ?2 AND until > ?1 ORDER BY number",
      [&](const StoredRow& row) {
        found.push_back({row.integer(0), row.text(1)});
      },
      first, last));
  return found;
}

Result<void> SqliteStore::set_state(Number report, const ReportState& state) {
  reports_.erase(report);
  return db_.run(
      "UPDATE document SET state = ?1, superseded_by = nullif(?2, 0), taken_out = ?3,"
      " seal = seal_of(run, place, events, ?1, nullif(?2, 0), rests_on, relation, measure, why,"
      " withdrawn_on, notice, ?3) WHERE number = ?4",
      state.state, state.superseded_by, state.taken_out, report);
}

Result<void> SqliteStore::set_rest(Number report, const ReportRest& rest) {
  reports_.erase(report);
  TRY(
      db_.run("UPDATE document SET rests_on = nullif(?1, 0), relation = ?2, why = ?3, measure = ?4,"
              " seal = seal_of(run, place, events, state, superseded_by, nullif(?1, 0), ?2, ?4, ?3,"
              " withdrawn_on, notice, taken_out) WHERE number = ?5",
              rest.on, rest.relation, rest.why, rest.measure, report));
  return db_.run(
      "UPDATE band SET rest = ?1, seal = seal_of(band, place, document, ?1)"
      " WHERE document = ?2 AND rest <> ?1",
      TRY(place_below(rest)), report);
}

/// The place of the report that one repeats.
Result<std::int64_t> SqliteStore::place_below(const ReportRest& rest) {
  return rest.repeats ? TRY(report(rest.on)).place : kNothing;
}

Result<void> SqliteStore::set_withdrawn(Number report, const std::string& day, Number notice) {
  reports_.erase(report);
  return db_.run(
      "UPDATE document SET withdrawn_on = ?1, notice = nullif(?2, 0), seal = seal_of(run, place,"
      " events, state, superseded_by, rests_on, relation, measure, why, ?1, nullif(?2, 0),"
      " taken_out) WHERE number = ?3",
      day, notice, report);
}

Result<std::string> SqliteStore::last_day() {
  const std::vector<std::string> found =
      TRY(texts("SELECT published_at FROM document WHERE state = 'live'"
                " ORDER BY published_at DESC LIMIT 1"));
  return found.empty() ? std::string() : found.front().substr(0, 10);
}

Result<std::int64_t> SqliteStore::last_place() {
  const Numbers found =
      TRY(numbers("SELECT place FROM document WHERE number NOT IN (SELECT document FROM pending)"
                  " ORDER BY published_at DESC, place DESC LIMIT 1"));
  return found.empty() ? 0 : found.front();
}

Result<void> SqliteStore::add_pending(Number report) {
  return tally_.add("pending", "INSERT OR IGNORE INTO pending VALUES (?1, seal_of(?1))", report);
}

Result<LedgerStore::Numbers> SqliteStore::pending(std::size_t most) {
  return numbers(
      "SELECT p.document FROM pending AS p JOIN document AS d ON d.number = p.document"
      " ORDER BY d.place, d.id LIMIT ?",
      whole(most));
}

Result<void> SqliteStore::settle(Number report) {
  return tally_.drop("pending", "DELETE FROM pending WHERE document = ?", report);
}

Result<std::uint64_t> SqliteStore::pending_count() {
  const Numbers found = TRY(numbers("SELECT count(*) FROM pending"));
  return static_cast<std::uint64_t>(found.front());
}

Result<void> SqliteStore::add_bands(Number report, const std::vector<std::uint64_t>& bands) {
  const StoredReport stored = TRY(this->report(report));
  const std::int64_t below = TRY(place_below(stored.rest));
  for (const std::uint64_t band : bands) {
    TRY(tally_.add("band",
                   "INSERT OR IGNORE INTO band VALUES (?1, ?2, ?3, ?4, seal_of(?1, ?2, ?3, ?4))",
                   whole(band), stored.place, report, below));
  }
  return {};
}

Result<void> SqliteStore::drop_bands(Number report) {
  return tally_.drop("band", "DELETE FROM band WHERE document = ?", report);
}

Result<LedgerStore::Numbers> SqliteStore::alike_before(const std::vector<std::uint64_t>& bands,
                                                       std::int64_t place, std::size_t most) {
  std::map<std::int64_t, std::set<Number>> found;
  for (const std::uint64_t band : bands) {
    TRY(db_.each(
        "SELECT place, document FROM band WHERE band = ? AND place <= ?"
        " ORDER BY place LIMIT ?",
        [&](const StoredRow& row) { found[row.integer(0)].insert(row.integer(1)); }, whole(band),
        place, whole(most)));
  }
  Numbers reports;
  for (const auto& at : found) reports.insert(reports.end(), at.second.begin(), at.second.end());
  return reports;
}

Result<LedgerStore::Number> SqliteStore::beyond(std::uint64_t band, std::size_t others) {
  const Numbers found =
      TRY(numbers("SELECT document FROM band WHERE band = ? ORDER BY place, document"
                  " LIMIT 1 OFFSET ?",
                  whole(band), whole(others)));
  return found.empty() ? 0 : found.front();
}

Result<LedgerStore::Numbers> SqliteStore::alike(const std::vector<std::uint64_t>& bands) {
  return alike_before(bands, kNothing, std::numeric_limits<std::int32_t>::max());
}

Result<LedgerStore::Numbers> SqliteStore::alike_after(const std::vector<std::uint64_t>& bands,
                                                      std::int64_t place) {
  std::set<Number> found;
  for (const std::uint64_t band : bands) {
    TRY(db_.each(
        "SELECT document FROM band WHERE band = ?1 AND rest > ?2 AND place >= ?2",
        [&](const StoredRow& row) { found.insert(row.integer(0)); }, whole(band), place));
  }
  return Numbers(found.begin(), found.end());
}

}  // namespace sayso
