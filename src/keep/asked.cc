#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/faults.h"
#include "keep/judging.h"
#include "keep/state.h"
#include "ledger/copies.h"

namespace sayso {
namespace {

using Number = LedgerStore::Number;

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

/// The words that are asked for, in lower case.
std::vector<std::string> words_of(const std::string& question) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : lower(question) + " ") {
    const bool inside = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
    if (inside) word += c;
    if (!inside && !word.empty()) words.push_back(std::exchange(word, {}));
  }
  return words;
}

/// The reports hold all words; the event is meant where its own words hold one of them.
bool speaks_of(const LedgerEvent& event, const std::vector<std::string>& words) {
  if (words.empty()) return true;
  std::string own = event.trigger;
  for (const EventMention& mention : event.mentions) own += " " + mention.words;
  for (const LedgerParty& party : event.actors) own += " " + party.name;
  for (const LedgerParty& party : event.recipients) own += " " + party.name;
  if (event.where) own += " " + event.where->name;
  own = lower(own);
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return own.find(word) != std::string::npos; });
}

bool has(const std::vector<std::string>& values, const std::string& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

/// How a later report stands to an earlier one.
Result<ReportRelation> relation_between(Ledger::State& state, Number earlier, Number later,
                                        std::size_t shared);

}  // namespace

Result<void> Ledger::events(const EventQuestion& question,
                            const std::function<Result<bool>(const LedgerEvent&)>& sink) const {
  State& state = *state_;
  const std::vector<std::string> words = words_of(question.words);
  for (const std::string& id : TRY(state.store->event_ids(question))) {
    const LedgerEvent event = TRY(
        judged(*state.store, state.shelf, state.rules, id, {question.on, question.status_days}));
    const bool known = !event.mentions.empty() && !event.status.empty();
    const bool meant = question.status.empty() || has(question.status, event.status);
    if (!known || !meant || !speaks_of(event, words)) continue;
    if (!TRY(sink(event))) return {};
  }
  return {};
}

Result<LedgerEvent> Ledger::event(const std::string& id, const std::string& on) const {
  const std::string alias = TRY(state_->store->alias(id));
  const Yardsticks by{state_->rules, state_->grades};
  return examined(*state_->store, state_->shelf, by, alias.empty() ? id : alias, on);
}

Result<LedgerThing> Ledger::resolve(const std::string& word) const {
  LedgerStore& store = *state_->store;
  const std::string alias = TRY(store.alias(word));
  if (!alias.empty()) return LedgerThing{"event", alias};
  std::vector<LedgerThing> things;
  if (word.size() >= 4) {
    for (std::string& id : TRY(store.events_begun_as(word))) things.push_back({"event", id});
    if (things.size() == 1 || (!things.empty() && things.front().id == word)) return things.front();
    for (auto& [claim, event] : TRY(store.claims_begun_as(word))) {
      if (claim == word) return LedgerThing{"claim", claim};
      if (things.empty() || claim != things.back().id) things.push_back({"claim", claim});
    }
  }
  std::set<std::string> reports;
  for (const auto& found : {store.reports_of_key(word), store.reports_of_id(word)}) {
    if (!found) return found.error();
    for (const Number report : *found) reports.insert(TRY(store.report(report)).id);
  }
  if (!TRY(store.reports_of_key(word)).empty()) {
    return LedgerThing{"document", TRY(document(word)).id};
  }
  for (const std::string& report : reports) things.push_back({"document", report});
  if (things.empty()) {
    for (std::string& key : TRY(store.entity_keys(word))) things.push_back({"entity", key});
    const auto own = std::find_if(things.begin(), things.end(),
                                  [&](const LedgerThing& thing) { return thing.id == word; });
    if (own != things.end()) return *own;
  }
  if (things.size() == 1) return things.front();
  if (things.empty()) return fail(fault::kNotInLedger, "", word);
  std::string named;
  for (const LedgerThing& thing : things) {
    named += fmt::format("{}{} {}", named.empty() ? "" : ", ", thing.kind, thing.id);
  }
  return fail(fault::kSeveral, "stands for several things: " + named, word);
}

Result<std::string> Ledger::event_of(const std::string& claim) const {
  for (const auto& [id, event] : TRY(state_->store->claims_begun_as(claim))) {
    if (id == claim) return event;
  }
  return fail(fault::kNotInLedger, "", claim);
}

