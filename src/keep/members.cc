#include "keep/members.h"

#include <algorithm>
#include <numeric>
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
  for (StoredAct& each : TRY(store.acts_of_event(event))) {
    if (members.facts.count(each.act.doc) == 0) {
      members.facts[each.act.doc] = TRY(shelf.facts(each.standing.report));
    }
    members.add(std::move(each));
  }
  return members;
}

Result<ReportRelation> relation_between(Shelf& shelf, const LedgerRules& rules,
                                        LedgerStore::Number earlier, LedgerStore::Number later,
                                        std::size_t shared) {
  const auto repeated = repetition(*TRY(shelf.sketch(earlier)), *TRY(shelf.sketch(later)), rules);
  if (repeated) return *repeated;
  return relation_of(*TRY(shelf.told(earlier)), *TRY(shelf.told(later)), shared, rules);
}

}  // namespace sayso
