#include "words/words.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

std::vector<std::string> keys(std::string_view text) {
  std::vector<std::string> out;
  for (const NameWord& word : name_words(text)) out.push_back(word.key);
  return out;
}

using Keys = std::vector<std::string>;

TEST(NameWords, KeysAreSmallWithoutAccentsAndDots) {
  EXPECT_EQ(keys("U.S. and US"), (Keys{"us", "and", "us"}));
  EXPECT_EQ(keys("Réunion"), keys("Reunion"));
}

TEST(NameWords, PossessivesAreCutOffAndApostrophesInsideStay) {
  EXPECT_EQ(keys("Kenya's minister"), keys("Kenya minister"));
  EXPECT_EQ(name_words("P'yongyang").size(), 1U);
}

TEST(NameWords, AHyphenPartsWordsAndAMarkIsAWord) {
  const auto words = name_words("pro-Russian, rebels");
  ASSERT_EQ(words.size(), 4U);
  EXPECT_TRUE(words[1].hyphen && words[1].upper && !words[1].caps);
  EXPECT_TRUE(words[2].mark && !words[3].mark);
}

TEST(NameWords, SpansAreBytesOfTheText) {
  const std::string text = "In Réunion, FMLN";
  const auto words = name_words(text, {3, static_cast<std::uint32_t>(text.size())});
  ASSERT_EQ(words.size(), 3U);
  EXPECT_EQ(slice(text, words[0].span), "Réunion");
  EXPECT_EQ(slice(text, words[2].span), "FMLN");
  EXPECT_TRUE(words[2].caps);
  EXPECT_EQ(joined_keys(words, 0, 1), "reunion");
}

}  // namespace
}  // namespace sayso
