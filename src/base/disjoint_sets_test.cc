#include "base/disjoint_sets.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(DisjointSets, TheLeastNumberStandsForASetInWhateverOrderItIsJoined) {
  DisjointSets forth(5), back(5);
  forth.join(1, 2);
  forth.join(2, 4);
  back.join(4, 2);
  back.join(4, 1);
  for (const std::uint32_t number : {0U, 1U, 2U, 3U, 4U})
    EXPECT_EQ(forth.head(number), back.head(number)) << number;
  EXPECT_EQ(forth.head(4), 1U);
  EXPECT_EQ(forth.head(3), 3U);
}

TEST(DisjointSets, SetsAreNumberedAsTheyFirstCome) {
  DisjointSets sets({3, 0, 2, 3});
  ASSERT_EQ(sets.size(), 4U);
  EXPECT_EQ(sets.add(), 4U);
  sets.join(3, 2);
  EXPECT_EQ(sets.numbered({3, 0, 2, 4, 3}), (std::vector<std::uint32_t>{0, 1, 0, 2, 0}));
}

TEST(DisjointSets, OfNoNumbersThereAreNone) {
  EXPECT_EQ(DisjointSets(std::vector<std::uint32_t>{}).size(), 0U);
}

}  // namespace
}  // namespace sayso
