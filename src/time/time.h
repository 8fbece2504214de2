// Times: when what a report tells happened: a range of days for each mention of a date and for each
// event.
//
// Days are those of the proleptic Gregorian calendar, UTC; weeks run from Monday to Sunday. What a
// report does not tell, or tells by a holiday or another event only, is open, never guessed. The
// conventions are in docs/dates.md.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace sayso {

enum class DatePrecision : std::uint8_t {
  day,
  week,
  month,
  quarter,
  season,
  year,
  decade,
  range,
  open
};

/// By DatePrecision.
inline constexpr std::array<std::string_view, 9> kDatePrecisionNames = {
    "day", "week", "month", "quarter", "season", "year", "decade", "range", "open"};

/// Days from `from` to `to`, both inclusive; an open side is absent, and the precision is then
/// `open`. Plain value.
struct DateRange {
  std::optional<Date> from, to;
  DatePrecision precision = DatePrecision::open;
  std::string why;  ///< the rule that gave it, in words
};

/// What is known of the time of one trigger's act. Absent is unknown.
struct EventTime {
  std::optional<DateRange> when;
  std::optional<std::uint32_t> mention;  ///< that `when` is from
  std::optional<Date> expected_by;  ///< of what is yet to come: the day by which it is told to come
};

struct Times {
  std::vector<std::optional<DateRange>> mentions;  ///< [mention]; of dates only
  std::vector<EventTime> triggers;                 ///< [trigger]
};

}  // namespace sayso
