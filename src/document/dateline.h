// Recognises datelines: "SEOUL, Nov 5 (Reuters) -", "GENEVA, 3 June -", "MOSCOW —".
//
// Method: ours, after the customs of the wires (AP, Reuters, AFP, Xinhua, TASS, the UN): a place,
// its first part in capitals, then region, date and agency as they come, then a dash or what the
// agency uses for one.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "words/date_words.h"

namespace sayso {

struct Dateline {
  std::size_t size = 0;           ///< bytes with the dash, without the space behind it
  std::optional<DateWords> date;  ///< as far as it stands there
};

/// The dateline that begins `line`, one line of clean text. A place without date and agency counts
/// only where running text follows.
std::optional<Dateline> find_dateline(std::string_view line);

/// The date of a line that is nothing but a place and a date with its year ("Seoul, 5 November
/// 2024"), or a date with or without its label and time ("Published: Nov. 5, 2024, 10:23 GMT").
std::optional<Date> date_of_line(std::string_view line);

/// The datelines on the first lines of a stretch of `text` that came in one case, where more than a
/// place stands in them, in order.
std::vector<Span> datelines_in_one_case(std::string_view text, const Span& stretch);

}  // namespace sayso
