// Entities that turn out to be one. For the steps of this station only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/disjoint_sets.h"
#include "mention/mention.h"

namespace sayso {

/// Gives each mention the number of the set that its entity is in, from 0 by first mention.
inline void number_anew(DisjointSets& sets, Mentions& out) {
  std::vector<std::uint32_t> entities;
  entities.reserve(out.mentions.size());
  for (const Mention& mention : out.mentions) entities.push_back(mention.entity);
  const std::vector<std::uint32_t> numbers = sets.numbered(entities);
  for (std::size_t i = 0; i < numbers.size(); ++i) out.mentions[i].entity = numbers[i];
}

}  // namespace sayso
