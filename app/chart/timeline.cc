#include "chart/timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <numeric>

#include "export/event_view.h"

namespace sayso::cli {
namespace {

using Date = std::chrono::year_month_day;

constexpr std::size_t kMostPeriods = 5000;

std::optional<std::int32_t> number_of_day(std::string_view day) {
  int part[3] = {0, 0, 0};
  constexpr std::size_t kAt[3] = {0, 5, 8}, kSize[3] = {4, 2, 2};
  if (day.size() < 10) return std::nullopt;
  for (std::size_t i = 0; i < 3; ++i) {
    const char* begin = day.data() + kAt[i];
    const auto read = std::from_chars(begin, begin + kSize[i], part[i]);
    if (read.ec != std::errc() || read.ptr != begin + kSize[i]) return std::nullopt;
  }
  const Date date{std::chrono::year(part[0]), std::chrono::month(static_cast<unsigned>(part[1])),
                  std::chrono::day(static_cast<unsigned>(part[2]))};
  if (!date.ok()) return std::nullopt;
  return static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count());
}

Date date_of(std::int32_t day) { return Date(std::chrono::sys_days(std::chrono::days(day))); }

std::string iso(std::int32_t day) {
  const Date date = date_of(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

/// First day of the period that holds a day; weeks begin on Monday.
std::int32_t first_of(std::int32_t day, PeriodLength length) {
  if (length == PeriodLength::day) return day;
  if (length == PeriodLength::week) return day - ((day + 3) % 7 + 7) % 7;
  return day - static_cast<std::int32_t>(static_cast<unsigned>(date_of(day).day())) + 1;
}

std::int32_t next_of(std::int32_t first, PeriodLength length) {
  if (length == PeriodLength::day) return first + 1;
  if (length == PeriodLength::week) return first + 7;
  return first_of(first + 31, length);
}

PeriodLength fitting(std::int32_t days) {
  if (days <= 70) return PeriodLength::day;
  return days <= 550 ? PeriodLength::week : PeriodLength::month;
}

}  // namespace

std::uint64_t Period::all() const {
  return std::accumulate(events.begin(), events.end(), std::uint64_t{0});
}

void Timeline::add(const LedgerEvent& event) {
  const auto day = number_of_day(day_of(event));
  if (!day) {
    ++undated_;
    return;
  }
  Day& place = days_[*day];
  const bool known = event.quad > 0 && event.quad < static_cast<int>(kQuads);
  ++place.events[known ? static_cast<std::size_t>(event.quad) : 0];
  place.ids.push_back(event.id);
  place.cites.push_back(event.mentions.empty() ? "" : cite(event.mentions.front()));
  for (const EventMention& mention : event.mentions) {
    const auto published = number_of_day(mention.published_at);
    if (published) days_[*published].reports.insert(mention.doc);
  }
}

std::vector<Period> Timeline::periods(std::optional<PeriodLength> length) const {
  if (days_.empty()) return {};
  const PeriodLength each =
      length ? *length : fitting(days_.rbegin()->first - days_.begin()->first + 1);
  std::vector<Period> out;
  std::int32_t first = 0;
  std::set<std::string> reports;
  const auto end = [&] {
    if (!out.empty()) out.back().reports = reports.size();
    reports.clear();
  };
  const auto begin = [&](std::int32_t day) {
    end();
    first = day;
    out.emplace_back();
    out.back().from = iso(day);
    out.back().to = iso(next_of(day, each) - 1);
  };
  for (const auto& [day, found] : days_) {
    const std::int32_t own = first_of(day, each);
    if (out.empty()) begin(own);
    while (first < own) {
      const bool fill = out.size() < kMostPeriods;
      begin(fill ? next_of(first, each) : own);
    }
    for (std::size_t quad = 0; quad < kQuads; ++quad) out.back().events[quad] += found.events[quad];
    out.back().ids.insert(out.back().ids.end(), found.ids.begin(), found.ids.end());
    out.back().cites.insert(out.back().cites.end(), found.cites.begin(), found.cites.end());
    reports.insert(found.reports.begin(), found.reports.end());
  }
  end();
  return out;
}

std::string timeline_text(const std::vector<Period>& periods, std::size_t width) {
  constexpr std::size_t kColumns = 31;
  std::uint64_t most = 1;
  for (const Period& period : periods) most = std::max({most, period.all(), period.reports});
  const std::size_t room = width > kColumns + 10 ? width - kColumns : 10;
  const auto bar = [&](std::uint64_t count, std::string_view mark) {
    const auto cells = static_cast<std::size_t>((count * room + most - 1) / most);
    std::string out;
    for (std::size_t i = 0; i < cells; ++i) out += mark;
    return out;
  };
  std::string out = fmt::format("{:<12}{:>7} {:>8}\n", "from", "events", "reports");
  for (const Period& period : periods) {
    out += fmt::format("{:<12}{:>7} {:>8}  {}", period.from, period.all(), period.reports,
                       bar(period.all(), "█"));
    if (period.reports > period.all()) {
      out += bar(period.reports, "·").substr(bar(period.all(), "·").size());
    }
    out.erase(out.find_last_not_of(' ') + 1);
    out += "\n";
  }
  return out;
}

}  // namespace sayso::cli
