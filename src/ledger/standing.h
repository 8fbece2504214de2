// Standing, stage and the one word, as defined in docs/ledger.md.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "ledger/ledger.h"
#include "ledger/rules.h"

namespace sayso {

/// What is known of a report beside its acts.
struct ReportFacts {
  std::string key, outlet, published_at;
  std::string rests_on, relation;            ///< id of the least report that it repeats, and how
  std::optional<std::string> withdrawn_on;   ///< day of the kill or withdrawal that took it
  std::map<std::string, std::string> corrected_fields;  ///< field -> day it was corrected
};

/// An event as of the end of `day` (empty: of all that is known): account of its fields, voices,
/// standing, stage, status, with reasons. `acts` are its members in order, `links` why each is
/// one; `facts` by report id. Acts published after `day` count for nothing; without any the event
/// is unknown that day and its status is empty.
LedgerEvent judge(const std::vector<LedgerAct>& acts, const std::map<std::string, ReportFacts>& facts,
                  const std::string& day, const LedgerRules& rules);

}  // namespace sayso
