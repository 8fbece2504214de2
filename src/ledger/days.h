// Days as numbers, and the days on which an act may lie.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "ledger/ledger.h"
#include "ledger/rules.h"

namespace sayso {

/// Days since 1970-01-01 of an ISO 8601 day (or of the day of a time); nothing for anything else.
std::optional<std::int32_t> day_number(const std::string& day);

/// Whether what was published then was known at the end of `day`; empty: at the end of all days.
bool came_by(const std::string& day, const std::string& published_at);

/// Both ends inclusive.
struct DayRange {
  std::int32_t from = 0, to = 0;
  bool told = false;  ///< by the report, for this act; else reckoned from the day it was published
};

/// Open sides and untold days are reckoned from the day of publication by settings.tsv: shortly
/// before it for what is said or done, further back for old acts, ahead for plans.
DayRange days_of(const LedgerAct& act, const LedgerRules& rules);

/// Days between two ranges; 0 where they overlap.
std::int32_t days_apart(const DayRange& one, const DayRange& other);

/// Whether the act was over long before the report.
bool is_old(const LedgerAct& act, const LedgerRules& rules);
/// Whether the words before the trigger in its sentence (`before`, plain as words.h gives it)
/// mention a deed in passing: "two days after the raid".
bool is_in_passing(const LedgerAct& act, const std::string& before, const LedgerRules& rules);

/// The day of what is to come, where its words leave two: of a weekday the coming one ("called off
/// Thursday's visit"), of a date without a year that of this year where it has just gone by ("was
/// to be freed by 20 March").
void settle_day(LedgerAct& act, const std::string& words, const LedgerRules& rules);

}  // namespace sayso
