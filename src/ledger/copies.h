// Whether one report repeats another.
//
// Word 5-grams, Jaccard and containment as docs/ledger.md; candidates by MinHash bands (Broder
// 1997), so that only reports with a band in common are compared.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ledger/ledger.h"
#include "ledger/rules.h"

namespace sayso {

/// What is kept of a text so as to find and compare its copies.
struct TextSketch {
  std::vector<std::uint64_t> bands;  ///< two reports that share one are candidates
  std::vector<std::uint32_t> grams;  ///< hashes of word 5-grams, sorted, distinct
};

TextSketch sketch_of(const std::string& text);

/// How `later` stands to `earlier` by their words: copy or near-copy, else nothing.
std::optional<ReportRelation> repetition(const TextSketch& earlier, const TextSketch& later,
                                         const LedgerRules& rules);

/// How `later` stands to `earlier` by what they tell and on whose word: quotes-other, same-wire or
/// independent where they share an event (`shared` pairs of their acts), else unrelated.
ReportRelation relation_of(const LedgerReport& earlier, const LedgerReport& later,
                           std::size_t shared, const LedgerRules& rules);

}  // namespace sayso
