// Admiralty grades as sayso proposes them: A to F for outlets, 1 to 6 for claims, each with its
// basis. A proposal changes nothing; a person accepts it. What is new is F and 6.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "criticism/criticism.h"

namespace sayso {

class GradeRules {
 public:
  static constexpr const char* kUngraded = "F";  ///< of an outlet that nobody has judged

  /// Reads ledger/outlet_grades.tsv and ledger/claim_grades.tsv of a data folder. Errors:
  /// not_found, corrupt.
  static Result<GradeRules> load(const std::string& folder);

  /// The first row of outlet_grades.tsv that the record reaches; F where none is.
  GradeProposal propose(const OutletRecord& record) const;
  /// By the standing of the event that a claim tells.
  GradeProposal propose(const LedgerEvent& event) const;

 private:
  struct Row {
    std::string grade;
    std::uint64_t claims = 0;
    double confirmed = 0, contradicted = 0, copied = 0;  ///< shares
  };
  std::vector<Row> rows_;
  std::map<std::string, std::string> by_standing_;
};

}  // namespace sayso
