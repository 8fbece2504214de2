#include "model/tags.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace sayso {
namespace {

bool valid(const std::vector<std::size_t>& tags) {
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const bool inside = tags[i] > 0 && tags[i] % 2 == 0;
    if (!inside) continue;
    if (i == 0 || (tags[i - 1] != tags[i] && tags[i - 1] != tags[i] - 1)) return false;
  }
  return true;
}

/// All sequences in turn: the best valid one, of equals the one that is least from the end.
std::vector<std::size_t> best_by_enumeration(const std::vector<Score>& scores, std::size_t width,
                                             Score worse) {
  const std::size_t words = scores.size() / width;
  std::vector<std::size_t> tags(words, 0), best;
  std::int64_t most = 0;
  while (true) {
    if (valid(tags)) {
      std::int64_t sum = 0;
      for (std::size_t i = 0; i < words; ++i) {
        sum += scores[i * width + tags[i]] - (tags[i] == 0 ? worse : 0);
      }
      if (best.empty() || sum > most) {
        best = tags;
        most = sum;
      }
    }
    std::size_t at = 0;
    while (at < words && ++tags[at] == width) tags[at++] = 0;
    if (at == words) return best;
  }
}

std::vector<TagSpan> spans_of(const std::vector<std::size_t>& tags) {
  std::vector<TagSpan> spans;
  for (std::uint32_t i = 0; i < tags.size(); ++i) {
    if (tags[i] % 2 == 1) spans.push_back({i, i, static_cast<std::uint16_t>(tags[i] / 2)});
    if (tags[i] > 0 && tags[i] % 2 == 0) spans.back().last = i;
  }
  return spans;
}

TEST(Tags, BestSpansAreThoseOfTheBestOfAllValidSequences) {
  std::mt19937 random(1);
  std::uniform_int_distribution<Score> score(-3, 3);  // few values, so that ties are common
  for (int round = 0; round < 2000; ++round) {
    const std::size_t width = round % 2 == 0 ? 3 : 5;
    std::vector<Score> scores(width * (1 + random() % 5));
    for (Score& one : scores) one = score(random);
    const Score worse = round % 3;
    EXPECT_EQ(best_spans(scores, width, worse),
              spans_of(best_by_enumeration(scores, width, worse)));
  }
}

TEST(Tags, NoWordsGiveNoSpans) {
  EXPECT_TRUE(best_spans({}, 3).empty());
  EXPECT_TRUE(find_candidates({}, 3, 1500).empty());
}

TEST(Tags, ACandidateCarriesTheGainOverOutsideOfEachLabelBestFirst) {
  // Two words, labels a and b; outside, begin a, inside a, begin b, inside b.
  const std::vector<Score> scores = {100, 900, -500, 400, -500, 50, -500, 1000, -500, 250};
  const auto found = find_candidates(scores, 5, 0);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].first, 0u);
  EXPECT_EQ(found[0].last, 1u);
  EXPECT_TRUE(found[0].best);
  ASSERT_EQ(found[0].labels.size(), 2u);
  EXPECT_EQ(found[0].labels[0].label, 0);
  EXPECT_EQ(found[0].labels[0].score, 800 + 950);
  EXPECT_EQ(found[0].labels[1].score, 300 + 200);
}

TEST(Tags, EqualLabelsStandInTheOrderOfTheLabelsAndAtMostFourAreKept) {
  std::vector<Score> scores(13, 0);
  for (std::size_t tag = 1; tag < scores.size(); tag += 2) scores[tag] = 700;
  scores[2 * 5 + 1] = 800;
  const auto found = find_candidates(scores, 13, 0);
  ASSERT_EQ(found.size(), 1u);
  ASSERT_EQ(found[0].labels.size(), kCandidateLabels);
  EXPECT_EQ(found[0].labels[0].label, 5);
  EXPECT_EQ(found[0].labels[1].label, 0);
  EXPECT_EQ(found[0].labels[3].label, 2);
}

TEST(Tags, ANearMissIsACandidateButNotABestOne) {
  const std::vector<Score> scores = {1000, 0, -5000, 0, 2000, -5000, 4000, 0, -5000};
  const auto narrow = find_candidates(scores, 3, 500);
  ASSERT_EQ(narrow.size(), 1u);
  const auto wide = find_candidates(scores, 3, 1500);
  ASSERT_EQ(wide.size(), 2u);
  EXPECT_EQ(wide[0].first, 0u);
  EXPECT_FALSE(wide[0].best);
  EXPECT_EQ(wide[0].labels[0].score, -1000);
  EXPECT_EQ(wide[1].first, 1u);
  EXPECT_TRUE(wide[1].best);
}

TEST(Tags, TheLimitKeepsTheBestAndTheirOrder) {
  const auto candidate = [](std::uint32_t word, Score score, bool best) {
    return Candidate{word, word, {{0, score}}, best};
  };
  std::vector<Candidate> list = {candidate(0, 9, false), candidate(1, 1, true),
                                 candidate(2, 5, true), candidate(3, 5, true)};
  const auto left_out = limit_candidates(list, 2);
  EXPECT_EQ(left_out, (std::vector<bool>{true, true, false, false}));
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(list[0].first, 2u);
  EXPECT_EQ(list[1].first, 3u);
}

TEST(Tags, ScoresAtTheEndOfTheirRangeDoNotOverflow) {
  const std::vector<Score> scores(3 * 5000, 1'000'000'000);
  for (const auto& candidate : find_candidates(scores, 3, 1500)) {
    EXPECT_LE(candidate.first, candidate.last);
  }
  std::vector<Score> steep(3 * 5000, 1'000'000'000);
  for (std::size_t i = 0; i < steep.size(); i += 3) steep[i] = -1'000'000'000;
  const auto found = find_candidates(steep, 3, 0);
  ASSERT_FALSE(found.empty());
  EXPECT_GT(found[0].labels[0].score, 0);
}

}  // namespace
}  // namespace sayso
