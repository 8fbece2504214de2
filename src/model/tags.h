// Candidate spans from the tag scores of one head.
//
// The tags of a label k are 1 + 2k "begin" and 2 + 2k "inside"; "inside" follows "begin" or
// "inside" of the same label only. The best sequence under that grammar is found by Viterbi in
// whole numbers; its spans are the `best` candidates. The spans of the best sequence after every
// "outside" score was worsened by a margin are the near misses, and so is the union of two best
// spans of one label without a word between. Linear in words * labels.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "reading/reading.h"

namespace sayso {

/// Labels kept of a candidate, best first.
inline constexpr std::size_t kCandidateLabels = 4;

struct TagSpan {
  std::uint32_t first = 0, last = 0;  ///< words, inclusive
  std::uint16_t label = 0;
  bool operator==(const TagSpan&) const = default;
};

/// The spans of the best valid sequence, in order. `scores` is [words][width], width = 1 + 2 *
/// labels; `worse` is taken off every "outside" score. Of sequences with one sum the one that is
/// least at the last word where they differ wins (lower tag).
std::vector<TagSpan> best_spans(std::span<const Score> scores, std::size_t width, Score worse = 0);

/// The best spans and near misses of other extent, sorted by (first, last), with their labels.
std::vector<Candidate> find_candidates(std::span<const Score> scores, std::size_t width,
                                       Score near_miss);

/// Leaves the `limit` best candidates, in their order: those on the best sequence before the
/// others, then by the score of their first label, then the earliest. True at i if the i-th
/// candidate was left out.
std::vector<bool> limit_candidates(std::vector<Candidate>& candidates, std::size_t limit);

}  // namespace sayso
