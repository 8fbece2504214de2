// Which mentions are one entity.
#include <algorithm>
#include <optional>
#include <utility>

#include "mention/steps.h"

namespace sayso {
namespace {

/// The score of the pair the other way round, if the two were in one window.
const PairScores* reverse_of(const std::vector<PairScores>& pairs, const PairScores& pair) {
  const auto wanted = std::pair(pair.to, pair.from);
  const auto at = std::lower_bound(pairs.begin(), pairs.end(), wanted,
                                   [](const PairScores& entry, const auto& key) {
                                     return std::pair(entry.from, entry.to) < key;
                                   });
  return at != pairs.end() && std::pair(at->from, at->to) == wanted ? &*at : nullptr;
}

/// Twice the mean of both directions, or nothing where one was not read.
std::optional<std::int64_t> both_ways(const Scene& scene, const PairScores& pair) {
  const PairScores* back = reverse_of(scene.reading.corefs, pair);
  if (!back || back->scores.empty() || pair.scores.empty()) return std::nullopt;
  return std::int64_t{pair.scores.front()} + back->scores.front();
}

/// The earlier mention that a mention is taken up from.
struct Antecedent {
  std::uint32_t mention = kNowhere;
  std::int64_t score = 0;
};

}  // namespace

void join_entities(const Scene& scene, const Places& places, Mentions& out) {
  std::vector<Antecedent> best(out.mentions.size());
  for (const PairScores& pair : scene.reading.corefs) {
    const std::uint32_t early = places.mention[pair.from], late = places.mention[pair.to];
    if (early == kNowhere || late == kNowhere || early >= late) continue;
    if (out.mentions[early].kind != out.mentions[late].kind) continue;
    const auto score = both_ways(scene, pair);
    if (!score || *score <= 2 * std::int64_t{scene.thresholds.coref}) continue;
    if (best[late].mention == kNowhere || *score > best[late].score) best[late] = {early, *score};
  }
  std::uint32_t entities = 0;
  for (std::uint32_t i = 0; i < out.mentions.size(); ++i) {
    const std::uint32_t early = best[i].mention;
    Mention& mention = out.mentions[i];
    mention.entity = early == kNowhere ? entities++ : out.mentions[early].entity;
    if (early == kNowhere) continue;
    mention.antecedent = early;
    mention.antecedent_score = static_cast<Score>(best[i].score / 2);
  }
}

}  // namespace sayso
