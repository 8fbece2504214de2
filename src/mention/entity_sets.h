// Entities that turn out to be one. For the steps of this station only.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <vector>

#include "mention/mention.h"

namespace sayso {

/// Disjoint sets of entities; the least number stands for its set.
class EntitySets {
 public:
  explicit EntitySets(std::size_t count) : head_(count) {
    std::iota(head_.begin(), head_.end(), 0u);
  }
  std::uint32_t head(std::uint32_t entity) {
    while (head_[entity] != entity) entity = head_[entity] = head_[head_[entity]];
    return entity;
  }
  void join(std::uint32_t left, std::uint32_t right) {
    const auto [low, high] = std::minmax({head(left), head(right)});
    head_[high] = low;
  }
  /// Gives each mention the number of its set, from 0 by first mention.
  void number_anew(Mentions& out) {
    std::map<std::uint32_t, std::uint32_t> number;
    for (Mention& mention : out.mentions) {
      const auto next = static_cast<std::uint32_t>(number.size());
      mention.entity = number.try_emplace(head(mention.entity), next).first->second;
    }
  }

 private:
  std::vector<std::uint32_t> head_;
};

}  // namespace sayso
