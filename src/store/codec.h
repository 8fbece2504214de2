// Acts and what else a report tells as bytes, so that they come back as they were.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ledger/ledger.h"

namespace sayso {

/// All of an act but its report's id and date, which stand in the report's row.
std::string bytes_of(const LedgerAct& act);
/// Errors: kLedgerDamaged where the bytes are no act.
Result<LedgerAct> act_of(std::string_view bytes);

/// What a report tells beside its acts.
struct ReportTold {
  LedgerNotice notice;
  std::vector<std::string> quoted_outlets;
};
std::string bytes_of(const ReportTold& told);
/// Errors: kLedgerDamaged.
Result<ReportTold> told_of(std::string_view bytes);

// The rows that tell an act again, for questions in SQL: what a check holds against its body.

/// Values of one cell, as claims and entities store them.
std::string joined(const std::vector<std::string>& values);

/// Of a role row that tells a toll.
std::string value_of(const CodedToll& toll);

/// One line a row, its cells parted by tabs.
struct ToldRows {
  std::string act;     ///< the columns from start to score
  std::string claims;  ///< each followed by the rows of its chain
  std::string roles;   ///< by role, then by place
};
ToldRows rows_of(const LedgerAct& act);

}  // namespace sayso
