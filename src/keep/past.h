// Versions of reports that later versions have superseded. Until its successor came, such a version
// was the report: on those days it counts, and the successor does not yet.
//
// Events are made of what stands today (docs/ledger.md, "Acts, mentions, events"). An act of a
// version of the past belongs to the event of the act that tells the same in the version that
// stands, else to that of the act it is most like, else to one of its own, which no later day has.
// All this is worked out when it is asked for: a function of the reports, like the events.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "keep/members.h"

namespace sayso {

class Past {
 public:
  /// Nothing is past: for questions of today.
  Past() = default;
  /// What stood at the end of any of these days and has been superseded since.
  static Result<Past> of(LedgerStore& store, Shelf& shelf, const LedgerRules& rules,
                         const std::vector<std::string>& days);

  bool tells(const std::string& event) const { return acts_.count(event) > 0; }
  /// Events that a version of the past tells, sorted.
  std::vector<std::string> events() const;
  /// The event of an act of a version of the past, or empty.
  std::string event_of(LedgerStore::Number act) const;

  /// Adds to the members of an event those that stood at the end of `day`, and how they and the
  /// others rest on each other.
  Result<void> join(const std::string& event, const std::string& day, Shelf& shelf,
                    const LedgerRules& rules, EventMembers& members) const;

 private:
  friend class PastReader;
  struct PastAct {
    StoredAct stored;   // its standing names the event
    std::string until;  // the day from which a later version stands
  };
  std::map<std::string, std::vector<PastAct>> acts_;   // by event
  std::map<LedgerStore::Number, std::string> events_;  // of acts
  std::map<std::string, ReportFacts> facts_;           // by id of report
};

}  // namespace sayso
