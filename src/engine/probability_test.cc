#include "engine/probability.h"

#include <gtest/gtest.h>

#include <vector>

namespace sayso {
namespace {

TEST(Probability, OfARowSumToOne) {
  const std::vector<Score> row = {0, 1000, -2000, 500};
  double sum = 0;
  for (std::size_t i = 0; i < row.size(); ++i) sum += softmax_of(row, i);
  EXPECT_NEAR(sum, 1, 1e-12);
  EXPECT_GT(softmax_of(row, 1), softmax_of(row, 3));
}

TEST(Probability, TwoScoresAreTheLogisticOfTheirDifference) {
  EXPECT_NEAR(softmax_of(std::vector<Score>{1500, -500}, 0), sigmoid_of(2000), 1e-12);
  EXPECT_NEAR(sigmoid_of(0), 0.5, 1e-12);
}

TEST(Probability, BearsTheGreatestScores) {
  const std::vector<Score> row = {INT32_MAX, INT32_MIN};
  EXPECT_EQ(softmax_of(row, 0), 1);
  EXPECT_EQ(softmax_of(row, 1), 0);
  EXPECT_EQ(sigmoid_of(INT32_MIN), 0);
}

TEST(Probability, OfASpanIsTheMeanOfItsWords) {
  // One label: outside, begin, inside. Begin is even odds at the first word, inside certain at the
  // second.
  const TagScores tags{3, {0, 0, -100000, -100000, -100000, 0}};
  const Candidate candidate{0, 1, {{0, 0}}, true};
  EXPECT_NEAR(span_probability(tags, candidate, 0), 0.7071, 1e-4);
}

TEST(Probability, IsRoundedToThousandths) {
  EXPECT_EQ(rounded(0.12349), 0.123);
  EXPECT_EQ(rounded(0.9996), 1.0);
}

}  // namespace
}  // namespace sayso
