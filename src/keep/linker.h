// From reports to events: takes reports that are new, changed or gone, and brings copies, links,
// events and their standing up to date (docs/ledger.md, "Linking"). Whatever the order in which
// reports came, and however many at a time, the same live reports give the same events.
//
// How: an act of a report that repeats another belongs to the act that it repeats. All other acts
// are compared with their neighbours in each block (acts that share a key, sorted by their last
// possible day: the sorted-neighbourhood method of Hernandez and Stolfo, 1995); those that are
// alike are joined by edges, and a component of edges that was touched is clustered anew.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "keep/shelf.h"
#include "ledger/notice.h"
#include "ledger/rules.h"
#include "linking/link.h"
#include "store/store.h"

namespace sayso {

/// One batch, in a transaction that is open. Borrows all that it is given.
class Linker {
 public:
  using Number = LedgerStore::Number;
  using Numbers = LedgerStore::Numbers;

  using Place = std::pair<std::pair<std::string, std::string>, Number>;  // order of a report, it

  Linker(LedgerStore& store, Shelf& shelf, const LedgerRules& rules);

  /// Links reports that wait, and settles them.
  Result<void> link(const Numbers& reports);

  /// Events whose members or their facts have changed since, with the reason in words.
  const std::map<std::string, std::string>& touched() const { return touched_; }
  /// Where acts of events that are gone have moved.
  const std::map<std::string, std::string>& moved() const { return moved_; }

 private:
  // Copies (repeats.cc).
  Result<void> enter(Number report);
  Result<void> leave(Number report);
  Result<void> make_room(const Place& own, const std::vector<std::uint64_t>& bands);
  Result<void> offer(const Place& own, const std::vector<std::uint64_t>& bands);
  Result<void> find_base(Number report);
  Result<ReportRest> base_of(Number report, const std::vector<std::uint64_t>& bands);
  Result<ReportRest> repeated(Number report, Number earlier);
  Result<bool> rest(Number report, const ReportRest& found);
  Result<bool> settle_state(Number report);
  Result<void> place_reports();

  // Acts and edges (neighbours.cc).
  Result<void> place_acts(Number report);
  Result<void> attach(StoredAct& act, Number base);
  Result<void> set_free(StoredAct& act);
  Result<void> remove(StoredAct& act);
  Result<void> add_to_block(const StoredBlock& block);
  Result<void> take_from_blocks(Number act);
  Result<void> link_pair(Number one, Number other);
  Result<void> part_pair(Number one, Number other);
  Result<bool> are_near(Number one, Number other);
  bool joins(double score) const;

  // Events (components.cc).
  Result<void> cluster_touched();
  Result<std::set<Number>> component_of(Number act);
  Result<void> cluster_component(const std::set<Number>& members);
  Result<void> give_event(Number act, const ActStanding& standing);
  Result<void> follow_base(Number act);

  // How reports stand to each other (tellings.cc).
  Result<void> relate_reports();
  Result<void> relate(Number later, const std::map<Number, std::size_t>& shared);
  Result<void> add_copies(Number later, const Numbers& tellers,
                          std::map<Number, std::size_t>& shared);
  Result<void> heed_notices(const Numbers& reports);
  Result<void> heed(Number notice);
  Result<std::set<Number>> meant_by(const LedgerReport& notice, Number number);
  Result<void> take(Number notice, const std::set<Number>& meant, const std::string& day);
  Result<void> touch_events_of(Number report, const std::string& why);

  LedgerStore& store_;
  Shelf& shelf_;
  const LedgerRules& rules_;
  std::size_t neighbours_;    // acts of a block that each is compared with, on either side
  double event_bar_;          // thousandths
  std::set<Place> to_place_;  // reports whose acts are to be placed, in their order
  std::int64_t last_ = 0;     // place of the last report that has entered
  std::set<Number> seeds_;    // acts whose edges have changed
  std::set<Number> attached_;
  std::set<Number> met_;  // acts that the one being placed has been compared with
  std::set<std::pair<Number, Number>> pushed_;  // that it has pushed apart in some block
  std::map<std::string, std::string> touched_, moved_;
  bool let_go_ = false;  // a notice has given up a report that it took
};

}  // namespace sayso
