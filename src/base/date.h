// Calendar days of the proleptic Gregorian calendar as ISO 8601 writes them.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace sayso {

/// A day, or with `day` 0 a month, or with `month` 0 as well a year. Years 1 to 9999.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
  auto operator<=>(const Date&) const = default;
};

/// Days of a month, 1 to 12; leap years as in the Gregorian calendar.
int days_in_month(int year, int month);

/// Whether each part is in its range and none is missing above another.
bool is_valid(const Date& date);

/// Reads "2024-11-05", "20241105", "2024-11" or "2024", the whole of `words`. Nothing if it is none
/// of these, or no such day exists.
std::optional<Date> parse_date(std::string_view words);

/// Reads a day, or the day of a date and time ("2024-11-05T23:30:00-05:00", "2024-11-05 23:30Z"):
/// the day as written, whatever the offset. Nothing for a month, a year, or anything else.
std::optional<Date> parse_day(std::string_view words);

/// "2024-11-05", "2024-11" or "2024".
std::string format_date(const Date& date);

}  // namespace sayso
