// Acts and what else a report tells as bytes, so that they come back as they were.
#pragma once

#include <string>
#include <string_view>

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

}  // namespace sayso
