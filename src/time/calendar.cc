#include "time/calendar.h"

#include <algorithm>
#include <chrono>

namespace sayso {
namespace {

constexpr int kLastYear = 9999;

std::chrono::sys_days days_of(const Date& day) {
  return std::chrono::year(day.year) / day.month / day.day;
}

std::optional<Date> in_range(const std::chrono::sys_days& days) {
  const std::chrono::year_month_day day(days);
  const int year = static_cast<int>(day.year());
  if (year < 1 || year > kLastYear) return std::nullopt;
  return Date{year, static_cast<int>(static_cast<unsigned>(day.month())),
              static_cast<int>(static_cast<unsigned>(day.day()))};
}

/// The period from the first of a month on, so many months long.
Period months_from(int year, int month, int count, DatePrecision precision) {
  const int last = month + count - 2;  // from 0, of the last month
  const int last_year = year + last / kMonths;
  const int last_month = last % kMonths + 1;
  return {
      {year, month, 1}, {last_year, last_month, days_in_month(last_year, last_month)}, precision};
}

/// Months of a unit that is made of months; 0 of others.
int months_in(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::month:
      return 1;
    case TimeUnit::quarter:
    case TimeUnit::season:
      return 3;
    case TimeUnit::half:
      return kMonths / 2;
    case TimeUnit::year:
      return kMonths;
    case TimeUnit::decade:
      return kMonths * 10;
    case TimeUnit::century:
      return kMonths * 100;
    default:
      return 0;
  }
}

int days_in(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::moment:
      return 0;
    case TimeUnit::day:
      return 1;
    case TimeUnit::fortnight:
      return 2 * kDaysOfWeek;
    default:
      return kDaysOfWeek;
  }
}

/// Hours as days: half a day is none yet.
int days_of_hours(int hours) {
  constexpr int kOfDay = 24;
  const int days = (std::abs(hours) + kOfDay / 2 - 1) / kOfDay;
  return hours < 0 ? -days : days;
}

Period days_from(const Period& period, int first, int last) {
  Period out{*add_days(period.first, first), *add_days(period.first, last), DatePrecision::range};
  out.first = std::min(out.first, period.last);
  out.last = std::min(out.last, period.last);
  return out;
}

int length(const Period& period) {
  return static_cast<int>((days_of(period.last) - days_of(period.first)).count()) + 1;
}

}  // namespace

std::optional<Date> add_days(const Date& day, int days) {
  constexpr int kFar = 4'000'000;  // more than there are
  return in_range(days_of(day) + std::chrono::days(std::clamp(days, -kFar, kFar)));
}

std::optional<Date> add_months(const Date& day, int months) {
  constexpr int kFar = 120'000;
  const int month = day.year * kMonths + day.month - 1 + std::clamp(months, -kFar, kFar);
  const int year = month / kMonths;
  if (month < kMonths || year > kLastYear) return std::nullopt;
  const int of_year = month % kMonths + 1;
  return Date{year, of_year, std::min(day.day, days_in_month(year, of_year))};
}

std::optional<Date> add_units(const Date& day, TimeUnit unit, int count) {
  constexpr int kMost = 100'000;
  count = std::clamp(count, -kMost, kMost);
  if (const int months = months_in(unit); months > 0) {
    if (count > 120'000 / months || count < -120'000 / months) return std::nullopt;
    return add_months(day, count * months);
  }
  return add_days(day, unit == TimeUnit::hour ? days_of_hours(count) : count * days_in(unit));
}

int weekday(const Date& day) {
  return static_cast<int>(std::chrono::weekday(days_of(day)).iso_encoding());
}

