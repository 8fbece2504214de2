// Distinct events by period, with the reports that tell them.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/ledger_event.h"

namespace sayso::cli {

inline constexpr std::size_t kQuads = 5;  // [0]: of events without one

enum class PeriodLength : std::uint8_t { day, week, month };

/// A stretch of days, both ends inclusive, ISO 8601.
struct Period {
  std::string from, to;
  std::array<std::uint64_t, kQuads> events{};  ///< [quad] distinct events
  std::uint64_t reports = 0;                   ///< published in it, that tell any of the events
  std::vector<std::string> ids, cites;         ///< of its events: id; key:start-end of the first
                                               ///< report's words

  std::uint64_t all() const;
};

/// Counts events as they come; an event lies on day_of(event).
class Timeline {
 public:
  void add(const LedgerEvent& event);
  /// By the span where no length is given: days up to 10 weeks, weeks up to a year and a half, else
  /// months. Periods without events stand between the others as long as there are at most 5,000.
  std::vector<Period> periods(std::optional<PeriodLength> length) const;
  std::uint64_t undated() const { return undated_; }

 private:
  struct Day {
    std::array<std::uint64_t, kQuads> events{};
    std::vector<std::string> ids, cites;
    std::set<std::string> reports;
  };
  std::map<std::int32_t, Day> days_;  // [days since 1970-01-01]
  std::uint64_t undated_ = 0;
};

/// The picture: bars of distinct events by quad, a thin line of reports.
std::string timeline_svg(const std::vector<Period>& periods, std::string_view title);
/// For the terminal.
std::string timeline_text(const std::vector<Period>& periods, std::size_t width);

}  // namespace sayso::cli
