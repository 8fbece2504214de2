#include <algorithm>
#include <limits>

#include "keep/linker.h"

namespace sayso {
namespace {

/// Nearly always the report that is repeated is the first that shares a band.
constexpr std::size_t kFirst = 2;
/// Of a band only so many, the first, are held against those behind them: words that all reports of
/// an outlet share would else hold each against each.
constexpr std::size_t kReach = 32;

}  // namespace

Linker::Linker(LedgerStore& store, Shelf& shelf, const LedgerRules& rules)
    : store_(store),
      shelf_(shelf),
      rules_(rules),
      neighbours_(static_cast<std::size_t>(std::max(1.0, rules.figure("block-neighbours")))),
      event_bar_(rules.figure("event-bar")) {}

Result<void> Linker::link(const Numbers& reports) {
  last_ = TRY(store_.last_place());
  for (const Number report : reports) {
    if (TRY(store_.report(report)).state.state == "superseded") TRY(leave(report));
  }
  for (const Number report : reports) {
    if (TRY(store_.report(report)).state.state != "superseded") TRY(enter(report));
  }
  TRY(place_reports());
  TRY(cluster_touched());
  TRY(relate_reports());
  TRY(heed_notices(reports));
  for (const Number report : reports) TRY(store_.settle(report));
  return {};
}

Result<void> Linker::enter(Number report) {
  const StoredReport stored = TRY(store_.report(report));
  const std::vector<std::uint64_t> bands = bands_of(*TRY(shelf_.sketch(report)));
  const ReportRest base = TRY(base_of(report, bands));
  TRY(rest(report, base));
  TRY(store_.add_bands(report, bands));
  const Place own({stored.published_at, stored.id}, report);
  to_place_.insert(own);
  if (stored.place <= last_) return make_room(own, bands);
  last_ = stored.place;
  return {};
}

/// A report that has come among others: it pushes some out of reach, and others may repeat it.
Result<void> Linker::make_room(const Place& own, const std::vector<std::uint64_t>& bands) {
  std::vector<std::uint64_t> within;
  std::set<Number> pushed;
  for (const std::uint64_t band : bands) {
    const Number beyond = TRY(store_.beyond(band, kReach));
    if (beyond > 0 && TRY(shelf_.order(beyond)) <= own.first) continue;
    within.push_back(band);
    if (beyond > 0) pushed.insert(beyond);
  }
  for (const Number each : pushed) {
    for (const Number later : TRY(store_.reports_resting_on(each))) {
      if (repeats(TRY(store_.report(later)).rest.relation)) TRY(find_base(later));
    }
  }
  return offer(own, within);
}

/// Those behind a report may repeat it rather than what they are held to repeat.
Result<void> Linker::offer(const Place& own, const std::vector<std::uint64_t>& bands) {
  const std::int64_t place = TRY(store_.report(own.second)).place;
  for (const Number later : TRY(store_.alike_after(bands, place))) {
    if (TRY(shelf_.order(later)) <= own.first) continue;
    const ReportRest now = TRY(store_.report(later)).rest;
    const bool has_earlier = repeats(now.relation) && TRY(shelf_.order(now.on)) <= own.first;
    if (has_earlier) continue;
    const ReportRest found = TRY(repeated(later, own.second));
    if (found.on > 0) TRY(rest(later, found));
  }
  return {};
}

Result<void> Linker::leave(Number report) {
  TRY(store_.drop_bands(report));
  const auto order = TRY(shelf_.order(report));
  to_place_.insert({order, report});
  for (const Number later : TRY(store_.reports_resting_on(report))) TRY(find_base(later));
  // Others come into reach.
  for (const std::uint64_t band : bands_of(*TRY(shelf_.sketch(report)))) {
    const Number last = TRY(store_.beyond(band, kReach - 1));
    if (last == 0) continue;
    const Place its(TRY(shelf_.order(last)), last);
    if (order < its.first) TRY(offer(its, {band}));
  }
  return {};
}

Result<void> Linker::find_base(Number report) {
  const std::vector<std::uint64_t> bands = bands_of(*TRY(shelf_.sketch(report)));
  const ReportRest base = TRY(base_of(report, bands));
  TRY(rest(report, base));
  return {};
}

/// The least report that this one repeats, of those within reach in a band. It is nearly always the
/// first of a band; others before it are looked at only where some were left out.
Result<ReportRest> Linker::base_of(Number report, const std::vector<std::uint64_t>& bands) {
  std::int64_t upto = TRY(store_.report(report)).place;
  Place before(TRY(shelf_.order(report)), report);
  std::set<Number> tried = {report};
  ReportRest base;
  for (const std::size_t most : {kFirst, kReach}) {
    const Numbers alike = TRY(store_.alike_before(bands, upto, most));
    std::set<Place> candidates;
    for (const Number earlier : alike) {
      const Place its(TRY(shelf_.order(earlier)), earlier);
      if (its.first < before.first && tried.insert(earlier).second) candidates.insert(its);
    }
    for (const Place& candidate : candidates) {
      const ReportRest found = TRY(repeated(report, candidate.second));
      if (found.on == 0) continue;
      base = found;
      before = candidate;
      upto = TRY(store_.report(found.on)).place;
      break;
    }
    std::size_t seen = 0;
    for (const Number earlier : alike) seen += TRY(shelf_.order(earlier)) <= before.first ? 1 : 0;
    if (seen < kFirst) break;  // no band was cut before it
  }
  return base;
}

/// How a report repeats an earlier one, if it does.
Result<ReportRest> Linker::repeated(Number report, Number earlier) {
  if (TRY(store_.report(earlier)).state.state == "superseded") return ReportRest{};
  const auto relation =
      repetition(*TRY(shelf_.sketch(earlier)), *TRY(shelf_.sketch(report)), rules_);
  if (!relation) return ReportRest{};
  return ReportRest{earlier, relation->relation, relation->why, relation->measure, true};
}

/// Notes what a report repeats; did that change?
Result<bool> Linker::rest(Number report, const ReportRest& found) {
  const ReportRest now = TRY(store_.report(report)).rest;
  const std::int64_t before = repeats(now.relation) ? now.on : 0;
  if (before == found.on && (found.on == 0 || now.relation == found.relation)) return false;
  TRY(store_.set_rest(report, found));
  to_place_.insert({TRY(shelf_.order(report)), report});
  return true;
}

/// A copy of what a person took out goes with it. Did the state change?
Result<bool> Linker::settle_state(Number report) {
  const StoredReport stored = TRY(store_.report(report));
  if (stored.state.state == "superseded") return false;
  bool out = !stored.state.taken_out.empty();
  if (!out && repeats(stored.rest.relation)) {
    out = TRY(store_.report(stored.rest.on)).state.state == "withdrawn";
  }
  const std::string state = out ? "withdrawn" : "live";
  if (state == stored.state.state) return false;
  TRY(store_.set_state(report, {state, stored.state.superseded_by, stored.state.taken_out}));
  return true;
}

/// In the order of reports: what one repeats is placed before it.
Result<void> Linker::place_reports() {
  while (!to_place_.empty()) {
    const auto [order, report] = *to_place_.begin();
    to_place_.erase(to_place_.begin());
    static_cast<void>(TRY(settle_state(report)));
    TRY(place_acts(report));
    // A report that is placed again may carry others with it.
    for (const Number later : TRY(store_.reports_resting_on(report))) {
      if (TRY(settle_state(later))) to_place_.insert({TRY(shelf_.order(later)), later});
    }
  }
  return {};
}

}  // namespace sayso
