// Events as they are judged: what the ledger says of them on a day, and the rows that hold it.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "criticism/grades.h"
#include "keep/members.h"
#include "keep/past.h"
#include "ledger/rules.h"
#include "store/store.h"

namespace sayso {

/// The tables that events and outlets are judged by.
struct Yardsticks {
  const LedgerRules& rules;
  const GradeRules& grades;
};

/// When an event is judged: at the end of `day`, or of all that is known; and in its status alone
/// at the end of other days. `past` holds what stood on these days.
struct AsOf {
  std::string day;
  std::vector<std::string> status_days;
  const Past& past;
};

/// The members of an event at the end of a day. Errors: kNotInLedger where there are none.
Result<EventMembers> members_on(LedgerStore& store, Shelf& shelf, const LedgerRules& rules,
                                const std::string& id, const AsOf& as_of);

/// The first and last day of an event: when it was, else when it was first told.
std::pair<std::string, std::string> days_of(const LedgerEvent& event, const std::string& told_at);

/// An event with its ties to other events. Without mentions where it was not known that day.
/// Errors: kNotInLedger.
Result<LedgerEvent> judged(LedgerStore& store, Shelf& shelf, const LedgerRules& rules,
                           const std::string& id, const AsOf& as_of);

/// The same, with flags of source criticism and the grade that is
/// proposed for its claims.
Result<LedgerEvent> examined(LedgerStore& store, Shelf& shelf, const Yardsticks& by,
                             const std::string& id, const AsOf& as_of);

/// What a step of linking has done to events.
struct EventsTouched {
  std::map<std::string, std::string> why;    ///< event -> reason in words, where there is one
  std::map<std::string, std::string> moved;  ///< event that lost acts -> one that took some
  std::set<std::string> reports;             ///< ids of the reports that came
  std::int64_t run = 0;
  std::string at;
};

/// Writes the rows of events that were touched, and of those that have become overdue; notes what
/// changed; leaves aliases for ids that are gone.
Result<void> settle_events(LedgerStore& store, Shelf& shelf, const LedgerRules& rules,
                           const EventsTouched& touched);

}  // namespace sayso
