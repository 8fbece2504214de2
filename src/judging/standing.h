// Standing, stage and the one word, as defined in docs/ledger.md.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "ledger/ledger.h"
#include "ledger/rules.h"

namespace sayso {

/// An event as of the end of `day`: account of its fields, voices, standing, stage, status, with
/// reasons. An empty day stands for all that is known; the clock then stands at the last report of
/// the event. `acts` are its members by LedgerAct::order; `facts` by report id. Acts published
/// after `day` count for nothing; without any the event is unknown that day: standing, stage and
/// status are empty and it has no mentions. Ties to other events (exchange, response_to) and the
/// reasons of links are left to the caller. Pure; thread-safe.
LedgerEvent judge(const std::vector<LedgerAct>& acts,
                  const std::map<std::string, ReportFacts>& facts, const std::string& day,
                  const LedgerRules& rules);
/// The same without mentions, which are most of an event that many reports tell.
LedgerEvent judge_in_short(const std::vector<LedgerAct>& acts,
                           const std::map<std::string, ReportFacts>& facts, const std::string& day,
                           const LedgerRules& rules);

}  // namespace sayso
