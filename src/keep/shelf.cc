#include "keep/shelf.h"

#include <algorithm>

namespace sayso {
namespace {

/// The longest way from a copy to what it repeats in the end.
constexpr int kMostCopySteps = 64;

std::string earlier_day(const std::string& one, const std::string& other) {
  if (one.empty() || other.empty()) return one + other;
  return std::min(one, other);
}

}  // namespace

bool repeats(const std::string& relation) { return relation == "copy" || relation == "near-copy"; }

bool retells(const std::string& relation) {
  return relation == "quotes-other" || relation == "same-wire";
}

Result<Shelf::Shared<TextSketch>> Shelf::sketch(Number report) {
  if (Shared<TextSketch> known = sketches_.find(report)) return known;
  return sketches_.put(report, sketch_of(TRY(store_.text(report))));
}

Result<Shelf::Shared<LedgerReport>> Shelf::told(Number report) {
  if (Shared<LedgerReport> known = told_.find(report)) return known;
  return told_.put(report, TRY(store_.told(report)));
}

Result<Shelf::Shared<ReportView>> Shelf::view(Number report) {
  if (Shared<ReportView> known = reports_.find(report)) return known;
  struct Held {
    Shared<LedgerReport> told;
    ReportView view;
  };
  const Shared<LedgerReport> told = TRY(this->told(report));
  const auto held = std::make_shared<const Held>(Held{told, view_of(*told)});
  return reports_.hold(report, Shared<ReportView>(held, &held->view));
}

Result<Shelf::Shared<LedgerAct>> Shelf::act(Number act) {
  if (Shared<LedgerAct> known = acts_.find(act)) return known;
  return acts_.put(act, TRY(store_.act(act)).act);
}

Result<Shelf::Shared<ActView>> Shelf::prepared_act(Number act, const LedgerRules& rules) {
  if (Shared<ActView> known = views_.find(act)) return known;
  return views_.hold(act, prepared(TRY(this->act(act)), rules));
}

Result<std::pair<std::string, std::string>> Shelf::order(Number report) {
  if (const auto known = orders_.find(report)) return *known;
  const StoredReport stored = TRY(store_.report(report));
  return *orders_.put(report, std::pair(stored.published_at, stored.id));
}

void Shelf::clear() {
  sketches_.clear();
  told_.clear();
  reports_.clear();
  acts_.clear();
  views_.clear();
  orders_.clear();
  rests_.clear();
}

Result<Shelf::Number> Shelf::ground(Number report) {
  for (int step = 0; step < kMostCopySteps; ++step) {
    const ReportRest next = TRY(rest(report));
    if (!repeats(next.relation)) break;
    report = next.on;
  }
  return report;
}

Result<ReportRest> Shelf::rest(Number report) {
  if (!walks_) return TRY(store_.report(report)).rest;
  if (const auto known = rests_.find(report)) return *known;
  return *rests_.put(report, TRY(store_.report(report)).rest);
}

Result<ReportFacts> Shelf::facts(Number report) {
  const StoredReport stored = TRY(store_.report(report));
  ReportFacts facts;
  facts.key = stored.key;
  facts.outlet = stored.outlet;
  facts.published_at = stored.published_at;
  facts.title = stored.title;
  facts.notice = stored.does;
  facts.relation = stored.rest.relation;
  if (stored.rest.on > 0) facts.rests_on = TRY(order(stored.rest.on)).second;
  std::string withdrawn = stored.withdrawn_on;
  std::int64_t ground = repeats(stored.rest.relation) ? stored.rest.on : 0;
  for (int step = 0; ground > 0 && step < kMostCopySteps; ++step) {
    const StoredReport base = TRY(store_.report(ground));
    withdrawn = earlier_day(withdrawn, base.withdrawn_on);
    ground = repeats(base.rest.relation) ? base.rest.on : 0;
  }
  if (!withdrawn.empty()) facts.withdrawn_on = std::max(withdrawn, stored.published_at);
  for (const StoredCorrected& each : TRY(store_.corrected(report))) {
    facts.corrected_fields[each.field] = each.day;
  }
  return facts;
}

}  // namespace sayso
