// Which mentions are one entity.
#include <algorithm>
#include <numeric>

#include "mention/steps.h"

namespace sayso {
namespace {

/// Disjoint sets of mentions; the representative of a set is its first mention.
class Sets {
 public:
  explicit Sets(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0u); }

  std::uint32_t find(std::uint32_t at) {
    while (parent_[at] != at) at = parent_[at] = parent_[parent_[at]];
    return at;
  }

  void join(std::uint32_t left, std::uint32_t right) {
    left = find(left);
    right = find(right);
    parent_[std::max(left, right)] = std::min(left, right);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

/// The score of the pair the other way round, if the two were in one window.
const PairScores* reverse_of(const std::vector<PairScores>& pairs, const PairScores& pair) {
  const auto wanted = std::pair(pair.to, pair.from);
  const auto at = std::lower_bound(pairs.begin(), pairs.end(), wanted,
                                   [](const PairScores& entry, const auto& key) {
                                     return std::pair(entry.from, entry.to) < key;
                                   });
  return at != pairs.end() && std::pair(at->from, at->to) == wanted ? &*at : nullptr;
}

bool corefer(const Scene& scene, const PairScores& pair) {
  if (pair.scores.empty()) return false;
  const PairScores* back = reverse_of(scene.reading.corefs, pair);
  if (!back || back->scores.empty()) return false;
  return std::int64_t{pair.scores.front()} + back->scores.front() >
         2 * std::int64_t{scene.thresholds.coref};
}

}  // namespace

void join_entities(const Scene& scene, const Places& places, Mentions& out) {
  Sets sets(out.mentions.size());
  for (const PairScores& pair : scene.reading.corefs) {
    const std::uint32_t left = places.mention[pair.from], right = places.mention[pair.to];
    if (left == kNowhere || right == kNowhere || left >= right) continue;
    if (out.mentions[left].kind != out.mentions[right].kind) continue;
    if (corefer(scene, pair)) sets.join(left, right);
  }
  std::uint32_t entities = 0;
  for (std::uint32_t i = 0; i < out.mentions.size(); ++i) {
    const std::uint32_t first = sets.find(i);
    out.mentions[i].entity = first == i ? entities++ : out.mentions[first].entity;
  }
}

}  // namespace sayso
