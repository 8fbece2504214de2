// Scores of a Reading as probabilities, for people: nothing is decided by them.
//
// Uncalibrated: the softmax or logistic function of the model's own scores.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "mention/mention.h"
#include "reading/reading.h"

namespace sayso {

/// Of `index` among all of the row, 0-1. `index` must be inside the row.
double softmax_of(std::span<const Score> row, std::size_t index);
/// Logistic function, 0-1.
double sigmoid_of(Score score);
/// To the nearest thousandth.
double rounded(double value);

/// The tag scores of one word.
std::span<const Score> row_of(const TagScores& tags, std::size_t word);

/// The pairs of one trigger candidate with mention candidates, by those.
std::span<const PairScores> pairs_of(const Reading& reading, std::uint32_t candidate);

/// [mention candidate] the mention that it became, if it did.
std::vector<std::optional<std::uint32_t>> mentions_by_candidate(const Reading& reading,
                                                                const Mentions& mentions);

/// How sure the tag head is of words [first, last] with this label: the geometric mean, over the
/// words, of the probability of "begin" at the first and "inside" at the others.
double span_probability(const TagScores& tags, const Candidate& candidate, std::size_t label);

}  // namespace sayso
