// What an event is made of, as it lies in the store.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "keep/shelf.h"
#include "ledger/rules.h"
#include "store/store.h"

namespace sayso {

/// The acts that tell an event, by LedgerAct::order, with what is known of their reports.
struct EventMembers {
  std::vector<LedgerAct> acts;
  std::vector<ActStanding> standings;        ///< of each act
  std::map<std::string, ReportFacts> facts;  ///< by id of report

  void add(StoredAct act);
  void sort();
};

/// The id of the event that an act founds: that of its least claim.
std::string founding_claim(const LedgerAct& act);

/// Of what stands today.
Result<EventMembers> members_of(LedgerStore& store, Shelf& shelf, const std::string& event);

/// How a later report stands to an earlier one; `shared`: acts that they have in common.
Result<ReportRelation> relation_between(Shelf& shelf, const LedgerRules& rules,
                                        LedgerStore::Number earlier, LedgerStore::Number later,
                                        std::size_t shared);

}  // namespace sayso
