#include "time/read_date.h"

#include <gtest/gtest.h>

#include <string>

#include "time/calendar.h"
#include "time/reckon.h"

namespace sayso {
namespace {

const TimeWords& words() {
  static const TimeWords loaded =
      *TimeWords::load(std::string(SAYSO_SOURCE_DIR) + "/data/time/words.tsv");
  return loaded;
}

std::string read(std::string_view text, std::string_view published, Toward toward = Toward::past,
                 std::string_view lead = "") {
  const auto day = published.empty() ? std::nullopt : parse_date(published);
  const DateRange range = read_date({text, lead, day, toward}, words());
  const auto side = [](const std::optional<Date>& date) {
    return date ? format_date(*date) : std::string();
  };
  return side(range.from) + ".." + side(range.to) + " " +
         std::string(kDatePrecisionNames[static_cast<std::size_t>(range.precision)]);
}

TEST(Dates, CountsFromTheDateOfTheReport) {
  EXPECT_EQ(read("yesterday", "2024-03-01"), "2024-02-29..2024-02-29 day");
  EXPECT_EQ(read("late last month", "2024-11-05"), "2024-10-21..2024-10-31 range");
  EXPECT_EQ(read("last week", "2025-01-02"), "2024-12-23..2024-12-29 week");
  EXPECT_EQ(read("two weeks ago", "2025-01-10"), "2024-12-23..2024-12-29 week");
  EXPECT_EQ(read("overnight", "2024-03-01"), "2024-02-29..2024-03-01 range");
  EXPECT_EQ(read("overnight on Sunday", "2024-03-05"), "2024-03-03..2024-03-03 day");
  EXPECT_EQ(read("1740", "2024-03-01", Toward::past, "It fired at "), ".. open");
  EXPECT_EQ(read("2200 last night", "2024-03-02"), "2024-03-01..2024-03-01 day");
  EXPECT_EQ(read("2015 GMT on 3 March", "2024-03-04"), "2024-03-03..2024-03-03 day");
  EXPECT_EQ(read("around 2015 local time", "2024-03-04"), ".. open");
  EXPECT_EQ(read("the past two days", "2024-03-02"), "2024-02-29..2024-03-02 range");
}

TEST(Dates, TakesTheSideThatTheTenseTells) {
  EXPECT_EQ(read("Friday", "2024-11-05"), "2024-11-01..2024-11-01 day");
  EXPECT_EQ(read("Friday", "2024-11-05", Toward::future), "2024-11-08..2024-11-08 day");
  EXPECT_EQ(read("Tuesday, March 18", "2025-03-10"), "2025-03-18..2025-03-18 day");
  EXPECT_EQ(read("Monday, March 18", "2025-03-10", Toward::future), "2024-03-18..2024-03-18 day");
  EXPECT_EQ(read("March", "2024-11-05"), "2024-03-01..2024-03-31 month");
  EXPECT_EQ(read("12 November", "2024-11-05", Toward::past, "announced a strike for "),
            "2024-11-12..2024-11-12 day");
  EXPECT_EQ(read("12 November", "2024-11-05", Toward::past, "they struck on "),
            "2023-11-12..2023-11-12 day");
  EXPECT_EQ(read("March", "2024-11-05", Toward::future), "2025-03-01..2025-03-31 month");
  EXPECT_EQ(read("two weeks", "2024-12-20", Toward::future, "Talks resume in "),
            "2024-12-30..2025-01-05 week");
}

TEST(Dates, KeepsToTheCalendar) {
  EXPECT_EQ(read("29 February", "2023-03-05"), "2020-02-29..2020-02-29 day");
  EXPECT_EQ(read("30 February 2024", "2024-03-05"), ".. open");
  EXPECT_EQ(read("last winter", "2024-03-10"), "2023-12-01..2024-02-29 season");
  EXPECT_EQ(read("yesterday", "0001-01-01"), ".. open");
  EXPECT_EQ(read("in 900000000000 years", "2024-01-01", Toward::future), ".. open");
}

TEST(Dates, MayBeTheLastButOne) {
  EXPECT_EQ(read("the week before last", "2024-06-20"), "2024-06-03..2024-06-09 week");
  EXPECT_EQ(read("the year before last", "2024-06-20"), "2022-01-01..2022-12-31 year");
  EXPECT_EQ(read("the Friday before last", "2024-06-20"), "2024-06-07..2024-06-07 day");
}

TEST(Dates, MayBeAWeekdayOfAMonth) {
  EXPECT_EQ(read("the second Sunday of May", "2024-06-20"), "2024-05-12..2024-05-12 day");
  EXPECT_EQ(read("the last Friday in May 2023", "2024-06-20"), "2023-05-26..2023-05-26 day");
  EXPECT_EQ(read("the fifth Monday of February 2023", "2024-06-20"), ".. open");
  EXPECT_EQ(read("last Friday, 14 June", "2024-06-20"), "2024-06-14..2024-06-14 day");
}

TEST(Dates, CountHoursAndHalves) {
  EXPECT_EQ(read("the past 24 hours", "2024-06-20"), "2024-06-19..2024-06-20 range");
  EXPECT_EQ(read("two hours ago", "2024-06-20"), "2024-06-20..2024-06-20 day");
  EXPECT_EQ(read("48 hours ago", "2024-06-20"), "2024-06-18..2024-06-18 day");
  EXPECT_EQ(read("half a year ago", "2024-06-20"), "2023-12-01..2023-12-31 month");
  EXPECT_EQ(read("half a century ago", "2024-06-20"), "1974-01-01..1974-12-31 year");
  EXPECT_EQ(read("so far this year", "2024-06-20"), "2024-01-01..2024-06-19 range");
}

TEST(Dates, StayOpenWhereTheyAreNotTold) {
  EXPECT_EQ(read("Friday", ""), ".. open");
  EXPECT_EQ(read("Ramadan", "2024-11-05"), ".. open");
  EXPECT_EQ(read("two days after the attack", "2024-11-05"), ".. open");
  EXPECT_EQ(read("05/11/2024", "2024-12-05"), ".. open");
  EXPECT_EQ(read("25/12/2023", "2024-12-05"), "2023-12-25..2023-12-25 day");
  EXPECT_EQ(read("1999", ""), "1999-01-01..1999-12-31 year");
}

TEST(Dates, HaveOneOpenSideWhereOneIsTold) {
  EXPECT_EQ(read("since Monday", "2024-11-05"), "2024-11-04.. open");
  EXPECT_EQ(read("by the end of the month", "2024-02-10", Toward::future), "..2024-02-29 open");
  EXPECT_EQ(read("before March 1", "2027-11-05", Toward::future), "..2028-02-29 open");
}

TEST(Dates, RunFromTheFirstToTheLast) {
  EXPECT_EQ(read("from 28 December 2023 to 3 January 2024", "2024-11-05"),
            "2023-12-28..2024-01-03 range");
  EXPECT_EQ(read("Oct. 30-31", "2024-11-05"), "2024-10-30..2024-10-31 range");
  EXPECT_EQ(read("1914-1918", ""), "1914-01-01..1918-12-31 range");
}

// Whatever the day, a value's ends are days of the calendar, in order, and parts lie in their
// whole.
TEST(Dates, AreDaysInOrder) {
  for (Date day{1999, 12, 25}; day < Date{2000, 3, 5}; day = *add_days(day, 1)) {
    for (const char* text : {"last week", "next month", "early last month", "last Friday", "Sunday",
                             "the end of the year", "next summer", "in three months"}) {
      const DateRange range = read_date({text, "", day, Toward::unknown}, words());
      if (!range.from || !range.to) continue;
      EXPECT_TRUE(is_valid(*range.from) && is_valid(*range.to)) << text;
      EXPECT_LE(*range.from, *range.to) << text << " on " << format_date(day);
    }
    const DateRange month = read_date({"last month", "", day, Toward::past}, words());
    const DateRange part = read_date({"late last month", "", day, Toward::past}, words());
    EXPECT_TRUE(month.from < part.from && part.to == month.to) << format_date(day);
  }
}

TEST(Dates, SayWhy) {
  EXPECT_FALSE(read_date({"Friday", "", Date{2024, 11, 5}, Toward::past}, words()).why.empty());
}

TEST(Dates, NameTheRowOfAFaultyTable) {
  for (const char* row : {"noon\tclock\t12\n", "june\tmonth\tsix\n", "june\tmonth\t6th\n"}) {
    const auto table = Tsv::parse(std::string("words\tclass\tvalue\n") + row, "words.tsv");
    const auto loaded = TimeWords::from(*table);
    ASSERT_FALSE(loaded.has_value()) << row;
    EXPECT_EQ(loaded.error().where, "words.tsv:2");
  }
}

TEST(Calendar, PeriodsHoldTheirDay) {
  for (Date day{2023, 12, 1}; day < Date{2024, 4, 1}; day = *add_days(day, 1)) {
    for (const TimeUnit unit : {TimeUnit::day, TimeUnit::week, TimeUnit::month, TimeUnit::quarter,
                                TimeUnit::season, TimeUnit::year, TimeUnit::decade}) {
      const Period period = *period_of(day, unit);
      EXPECT_LE(period.first, day);
      EXPECT_GE(period.last, day);
    }
    EXPECT_EQ(weekday(period_of(day, TimeUnit::week)->first), 1);
  }
}

}  // namespace
}  // namespace sayso
