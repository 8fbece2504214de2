#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "base/faults.h"
#include "keep/judging.h"
#include "keep/state.h"
#include "ledger/days.h"

namespace sayso {

using Number = LedgerStore::Number;

Result<LedgerEvent> Ledger::event(const std::string& id, const std::string& on) const {
  const std::string alias = TRY(state_->store->alias(id));
  const Yardsticks by{state_->rules, state_->grades};
  const Past past = TRY(state_->past(on));
  return examined(*state_->store, state_->shelf, by, alias.empty() ? id : alias, {on, {}, past});
}

namespace {

using Things = std::vector<LedgerThing>;

const LedgerThing* named_so(const Things& things, const std::string& word) {
  const auto own = std::find_if(things.begin(), things.end(),
                                [&](const LedgerThing& thing) { return thing.id == word; });
  return own == things.end() ? nullptr : &*own;
}

/// Events whose ids begin with the word; unless one is meant, claims, too.
Result<Things> begun_as(LedgerStore& store, const std::string& word) {
  constexpr std::size_t kShortest = 4;
  Things things;
  if (word.size() < kShortest) return things;
  for (const std::string& id : TRY(store.events_begun_as(word))) things.push_back({"event", id});
  if (things.size() == 1 || named_so(things, word) != nullptr) return things;
  for (const auto& [claim, event] : TRY(store.claims_begun_as(word))) {
    const bool again = !things.empty() && claim == things.back().id;
    if (!again && (!event.empty() || claim == word)) things.push_back({"claim", claim});
  }
  return things;
}

/// Documents of all versions whose ids begin with the word.
Result<Things> documents_of(LedgerStore& store, const std::string& word) {
  std::set<std::string> reports;
  for (const Number report : TRY(store.reports_of_id(word))) {
    reports.insert(TRY(store.report(report)).id);
  }
  Things things;
  for (const std::string& report : reports) things.push_back({"document", report});
  return things;
}

}  // namespace

Result<LedgerThing> Ledger::resolve(const std::string& word) const {
  LedgerStore& store = *state_->store;
  const std::string alias = TRY(store.alias(word));
  if (!alias.empty()) return LedgerThing{"event", alias};
  Things things = TRY(begun_as(store, word));
  if (const LedgerThing* const own = named_so(things, word)) return *own;
  if (things.size() == 1 && things.front().kind == "event") return things.front();
  if (!TRY(store.reports_of_key(word)).empty()) {
    return LedgerThing{"document", TRY(document(word)).id};
  }
  const Things documents = TRY(documents_of(store, word));
  things.insert(things.end(), documents.begin(), documents.end());
  if (things.empty()) {
    for (const std::string& key : TRY(store.entity_keys(word))) things.push_back({"entity", key});
    if (const LedgerThing* const own = named_so(things, word)) return *own;
  }
  if (things.size() == 1) return things.front();
  if (things.empty()) return fail(fault::kNotInLedger, "", word);
  std::string named;
  for (const LedgerThing& thing : things) {
    named += fmt::format("{}{} {}", named.empty() ? "" : ", ", thing.kind, thing.id);
  }
  return fail(fault::kSeveral, "stands for several things: " + named, word);
}

Result<std::string> Ledger::event_of(const std::string& claim, const std::string& on) const {
  LedgerStore& store = *state_->store;
  for (const auto& [id, event] : TRY(store.claims_begun_as(claim))) {
    if (id == claim && !event.empty()) return event;
  }
  const Past past = TRY(state_->past(on));
  for (const Number act : TRY(store.acts_of_claim(claim))) {
    const std::string event = past.event_of(act);
    if (!event.empty()) return event;
  }
  return fail(fault::kNotInLedger, "", claim);
}

namespace {

/// What became of a report by the end of a day.
Result<void> tell_state(LedgerStore& store, const StoredReport& report, const ReportFacts& facts,
                        const std::string& on, LedgerDocument& document) {
  document.state = report.state.state;
  if (report.state.superseded_by > 0) {
    const StoredReport next = TRY(store.report(report.state.superseded_by));
    if (came_by(on, next.published_at)) document.superseded_by = next.id;
    if (document.superseded_by.empty()) document.state = "live";
  }
  if (facts.withdrawn_on && came_by(on, *facts.withdrawn_on)) document.state = "withdrawn";
  if (report.notice > 0 && document.state == "withdrawn") {
    document.notice = TRY(store.report(report.notice)).id;
  }
  return {};
}

Result<LedgerDocument> told_document(Ledger::State& state, const StoredReport& report,
                                     const std::string& on) {
  LedgerStore& store = *state.store;
  LedgerDocument document;
  document.id = report.id;
  document.key = report.key;
  document.outlet = report.outlet;
  document.published_at = report.published_at;
  document.title = report.title;
  document.text = TRY(store.text(report.number));
  const ReportFacts facts = TRY(state.shelf.facts(report.number));
  TRY(tell_state(store, report, facts, on, document));
  document.rests_on = facts.rests_on;
  document.relation = facts.relation;
  document.events = TRY(store.events_of_report(report.number));
  const Past past = TRY(state.past(report.state.superseded_by > 0 ? on : ""));
  for (const StoredAct& act : TRY(store.acts_of_report(report.number))) {
    const std::string event = past.event_of(act.standing.act);
    std::vector<std::string>& told = document.events;
    const bool known = std::find(told.begin(), told.end(), event) != told.end();
    if (!event.empty() && !known) told.push_back(event);
  }
  const OutletFigures seen = TRY(store.outlet_figures(report.outlet));
  document.grade = seen.grade.empty() ? GradeRules::kUngraded : seen.grade;
  document.proposed = state.grades.propose(OutletRecord{
      report.outlet, seen.reports, seen.copies, seen.asserted, seen.confirmed, seen.contradicted});
  return document;
}

/// Is one version rather than the other the report?
bool is_sooner_told(const StoredReport& one, const StoredReport& other, bool ever) {
  if (ever) return other.state.state == "superseded" || one.state.state == "live";
  return std::tie(other.published_at, other.number) < std::tie(one.published_at, one.number);
}

}  // namespace

Result<LedgerDocument> Ledger::document(const std::string& id_or_key, const std::string& on) const {
  LedgerStore& store = *state_->store;
  LedgerStore::Numbers found = TRY(store.reports_of_key(id_or_key));
  if (found.empty()) found = TRY(store.reports_of_id(id_or_key));
  std::optional<StoredReport> best;
  for (const Number number : found) {
    const StoredReport report = TRY(store.report(number));
    if (!came_by(on, report.published_at)) continue;
    if (!best || is_sooner_told(report, *best, on.empty())) best = report;
  }
  if (!best) return fail(fault::kNotInLedger, "", id_or_key);
  return told_document(*state_, *best, on);
}

Result<LedgerEntity> Ledger::entity(const std::string& key_or_name) const {
  const std::vector<std::string> keys = TRY(state_->store->entity_keys(key_or_name));
  if (keys.empty()) return fail(fault::kNotInLedger, "", key_or_name);
  const auto own = std::find(keys.begin(), keys.end(), key_or_name);
  return state_->store->entity(own != keys.end() ? *own : keys.front());
}

Result<std::vector<std::string>> Ledger::strangers(const std::vector<std::string>& words,
                                                   bool outlets) const {
  std::vector<std::string> out;
  for (const std::string& word : words) {
    bool known = !TRY(state_->store->entity_keys(word)).empty();
    if (!known && outlets) known = TRY(state_->store->outlet_figures(word)).reports > 0;
    if (!known) out.push_back(word);
  }
  return out;
}

Result<void> Ledger::changes(const std::string& since, const std::string& event,
                             const std::function<Result<bool>(const LedgerChange&)>& sink) const {
  Result<void> told;
  TRY(state_->store->changes(since, event, [&](const LedgerChange& change) {
    const Result<bool> more = sink(change);
    if (!more) told = more.error();
    return more.has_value() && *more;
  }));
  return told;
}

}  // namespace sayso
