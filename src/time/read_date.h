// The words of one date, as days. Inner to this station.
#pragma once

#include <optional>
#include <string_view>

#include "time/time.h"
#include "time/words.h"

namespace sayso {

/// Where the act that a date belongs to lies from the report's date.
enum class Toward : std::uint8_t { unknown, past, future };

struct DateQuestion {
  std::string_view text;       ///< the words of the date
  std::string_view lead;       ///< the words of its sentence in front of it
  std::optional<Date> anchor;  ///< the report's date, a day
  Toward toward = Toward::unknown;
};

/// The days that the words tell; open, with the reason, where they do not. Never fails. Linear in
/// the words.
DateRange read_date(const DateQuestion& question, const TimeWords& words);

/// What the words in front of a date say of its direction: future if one of class `future` or
/// `awaited` stands in the clause, else unknown.
Toward direction_of(std::string_view lead, const TimeWords& words);

/// Does one of class `awaited` stand in the clause in front of a date: "was expected on"?
bool is_awaited(std::string_view lead, const TimeWords& words);

}  // namespace sayso
