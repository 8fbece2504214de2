// The days that one frame of a date tells, counted from the report's date. Inner to this station.
#pragma once

#include <optional>
#include <string>

#include "time/calendar.h"
#include "time/frame.h"
#include "time/read_date.h"

namespace sayso {

/// A period, or a reason for having none; `from` and `to` instead where one side is open.
struct FrameAnswer {
  std::optional<Period> period;
  std::optional<Date> from, to;
  std::string why;
};

/// The answer for one frame; `in`: "in" stands before it, or begins it ("in two days"). Never
/// fails: what is not told, or lies beyond the calendar, has its reason in `why`.
FrameAnswer answer_frame(const DateFrame& frame, const DateQuestion& question, bool in);

}  // namespace sayso