std::optional<Period> period_of(const Date& day, TimeUnit unit) {
  switch (unit) {
    case TimeUnit::moment:
    case TimeUnit::hour:
    case TimeUnit::day:
      return Period{day, day, DatePrecision::day};
    case TimeUnit::month:
      return month_period(day.year, day.month);
    case TimeUnit::quarter:
      return quarter_period(day.year, (day.month + 2) / 3);
    case TimeUnit::half:
      return half_period(day.year, day.month > kMonths / 2 ? 2 : 1);
    case TimeUnit::year:
      return year_period(day.year);
    case TimeUnit::decade:
      return decade_period(std::max(1, day.year / 10 * 10));
    case TimeUnit::century:
      return century_period((day.year + 99) / 100);
    case TimeUnit::season: {
      const int season = day.month < 3 ? 4 : day.month / 3;
      if (day.month < 3 && day.year == 1) return std::nullopt;
      return season_period(day.month < 3 ? day.year - 1 : day.year, season);
    }
    default:
      break;
  }
  const auto monday = add_days(day, 1 - weekday(day));
  const auto sunday = add_days(day, kDaysOfWeek - weekday(day));
  if (!monday || !sunday) return std::nullopt;
  if (unit == TimeUnit::weekend)
    return Period{*add_days(*sunday, -1), *sunday, DatePrecision::range};
  if (unit == TimeUnit::fortnight) {
    const auto end = add_days(*sunday, kDaysOfWeek);
    return end ? std::optional(Period{*monday, *end, DatePrecision::range}) : std::nullopt;
  }
  return Period{*monday, *sunday, DatePrecision::week};
}

std::optional<Period> period_at(const Date& day, TimeUnit unit, int count) {
  const auto now = period_of(day, unit);
  if (!now) return std::nullopt;
  const auto then = add_units(now->first, unit, count);
  if (!then || then->year < 10) return std::nullopt;
  return period_of(*then, unit);
}

Period month_period(int year, int month) {
  return months_from(year, month, 1, DatePrecision::month);
}
Period quarter_period(int year, int quarter) {
  return months_from(year, 3 * quarter - 2, 3, DatePrecision::quarter);
}
Period half_period(int year, int half) {
  return months_from(year, half == 1 ? 1 : 7, kMonths / 2, DatePrecision::range);
}
Period year_period(int year) { return months_from(year, 1, kMonths, DatePrecision::year); }

Period decade_period(int first_year) {
  return {{first_year, 1, 1}, {first_year / 10 * 10 + 9, kMonths, 31}, DatePrecision::decade};
}

Period season_period(int year, int season) {
  return months_from(year, 3 * season, 3, DatePrecision::season);
}

std::optional<Period> century_period(int century) {
  if (century < 1 || century > 99) return std::nullopt;
  return Period{{100 * century - 99, 1, 1}, {100 * century, kMonths, 31}, DatePrecision::range};
}

Period part_of(const Period& period, int part) {
  const int third = std::clamp(part, 1, 3) - 1;
  const int days = length(period);
  switch (period.precision) {
    case DatePrecision::day:
      return period;
    case DatePrecision::month:
      return days_from(period, 10 * third, third == 2 ? days : 10 * third + 9);
    case DatePrecision::year: {
      Period out = months_from(period.first.year, 4 * third + 1, 4, DatePrecision::range);
      return out;
    }
    case DatePrecision::decade: {
      constexpr int kFirst[] = {0, 4, 7};
      constexpr int kLast[] = {3, 6, 9};
      const int year = period.first.year / 10 * 10;
      return {{std::max(1, year + kFirst[third]), 1, 1},
              {year + kLast[third], kMonths, 31},
              DatePrecision::range};
    }
    case DatePrecision::week: {
      constexpr int kFirst[] = {0, 2, 3};
      constexpr int kLast[] = {1, 2, 6};
      return days_from(period, kFirst[third], kLast[third]);
    }
    default:
      return days_from(period, days * third / 3, days * (third + 1) / 3 - 1);
  }
}

Period edge_of(const Period& period, int edge) {
  const bool months =
      period.precision == DatePrecision::year || period.precision == DatePrecision::quarter;
  if (!months) return part_of(period, edge);
  const Date& day = edge == 1 ? period.first : period.last;
  return month_period(day.year, day.month);
}

}  // namespace sayso
