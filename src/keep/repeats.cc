#include <algorithm>
#include <limits>

#include "keep/linker.h"

namespace sayso {
namespace {

/// Nearly always the report that is repeated is the first that shares a band.
constexpr std::size_t kFirst = 2;
constexpr std::size_t kAll = std::size_t{1} << 40;

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
  const Shelf::Shared<TextSketch> sketch = TRY(shelf_.sketch(report));
  const StoredReport stored = TRY(store_.report(report));
  const std::vector<std::uint64_t> bands = bands_of(*sketch);
  const ReportRest base = TRY(base_of(report, bands));
  TRY(rest(report, base));
  TRY(store_.add_bands(report, bands));
  to_place_.insert({{stored.published_at, stored.id}, report});
  if (stored.place > last_) {
    last_ = stored.place;
    return {};
  }
  // Those behind it may repeat it rather than what they are held to repeat.
  for (const Number later : TRY(store_.alike_after(bands, stored.place))) {
    const auto order = TRY(shelf_.order(later));
    if (later == report || order <= std::pair(stored.published_at, stored.id)) continue;
    const ReportRest now = TRY(store_.report(later)).rest;
    const bool has_earlier = repeats(now.relation) &&
                             TRY(shelf_.order(now.on)) <= std::pair(stored.published_at, stored.id);
    if (has_earlier) continue;
    const ReportRest found = TRY(repeated(later, report));
    if (found.on > 0) TRY(rest(later, found));
  }
  return {};
}

Result<void> Linker::leave(Number report) {
  TRY(store_.drop_bands(report));
  const auto order = TRY(shelf_.order(report));
  to_place_.insert({order, report});
  for (const Number later : TRY(store_.reports_resting_on(report))) TRY(find_base(later));
  return {};
}

Result<void> Linker::find_base(Number report) {
  const std::vector<std::uint64_t> bands = bands_of(*TRY(shelf_.sketch(report)));
  const ReportRest base = TRY(base_of(report, bands));
  TRY(rest(report, base));
  return {};
}

/// The least report that this one repeats. It is nearly always one of the first that share a band;
/// all others before it are looked at only where some were left out.
Result<ReportRest> Linker::base_of(Number report, const std::vector<std::uint64_t>& bands) {
  std::int64_t upto = TRY(store_.report(report)).place;
  Place before(TRY(shelf_.order(report)), report);
  std::set<Number> tried = {report};
  ReportRest base;
  for (const std::size_t most : {kFirst, kAll}) {
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