Result<LedgerDocument> Ledger::document(const std::string& id_or_key) const {
  LedgerStore& store = *state_->store;
  LedgerStore::Numbers found = TRY(store.reports_of_key(id_or_key));
  if (found.empty()) found = TRY(store.reports_of_id(id_or_key));
  std::optional<StoredReport> best;
  for (const Number number : found) {
    const StoredReport report = TRY(store.report(number));
    if (!best || best->state.state == "superseded" || report.state.state == "live") best = report;
  }
  if (!best) return fail(fault::kNotInLedger, "", id_or_key);
  LedgerDocument document;
  document.id = best->id;
  document.key = best->key;
  document.outlet = best->outlet;
  document.published_at = best->published_at;
  document.title = best->title;
  document.text = TRY(store.text(best->number));
  const ReportFacts facts = TRY(state_->shelf.facts(best->number));
  document.state = facts.withdrawn_on ? "withdrawn" : best->state.state;
  if (best->state.superseded_by > 0) {
    document.superseded_by = TRY(store.report(best->state.superseded_by)).id;
  }
  if (best->notice > 0) document.notice = TRY(store.report(best->notice)).id;
  document.rests_on = facts.rests_on;
  document.relation = facts.relation;
  document.events = TRY(store.events_of_report(best->number));
  const OutletFigures seen = TRY(store.outlet_figures(best->outlet));
  document.grade = seen.grade.empty() ? GradeRules::kUngraded : seen.grade;
  document.proposed = state_->grades.propose(OutletRecord{
      best->outlet, seen.reports, seen.copies, seen.asserted, seen.confirmed, seen.contradicted});
  return document;
}

Result<LedgerEntity> Ledger::entity(const std::string& key_or_name) const {
  const std::vector<std::string> keys = TRY(state_->store->entity_keys(key_or_name));
  if (keys.empty()) return fail(fault::kNotInLedger, "", key_or_name);
  const auto own = std::find(keys.begin(), keys.end(), key_or_name);
  return state_->store->entity(own != keys.end() ? *own : keys.front());
}

Result<void> Ledger::changes(const std::string& since, const std::string& event,
                             const std::function<Result<bool>(const LedgerChange&)>& sink) const {
  Result<void> told;
  TRY(state_->store->changes(since, event, [&](const LedgerChange& change) {
    Result<bool> more = sink(change);
    if (!more) told = std::move(more).error();
    return more.has_value() && *more;
  }));
  return told;
}

namespace {

Result<ReportRelation> relation_between(Ledger::State& state, Number earlier, Number later,
                                        std::size_t shared) {
  const auto repeated =
      repetition(*TRY(state.shelf.sketch(earlier)), *TRY(state.shelf.sketch(later)), state.rules);
  if (repeated) return *repeated;
  return relation_of(*TRY(state.shelf.told(earlier)), *TRY(state.shelf.told(later)), shared,
                     state.rules);
}

}  // namespace

Result<void> Ledger::pairs(bool all,
                           const std::function<Result<bool>(const ReportPair&)>& sink) const {
  State& state = *state_;
  const LedgerStore::Numbers reports = TRY(state.store->live_reports());
  std::map<Number, std::size_t> order;
  for (const Number report : reports) order.emplace(report, order.size());
  for (const Number report : reports) {
    std::map<std::size_t, std::size_t> shared;  // place of a report behind it -> events in common
    for (const std::string& event : TRY(state.store->events_of_report(report))) {
      for (const Number other : TRY(state.store->reports_of_event(event, false))) {
        if (order.count(other) > 0 && order[other] > order[report]) ++shared[order[other]];
      }
    }
    const auto sketch = TRY(state.shelf.sketch(report));
    for (const Number other : TRY(state.store->alike(sketch->bands))) {
      if (order.count(other) > 0 && order[other] > order[report]) shared[order[other]];
    }
    for (std::size_t at = order[report] + 1; all && at < reports.size(); ++at) shared[at];
    for (const auto& [at, count] : shared) {
      const Number other = reports[at];
      const bool before = TRY(state.shelf.order(report)) < TRY(state.shelf.order(other));
      const Number earlier = before ? report : other;
      const Number later = before ? other : report;
      const ReportRelation relation = TRY(relation_between(state, earlier, later, count));
      if (!all && relation.relation == "unrelated") continue;
      const StoredReport first = TRY(state.store->report(earlier));
      const StoredReport second = TRY(state.store->report(later));
      if (!TRY(sink({first.key, second.key, relation.relation, relation.why}))) return {};
    }
  }
  return {};
}

}  // namespace sayso
