// Dates as news writes them in words: "Nov. 5, 2024", "5 November", "2024-11-05".
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"

namespace sayso {

/// A day in words; the year is 0 where none is written.
struct DateWords {
  int year = 0;
  int month = 0;
  int day = 0;
};

/// Reads a date that begins `words` and takes it off: month and day or day and month, in full or
/// abbreviated, with or without a weekday before and a year behind; or an ISO 8601 day. Days that
/// no calendar holds are no dates, and neither are dates in figures whose order is open
/// ("05/11/2024"). A month without a day is none either.
std::optional<DateWords> take_date(std::string_view& words);

/// Takes a weekday and the comma behind it off the front, if one stands there.
bool take_weekday(std::string_view& words);

/// The day, if its year is written.
std::optional<Date> full_date(const DateWords& words);

/// The day of a date as records, pages and feeds write it: ISO 8601, with or without a time; RFC
/// 822; in words, with its year. What stands behind it does not count.
std::optional<Date> written_day(std::string_view words);

/// The ISO 8601 day in a file's name ("2024-11-05-pact.txt"), if there is exactly one.
std::optional<Date> date_in_name(std::string_view path);

}  // namespace sayso
