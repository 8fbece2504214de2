#include "words/date_words.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

std::optional<DateWords> take(std::string_view words, std::string_view left) {
  const auto date = take_date(words);
  EXPECT_EQ(words, left);
  return date;
}

TEST(DateWords, AreTakenOffTheFront) {
  const auto day = take("Tuesday, Nov. 5, 2024 (Agency)", " (Agency)");
  ASSERT_TRUE(day);
  EXPECT_EQ(full_date(*day), (Date{2024, 11, 5}));
  const auto open = take("5 November", "");
  ASSERT_TRUE(open);
  EXPECT_EQ(open->year, 0);
  EXPECT_FALSE(full_date(*open));
  EXPECT_TRUE(take("2024-11-05T10:00", "T10:00"));
}

TEST(DateWords, WhatIsNoDateOrAnOpenOneStays) {
  for (const char* words : {"05/11/2024", "31 April 2024", "November 2024", "Tuesday"})
    EXPECT_FALSE(take(words, words)) << words;
}

TEST(DateWords, TheDayIsReadOffADateWithATime) {
  for (const char* words : {"2024-11-05", "2024-11-05 10:00", "Tue, 05 Nov 2024 10:00:00 +0900",
                            "Nov. 5, 2024 at noon"})
    EXPECT_EQ(written_day(words), (Date{2024, 11, 5})) << words;
  for (const char* words : {"Nov. 5", "November 2024", "05/11/2024", ""})
    EXPECT_FALSE(written_day(words)) << words;
}

TEST(DateWords, AFilesNameMayHoldOneDay) {
  EXPECT_EQ(date_in_name("in/2024-11-05-pact.txt"), (Date{2024, 11, 5}));
  EXPECT_FALSE(date_in_name("2024-11-05-to-2024-11-06.txt"));
  EXPECT_FALSE(date_in_name("12024-11-05.txt"));
}

}  // namespace
}  // namespace sayso
