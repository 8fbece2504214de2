#include "criticism/grades.h"

#include <fmt/format.h>

#include "base/faults.h"
#include "base/number.h"
#include "base/tsv.h"

namespace sayso {
namespace {

constexpr const char* kUngradedClaim = "6";

Result<std::uint64_t> whole(const Tsv& table, std::size_t row, std::size_t column) {
  const std::string& cell = table.cell(row, column);
  const auto value = parse_number<std::uint64_t>(cell);
  if (!value)
    return fail(fault::kDataFile, "\"" + cell + "\" is no whole number", table.where(row));
  return *value;
}

double share(std::uint64_t part, std::uint64_t of) {
  return of == 0 ? 0 : static_cast<double>(part) / static_cast<double>(of);
}

}  // namespace

Result<GradeRules> GradeRules::load(const std::string& folder) {
  GradeRules out;
  const Tsv outlets = TRY(Tsv::read(folder + "/ledger/outlet_grades.tsv"));
  const std::size_t grade = TRY(outlets.column("grade"));
  const std::size_t claims = TRY(outlets.column("claims"));
  const std::size_t confirmed = TRY(outlets.column("confirmed"));
  const std::size_t contradicted = TRY(outlets.column("contradicted"));
  const std::size_t copied = TRY(outlets.column("copied"));
  for (std::size_t row = 0; row < outlets.rows(); ++row) {
    const auto per_cent = [&](std::size_t column) { return whole(outlets, row, column); };
    Row one{outlets.cell(row, grade), TRY(whole(outlets, row, claims)), 0, 0, 0};
    one.confirmed = static_cast<double>(TRY(per_cent(confirmed))) / 100;
    one.contradicted = static_cast<double>(TRY(per_cent(contradicted))) / 100;
    one.copied = static_cast<double>(TRY(per_cent(copied))) / 100;
    out.rows_.push_back(std::move(one));
  }
  const Tsv standings = TRY(Tsv::read(folder + "/ledger/claim_grades.tsv"));
  const std::size_t standing = TRY(standings.column("standing"));
  const std::size_t number = TRY(standings.column("grade"));
  for (std::size_t row = 0; row < standings.rows(); ++row)
    out.by_standing_[standings.cell(row, standing)] = standings.cell(row, number);
  return out;
}

GradeProposal GradeRules::propose(const OutletRecord& record) const {
  const double confirmed = share(record.confirmed, record.claims);
  const double contradicted = share(record.contradicted, record.claims);
  const double copied = share(record.copies, record.reports);
  GradeProposal out{record.outlet, kUngraded, {}};
  out.basis = fmt::format(
      "{} of {} events that it asserts stand confirmed, {} denied or retracted; {} of {} reports "
      "are copies",
      record.confirmed, record.claims, record.contradicted, record.copies, record.reports);
  for (const Row& row : rows_) {
    if (record.claims < row.claims || confirmed < row.confirmed ||
        contradicted > row.contradicted || copied > row.copied)
      continue;
    out.grade = row.grade;
    return out;
  }
  out.basis += "; too little to tell";
  return out;
}

GradeProposal GradeRules::propose(const LedgerEvent& event) const {
  const auto found = by_standing_.find(event.standing);
  const std::string grade = found == by_standing_.end() ? kUngradedClaim : found->second;
  const std::string standing = event.standing.empty() ? event.stage : event.standing;
  return {event.id, grade,
          fmt::format("{}: {} independent voices, {} denying", standing, event.independent_voices,
                      event.denying_voices)};
}

}  // namespace sayso
