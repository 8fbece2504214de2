#include "engine/probability.h"

#include <algorithm>
#include <cmath>

namespace sayso {
namespace {

constexpr double kThousandth = 0.001;

}  // namespace

double softmax_of(std::span<const Score> row, std::size_t index) {
  const double best = *std::max_element(row.begin(), row.end());
  double sum = 0;
  for (const Score score : row) sum += std::exp((score - best) * kThousandth);
  return std::exp((row[index] - best) * kThousandth) / sum;
}

double sigmoid_of(Score score) { return 1 / (1 + std::exp(-kThousandth * score)); }

double rounded(double value) { return std::round(value * 1000) / 1000; }

std::span<const Score> row_of(const TagScores& tags, std::size_t word) {
  return std::span<const Score>(tags.scores).subspan(word * tags.width, tags.width);
}

std::span<const PairScores> pairs_of(const Reading& reading, std::uint32_t candidate) {
  const auto before = [](const PairScores& pair, std::uint32_t c) { return pair.from < c; };
  const auto first =
      std::lower_bound(reading.roles.begin(), reading.roles.end(), candidate, before);
  const auto last = std::lower_bound(first, reading.roles.end(), candidate + 1, before);
  return {first, last};
}

std::vector<std::optional<std::uint32_t>> mentions_by_candidate(const Reading& reading,
                                                                const Mentions& mentions) {
  std::vector<std::optional<std::uint32_t>> out(reading.mentions.size());
  for (std::uint32_t i = 0; i < mentions.mentions.size(); ++i) {
    out[mentions.mentions[i].candidate] = i;
  }
  return out;
}

double span_probability(const TagScores& tags, const Candidate& candidate, std::size_t label) {
  double sum = 0;
  for (std::size_t word = candidate.first; word <= candidate.last; ++word) {
    const std::size_t tag = 1 + 2 * label + (word == candidate.first ? 0 : 1);
    sum += std::log(softmax_of(row_of(tags, word), tag));
  }
  return std::exp(sum / (candidate.last - candidate.first + 1));
}

}  // namespace sayso
