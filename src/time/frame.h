// What the terms of a date say, slot by slot. Inner to this station.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "time/calendar.h"
#include "time/words.h"

namespace sayso {

/// One date or period as told, before it is counted from the report's date. Slots that the words do
/// not fill are empty.
struct DateFrame {
  std::optional<int> year, year_shift;  ///< "1999", "last year"
  std::optional<int> month, day, weekday, season, quarter, half, decade, century;
  std::optional<int> weekday_of;  ///< which of a month's: "the second Sunday of May"; -1: its last
  std::optional<int> shift;       ///< last -1, this 0, next 1: of what comes next to it
  std::optional<int> offset;      ///< in days: "yesterday"
  std::optional<Date> date;       ///< in figures; year 0 where it cannot be read
  std::optional<TimeUnit> unit;
  std::optional<int> unit_shift, unit_ordinal;
  std::optional<int> count;  ///< of the unit, or of `half`; 0: some
  std::optional<int> number, ordinal;
  int window = 0;  ///< "the past" -1, "the coming" 1
  int part = 0, edge = 0;
  bool plural = false, weekend = false, midweek = false, night = false, year_end = false,
       month_end = false;
  bool ago = false, hence = false, later = false, earlier = false, within = false;
  bool before_last = false;  ///< "the Friday before last"
  bool now = false, gone = false, ahead = false, year_ago = false, latest = false, period = false;
  bool holiday = false, anchored = false, unknown = false;
  std::optional<TimeClass> bound;   ///< since until by before after from
  bool bound_behind_count = false;  ///< "two days after"

  /// Does it hold a date, be it a part of one?
  bool has_date() const;
};

/// The frame of these terms.
DateFrame frame_of(std::span<const TimeTerm> terms);

/// Two frames where the terms tell a first and a last day ("3 to 5 May", "1914-1918"), each filled
/// up from the other; one otherwise.
std::vector<DateFrame> frames_of(std::span<const TimeTerm> terms);

}  // namespace sayso
