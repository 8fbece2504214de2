#include "linking/groups.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace sayso {
namespace {

using Group = std::vector<std::size_t>;

/// One pair in so many may be excluded: a report that errs in a day or a town parts no event.
constexpr long kMostExcluded = 4;

bool may_join(const Group& one, const Group& other, int bar, std::size_t most,
              const std::function<int(std::size_t, std::size_t)>& score_of) {
  long sum = 0;
  long pairs = 0;
  long excluded = 0;
  for (std::size_t i = 0; i < std::min(one.size(), most); ++i) {
    for (std::size_t k = 0; k < std::min(other.size(), most); ++k) {
      const int score = score_of(std::min(one[i], other[k]), std::max(one[i], other[k]));
      if (score < 0) ++excluded;
      sum += std::max(0, score);
      ++pairs;
    }
  }
  return kMostExcluded * excluded <= pairs && sum >= bar * pairs;
}

}  // namespace

std::vector<Group> grouped(std::size_t size, std::vector<Bond> bonds, int bar, std::size_t most,
                           const std::function<int(std::size_t, std::size_t)>& score_of) {
  for (Bond& bond : bonds)
    if (bond.b < bond.a) std::swap(bond.a, bond.b);
  std::sort(bonds.begin(), bonds.end(), [](const Bond& one, const Bond& other) {
    return std::tuple(-one.score, one.a, one.b) < std::tuple(-other.score, other.a, other.b);
  });
  std::vector<std::size_t> group_of(size);
  std::iota(group_of.begin(), group_of.end(), std::size_t{0});
  std::vector<Group> groups(size);
  for (std::size_t i = 0; i < size; ++i) groups[i] = {i};
  for (const Bond& bond : bonds) {
    std::size_t into = group_of[bond.a];
    std::size_t from = group_of[bond.b];
    if (into == from || !may_join(groups[into], groups[from], bar, most, score_of)) continue;
    if (groups[into].size() < groups[from].size()) std::swap(into, from);
    for (const std::size_t member : groups[from]) group_of[member] = into;
    Group joined;
    std::merge(groups[into].begin(), groups[into].end(), groups[from].begin(), groups[from].end(),
               std::back_inserter(joined));
    groups[into] = std::move(joined);
    groups[from].clear();
  }
  groups.erase(std::remove_if(groups.begin(), groups.end(),
                              [](const Group& group) { return group.empty(); }),
               groups.end());
  std::sort(groups.begin(), groups.end());
  return groups;
}

}  // namespace sayso
