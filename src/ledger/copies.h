// Whether one report repeats another.
//
// Word 5-grams, Jaccard and containment as docs/ledger.md; candidates by MinHash bands (Broder
// 1997), so that only reports with a band in common are compared.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ledger/ledger.h"
#include "ledger/rules.h"

namespace sayso {

/// What the copies of a text are known by.
struct TextSketch {
  std::vector<std::uint32_t> grams;  ///< hashes of word 5-grams, sorted, distinct
};

TextSketch sketch_of(const std::string& text);
/// Two reports that share one are to be compared.
std::vector<std::uint64_t> bands_of(const TextSketch& sketch);

/// How `later` stands to `earlier` by their words: copy or near-copy, else nothing.
std::optional<ReportRelation> repetition(const TextSketch& earlier, const TextSketch& later,
                                         const LedgerRules& rules);

/// A report prepared for being held against others. The report must outlive it.
struct ReportView {
  const LedgerReport* report = nullptr;
  std::string outlet, plain;       ///< folded; its words as plain_text gives them
  std::vector<std::string> roots;  ///< outlets that it names as its ground, folded, not its own
};
ReportView view_of(const LedgerReport& report);
/// Whether the report names that outlet as its ground.
bool names_as_ground(const ReportView& report, const std::string& outlet);

/// How `later` stands to `earlier` by what they tell and on whose word: quotes-other, same-wire or
/// independent where they share an event (`shared` pairs of their acts), else unrelated.
ReportRelation relation_of(const ReportView& earlier, const ReportView& later, std::size_t shared,
                           const LedgerRules& rules);

}  // namespace sayso
