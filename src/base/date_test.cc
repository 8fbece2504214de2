#include "base/date.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(Date, DaysAndReducedDatesAreReadAndWritten) {
  EXPECT_EQ(parse_date("2024-11-05"), (Date{2024, 11, 5}));
  EXPECT_EQ(parse_date("20241105"), (Date{2024, 11, 5}));
  EXPECT_EQ(parse_date("2024-11"), (Date{2024, 11, 0}));
  EXPECT_EQ(parse_date("2024"), (Date{2024, 0, 0}));
  for (const auto* words : {"2024-11-05", "2024-11", "2024", "0001-01-01"}) {
    EXPECT_EQ(format_date(*parse_date(words)), words);
  }
}

TEST(Date, WhatNoCalendarHoldsIsNoDate) {
  for (const auto* words :
       {"", "2023-02-29", "1900-02-29", "2024-04-31", "2024-00-10", "2024-13-01", "2024-01-00",
        "2024-01-32", "0000-01-01", "2024-1-5", "24-01-05", "05/11/2024", "2024-11-05x", " 2024",
        "2024-00", "2024-11-", "yesterday", "-2024-11-05", "202411"}) {
    EXPECT_EQ(parse_date(words), std::nullopt) << words;
  }
  EXPECT_TRUE(parse_date("2024-02-29") && parse_date("2000-02-29"));
}

TEST(Date, TheDayOfADateAndTimeIsTheDayAsWritten) {
  for (const auto* words :
       {"2024-11-05", "20241105", "2024-11-05T23:30", "2024-11-05T23:30:00-05:00",
        "2024-11-05 23:30:59.123Z", "2024-11-05T00:00:00+0900", "2024-11-05t01:02z"}) {
    EXPECT_EQ(parse_day(words), (Date{2024, 11, 5})) << words;
  }
  for (const auto* words : {"2024-11", "2024", "2024-11-05T", "2024-11-05T25:00", "2024-11-05T2:30",
                            "2024-11-05T23:30+", "2024-11-05 at noon", "2024-11-05T23:30:00.Z"}) {
    EXPECT_EQ(parse_day(words), std::nullopt) << words;
  }
}

}  // namespace
}  // namespace sayso
