// Tables of data/casing -> sections casing.* of a pack.
#pragma once

#include <string>

#include "base/result.h"
#include "pack/pack.h"

namespace sayso {

/// Adds words.tsv, beside.tsv and ends.tsv of `folder` (data/casing), and of `abbreviations`
/// (data/sentence/abbreviations.tsv) after which words a sentence ends. Each section holds the rows
/// as lines in byte order. Errors: kNoData, kDataFile with file and line (an unknown case, a weight
/// that is no number, an empty or repeated key).
Result<void> pack_casing(const std::string& folder, const std::string& abbreviations,
                         PackWriter& pack);

}  // namespace sayso
