// Disjoint sets of whole numbers: what turns out to be one.
//
// Union-find with path halving; the least number stands for its set, so that the order of joins
// does not show. Near-constant time a call. A value; not for use from several threads at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sayso {

class DisjointSets {
 public:
  /// The sets {0}, {1}, ... {count - 1}.
  explicit DisjointSets(std::size_t count);
  /// The sets {0} ... {n} for the greatest number `n` of `numbers`; none where there are none.
  explicit DisjointSets(const std::vector<std::uint32_t>& numbers);

  /// How many numbers there are, whatever is joined.
  std::size_t size() const { return head_.size(); }
  /// Adds a set of one number, size(), and gives it.
  std::uint32_t add();
  /// The least number of the set that `number`, below size(), is in.
  std::uint32_t head(std::uint32_t number);
  void join(std::uint32_t left, std::uint32_t right);
  /// [i] the set of numbers[i], the sets numbered from 0 as they first come.
  std::vector<std::uint32_t> numbered(const std::vector<std::uint32_t>& numbers);

 private:
  std::vector<std::uint32_t> head_;
};

}  // namespace sayso
