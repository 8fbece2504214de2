#include "ledger/days.h"

#include <algorithm>
#include <chrono>

#include "base/date.h"
#include "ledger/words.h"

namespace sayso {

std::optional<std::int32_t> day_number(const std::string& day) {
  const std::optional<Date> date = parse_day(day);
  if (!date) return std::nullopt;
  const std::chrono::year_month_day calendar{std::chrono::year{date->year},
                                             std::chrono::month{static_cast<unsigned>(date->month)},
                                             std::chrono::day{static_cast<unsigned>(date->day)}};
  return static_cast<std::int32_t>(std::chrono::sys_days{calendar}.time_since_epoch().count());
}

namespace {

Date date_of(std::int32_t number) {
  const std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::days{number}}};
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

constexpr std::int32_t kNoDay = INT32_MIN;

std::int32_t day_or_none(const std::optional<std::string>& day) {
  return day ? day_number(*day).value_or(kNoDay) : kNoDay;
}

}  // namespace

bool came_by(const std::string& day, const std::string& published_at) {
  constexpr std::size_t kDay = 10;  // YYYY-MM-DD
  return day.empty() || published_at.compare(0, kDay, day) <= 0;
}

namespace {

/// "was called off": what was still to come when its report told so.
bool is_called_off(const LedgerAct& act) {
  return std::any_of(act.claims.begin(), act.claims.end(),
                     [](const LedgerClaim& claim) { return claim.stance == "called-off"; });
}

}  // namespace

DayRange days_of(const LedgerAct& act, const LedgerRules& rules) {
  const auto figure = [&](std::string_view name) {
    return static_cast<std::int32_t>(rules.figure(name));
  };
  const std::int32_t told = day_number(act.published_at).value_or(0);
  const bool ahead = act.stance == "plans" || act.stance == "none";
  DayRange range{told, told, false};
  if (ahead || is_called_off(act)) range.to += figure("days-ahead");
  if (!ahead) {
    range.from -= act.stance == "background" ? figure("days-back")
                  : act.verbal               ? figure("days-said")
                                             : figure("days-done");
  }
  if (!act.when) {
    if (ahead && act.expected_by) range.to = day_number(*act.expected_by).value_or(range.to);
    return range;
  }
  const std::int32_t from = day_or_none(act.when->from), to = day_or_none(act.when->to);
  if (from == kNoDay && to == kNoDay) return range;
  range.told = true;
  range.from = from != kNoDay ? from : std::min(range.from, to);
  range.to = to != kNoDay ? to : std::max(range.to, from);
  return range;
}

std::int32_t days_apart(const DayRange& one, const DayRange& other) {
  return std::max({0, one.from - other.to, other.from - one.to});
}

bool is_old(const LedgerAct& act, const LedgerRules& rules) {
  const std::optional<std::int32_t> told = day_number(act.published_at);
  const std::optional<std::int32_t> last =
      act.when && act.when->to ? day_number(*act.when->to) : std::nullopt;
  return told && last && *told - *last > static_cast<std::int32_t>(rules.figure("background-days"));
}

bool is_in_passing(const LedgerAct& act, const std::string& before, const LedgerRules& rules) {
  const auto near = static_cast<std::size_t>(rules.figure("background-characters"));
  const std::string close =
      before.size() > near ? ' ' + before.substr(before.size() - near) : before;
  return !act.verbal && holds_phrase(close, "past", rules);
}

void settle_day(LedgerAct& act, const std::string& words, const LedgerRules& rules) {
  constexpr std::int32_t kWeek = 7;
  if (!act.when || !act.when->to) return;
  const std::optional<Date> date = parse_day(*act.when->to);
  const std::optional<std::int32_t> day = day_number(*act.when->to);
  const std::optional<std::int32_t> told = day_number(act.published_at);
  if (!date || !day || !told) return;
  std::string settled;
  if (words.find_first_of("0123456789") == std::string::npos) {
    const bool gone = act.when->from == act.when->to && *day < *told && *told - *day < kWeek;
    if (gone) settled = format_date(date_of(*day + kWeek));
  } else if (words.find(std::to_string(date->year)) == std::string::npos) {
    const std::string last = format_date({date->year - 1, date->month, date->day});
    const std::int32_t gone = *told - day_number(last).value_or(*told);
    if (gone > 0 && gone <= rules.figure("days-late")) settled = last;
  }
  if (settled.empty()) return;
  if (act.expected_by == act.when->to) act.expected_by = settled;
  if (act.when->from == act.when->to) act.when->from = settled;
  act.when->to = std::move(settled);
}

}  // namespace sayso
