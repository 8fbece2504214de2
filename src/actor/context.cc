#include "actor/context.h"

#include <algorithm>
#include <set>
#include <utility>

namespace sayso {

Passage::Passage(std::vector<Clue> clues, const std::map<std::string, int>& named)
    : clues_(std::move(clues)) {
  if (named.size() == 1) only_ = named.begin()->first;
}

std::optional<Passage::Answer> Passage::country(std::uint32_t sentence) const {
  const std::uint32_t from = sentence == 0 ? 0 : sentence - 1;
  auto clue =
      std::lower_bound(clues_.begin(), clues_.end(), from,
                       [](const Clue& other, std::uint32_t at) { return other.sentence < at; });
  std::set<std::string> places, actors;
  bool local = false;
  for (; clue != clues_.end() && clue->sentence <= sentence + 1; ++clue) {
    (clue->place ? places : actors).insert(clue->country);
    local = local || clue->local;
  }
  if (places.size() == 1 && (actors.empty() || actors.count(*places.begin()) > 0))
    return Answer{*places.begin(), true};
  if (places.empty() && actors.size() == 1 && local) return Answer{*actors.begin(), false};
  if (places.empty() && actors.empty() && only_) return Answer{*only_, false};
  return std::nullopt;
}

}  // namespace sayso
