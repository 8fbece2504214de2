#include "words/number_words.h"

#include <gtest/gtest.h>

#include <vector>

namespace sayso {
namespace {

double value(const std::vector<std::string_view>& words) {
  const auto read = read_number(words);
  return read && read->words == words.size() ? read->value : -1;
}

TEST(NumberWords, AreReadAsNewsWritesThem) {
  EXPECT_EQ(value({"1,000"}), 1000);
  EXPECT_EQ(value({"1.5", "million"}), 1.5e6);
  EXPECT_EQ(value({"3bn"}), 3e9);
  EXPECT_EQ(value({"twenty", "four"}), 24);
  EXPECT_EQ(value({"two", "and", "a", "half", "million"}), 2.5e6);
  EXPECT_EQ(value({"a", "hundred"}), 100);
  EXPECT_EQ(value({"five", "lakh"}), 5e5);
}

TEST(NumberWords, TheLongestIsTakenAndNoMore) {
  const std::vector<std::string_view> words = {"three", "hundred", "soldiers"};
  const auto read = read_number(words);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->value, 300);
  EXPECT_EQ(read->words, 2U);
}

TEST(NumberWords, WordsOfNoNumberAreNone) {
  EXPECT_FALSE(read_number(std::vector<std::string_view>{"a", "soldier"}));
  EXPECT_FALSE(read_number(std::vector<std::string_view>{"first"}));
  EXPECT_FALSE(read_number(std::vector<std::string_view>{}));
}

TEST(NumberWords, SmallOnesAndOrdinals) {
  EXPECT_EQ(small_number("forty"), 40);
  EXPECT_FALSE(small_number("hundred"));
  EXPECT_EQ(ordinal_number("21st"), 21);
  EXPECT_EQ(ordinal_number("twentieth"), 20);
  EXPECT_FALSE(ordinal_number("twenty"));
}

}  // namespace
}  // namespace sayso
