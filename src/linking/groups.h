// Average-link agglomeration with exclusions, in an order fixed by scores and places alone. Inner
// to linking.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace sayso {

/// Two members that may be joined, and how alike they are (thousandths).
struct Bond {
  std::size_t a = 0, b = 0;
  int score = 0;
};

/// Parts 0 .. size-1 into groups; each sorted, groups by their first member. Bonds are taken by
/// falling score, then a, then b; two groups are joined where the average of `score_of` over the
/// pairs of their members (at most `most` of each, the first) reaches `bar`, and at most one
/// such pair in four is below zero (an exclusion; it counts as 0).
std::vector<std::vector<std::size_t>> grouped(
    std::size_t size, std::vector<Bond> bonds, int bar, std::size_t most,
    const std::function<int(std::size_t, std::size_t)>& score_of);

}  // namespace sayso
