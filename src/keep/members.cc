#include "keep/members.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "base/hash.h"
#include "ledger/copies.h"

namespace sayso {

void EventMembers::add(StoredAct act) {
  acts.push_back(std::move(act.act));
  standings.push_back(std::move(act.standing));
}

void EventMembers::sort() {
  std::vector<std::size_t> places(acts.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::sort(places.begin(), places.end(), [this](std::size_t one, std::size_t other) {
    return acts[one].order() < acts[other].order();
  });
  EventMembers sorted;
  for (const std::size_t at : places) {
    sorted.add({std::move(acts[at]), std::move(standings[at])});
  }
  acts = std::move(sorted.acts);
  standings = std::move(sorted.standings);
}

std::string founding_claim(const LedgerAct& act) {
  constexpr std::size_t kDigits = 32;
  if (!act.claims.empty() && !act.claims.front().id.empty()) return act.claims.front().id;
  return Sha256().add_field(act.doc).add_field(std::to_string(act.start)).hex().substr(0, kDigits);
}

Result<EventMembers> members_of(LedgerStore& store, Shelf& shelf, const std::string& event) {
  EventMembers members;
  std::vector<StoredAct> found = TRY(store.acts_of_event(event));
  members.acts.reserve(found.size());
  members.standings.reserve(found.size());
  for (StoredAct& each : found) {
    if (members.facts.count(each.act.doc) == 0) {
      members.facts[each.act.doc] = TRY(shelf.facts(each.standing.report));
    }
    members.add(std::move(each));
  }
  return members;
}

namespace {

using FoundRelation = std::optional<ReportRelation>;

/// How two reports stand to each other by what they, or what they repeat, rest on: what rests on a
/// report rests on its copies as well.
Result<FoundRelation> through_copies(Shelf& shelf, LedgerStore::Number earlier,
                                     LedgerStore::Number later) {
  const auto same = [](const char* why) {
    return FoundRelation(ReportRelation{"same-wire", 0, why});
  };
  const LedgerStore::Number one = TRY(shelf.ground(earlier)), other = TRY(shelf.ground(later));
  if (one == other) return same("both repeat one report");
  const ReportRest its = TRY(shelf.rest(one)), theirs = TRY(shelf.rest(other));
  const LedgerStore::Number below = its.on > 0 ? TRY(shelf.ground(its.on)) : 0;
  const LedgerStore::Number above = theirs.on > 0 ? TRY(shelf.ground(theirs.on)) : 0;
  if (above == one) return FoundRelation(ReportRelation{theirs.relation, 0, theirs.why});
  if (below == other) return FoundRelation(ReportRelation{its.relation, 0, its.why});
  return above > 0 && above == below ? same("both rest on one report") : FoundRelation();
}

}  // namespace

Result<ReportRelation> relation_between(Shelf& shelf, const LedgerRules& rules,
                                        LedgerStore::Number earlier, LedgerStore::Number later,
                                        std::size_t shared) {
  const auto repeated = repetition(*TRY(shelf.sketch(earlier)), *TRY(shelf.sketch(later)), rules);
  if (repeated) return *repeated;
  ReportRelation own =
      relation_of(*TRY(shelf.view(earlier)), *TRY(shelf.view(later)), shared, rules);
  if (shared == 0 || retells(own.relation)) return own;
  return TRY(through_copies(shelf, earlier, later)).value_or(own);
}

}  // namespace sayso
