#include "base/disjoint_sets.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace sayso {

DisjointSets::DisjointSets(std::size_t count) : head_(count) {
  std::iota(head_.begin(), head_.end(), 0U);
}

DisjointSets::DisjointSets(const std::vector<std::uint32_t>& numbers)
    : DisjointSets(numbers.empty()
                       ? std::size_t{0}
                       : std::size_t{1} + *std::max_element(numbers.begin(), numbers.end())) {}

std::uint32_t DisjointSets::add() {
  head_.push_back(static_cast<std::uint32_t>(head_.size()));
  return head_.back();
}

std::uint32_t DisjointSets::head(std::uint32_t number) {
  while (head_[number] != number) number = head_[number] = head_[head_[number]];
  return number;
}

void DisjointSets::join(std::uint32_t left, std::uint32_t right) {
  const auto [low, high] = std::minmax({head(left), head(right)});
  head_[high] = low;
}

std::vector<std::uint32_t> DisjointSets::numbered(const std::vector<std::uint32_t>& numbers) {
  std::map<std::uint32_t, std::uint32_t> number_of;
  std::vector<std::uint32_t> out;
  out.reserve(numbers.size());
  for (const std::uint32_t number : numbers) {
    const auto next = static_cast<std::uint32_t>(number_of.size());
    out.push_back(number_of.try_emplace(head(number), next).first->second);
  }
  return out;
}

}  // namespace sayso
