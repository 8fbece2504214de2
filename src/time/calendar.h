// Arithmetic with days and the periods that a calendar names. Inner to this station.
#pragma once

#include <cstdint>
#include <optional>

#include "base/date.h"
#include "time/time.h"

namespace sayso {

/// Units of time, from small to large. `moment` is less than an hour.
enum class TimeUnit : std::uint8_t {
  moment,
  hour,
  day,
  weekend,
  week,
  fortnight,
  month,
  quarter,
  half,
  season,
  year,
  decade,
  century
};

inline constexpr int kDaysOfWeek = 7, kMonths = 12;

/// A first and a last day.
struct Period {
  Date first, last;
  DatePrecision precision = DatePrecision::day;
};

/// All of these give nothing where the calendar (years 1 to 9999) ends.
std::optional<Date> add_days(const Date& day, int days);
/// The same day so many months on, or the last of that month where it has none such.
std::optional<Date> add_months(const Date& day, int months);
std::optional<Date> add_units(const Date& day, TimeUnit unit, int count);

/// 1 Monday to 7 Sunday.
int weekday(const Date& day);

/// The period of this unit that holds the day; a weekend is that of its week. Seasons are those of
/// the north: 1 spring from March, 2 summer, 3 autumn, 4 winter from December.
std::optional<Period> period_of(const Date& day, TimeUnit unit);
/// The period `count` after the one that holds the day.
std::optional<Period> period_at(const Date& day, TimeUnit unit, int count);

Period month_period(int year, int month);
Period quarter_period(int year, int quarter);
Period half_period(int year, int half);
Period year_period(int year);
Period decade_period(int first_year);
Period season_period(int year, int season);
/// The nth century: 20 is 1901 to 2000.
std::optional<Period> century_period(int century);

/// The first (1), middle (2) or last (3) part of a period: days 1-10, 11-20 and the rest of a
/// month; four months of a year; years 0-3, 4-6, 7-9 of a decade; Monday and Tuesday, Wednesday,
/// the rest of a week; a third of anything else.
Period part_of(const Period& period, int part);
/// Its beginning (1) or end (3): the first or last month of a year or quarter; else as part_of.
Period edge_of(const Period& period, int edge);

}  // namespace sayso
