#include "time/answer_frame.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace sayso {
namespace {

constexpr int kLeapCycle = 8;  // years within which every day of a month comes

FrameAnswer open(std::string why) {
  return {std::nullopt, std::nullopt, std::nullopt, std::move(why)};
}
FrameAnswer found(std::optional<Period> period, std::string why) {
  if (!period) return open("beyond the calendar");
  return {period, std::nullopt, std::nullopt, std::move(why)};
}
FrameAnswer found(const std::optional<Date>& day, std::string why) {
  if (!day) return open("beyond the calendar");
  return found(Period{*day, *day, DatePrecision::day}, std::move(why));
}
std::string_view side(Toward toward) {
  return toward == Toward::future ? "the next, as its act is to come"
                                  : "the latest up to the report";
}

/// Answers for one frame.
class Evaluator {
 public:
  Evaluator(const DateFrame& frame, const DateQuestion& question, bool in)
      : f_(frame), toward_(question.toward), in_(in) {
    if (question.anchor && question.anchor->day > 0) anchor_ = question.anchor;
    if (f_.ago || f_.bound == TimeClass::since) toward_ = Toward::past;
    const bool deadline = f_.bound == TimeClass::by || f_.bound == TimeClass::until;
    if (toward_ == Toward::unknown && deadline) toward_ = Toward::future;
  }

  FrameAnswer answer() const {
    if (f_.date) return figures();
    if (f_.holiday) return open("a holiday");
    if (f_.anchored) return open("counted from another event");
    if (const auto fixed = absolute()) return cut(*fixed);
    if (!anchor_) return open("no date of the report to count from");
    if (counted()) return counted_answer();
    return cut(relative());
  }

 private:
  FrameAnswer figures() const {
    if (f_.date->year == 0) return open("which is the day and which the month is not told");
    if (f_.date->day == 0) return found(month_period(f_.date->year, f_.date->month), "in figures");
    return found(f_.date, "in figures");
  }

  /// What needs no date of the report.
  std::optional<FrameAnswer> absolute() const {
    if (f_.decade) return found(decade_period(*f_.decade), "a decade by its name");
    if (f_.century) return found(century_period(*f_.century), "a century by its number");
    if (!f_.year) return std::nullopt;
    return of_year(*f_.year, "a year by its number");
  }

  /// A part of a known year, or all of it.
  FrameAnswer of_year(int year, const std::string& why) const {
    if (year < 1 || year > 9998) return open("beyond the calendar");
    if (f_.month && f_.day) {
      const Date day{year, *f_.month, *f_.day};
      if (!is_valid(day)) return open("no such day");
      return f_.unit == TimeUnit::week ? found(period_of(day, TimeUnit::week), "the week of a day")
                                       : found(std::optional(day), "a day with its year");
    }
    if (f_.month) return of_month(month_period(year, *f_.month), "a month with its year");
    if (f_.season) return found(season_period(year, *f_.season), "a season with its year");
    if (f_.quarter) return found(quarter_period(year, *f_.quarter), "a quarter with its year");
    if (f_.half) return found(half_period(year, *f_.half), "half a year");
    if (f_.year_end) return found(month_period(year, 12), "the end of a year");
    return found(year_period(year), why);
  }

  /// "the second Sunday of May".
  FrameAnswer nth_weekday(const Period& month) const {
    const int first = (*f_.weekday - weekday(month.first) + kDaysOfWeek) % kDaysOfWeek;
    const int days = days_in_month(month.first.year, month.first.month);
    const int last = first + (days - 1 - first) / kDaysOfWeek * kDaysOfWeek;
    const int at = *f_.weekday_of == -1 ? last : first + (*f_.weekday_of - 1) * kDaysOfWeek;
    if (at < 0 || at >= days) return open("no such day");
    return found(add_days(month.first, at), "a weekday of a month");
  }

  FrameAnswer of_month(const Period& month, const std::string& why) const {
    if (f_.weekday && f_.weekday_of) return nth_weekday(month);
    if (f_.unit != TimeUnit::week) return found(month, why);
    const bool last = f_.unit_shift == -1;
    if (!last && !f_.unit_ordinal) return found(month, why);
    const int days = days_in_month(month.first.year, month.first.month);
    const int first = last ? days - kDaysOfWeek : (*f_.unit_ordinal - 1) * kDaysOfWeek;
    if (first >= days) return found(month, why);
    const auto from = add_days(month.first, first);
    const auto to = add_days(month.first, std::min(first + kDaysOfWeek, days) - 1);
    return found(Period{*from, *to, DatePrecision::range}, "seven days of a month");
  }

  bool counted() const { return f_.count && f_.unit; }

  FrameAnswer counted_answer() const {
    const int count = *f_.count;
    const TimeUnit unit = *f_.unit;
    if (f_.later || f_.earlier || f_.bound_behind_count) return open("counted from another event");
    const bool back = f_.ago, forth = f_.hence || (in_ && toward_ != Toward::past);
    const int way = f_.window != 0 ? f_.window : f_.unit_shift.value_or(0);
    if (count == 0) return vague(back || way < 0, forth || way > 0);
    if (back)
      return found(period_at(*anchor_, unit, -count), "counted back from the date of the report");
    if (way != 0) return window(way * count, unit);
    if (f_.within) return window(toward_ == Toward::past ? -count : count, unit);
    if (forth)
      return found(period_at(*anchor_, unit, count), "counted on from the date of the report");
    return open("a length of time");
  }

  FrameAnswer vague(bool back, bool forth) const {
    if (back) return {std::nullopt, std::nullopt, anchor_, "some time before the report"};
    if (forth) return {std::nullopt, anchor_, std::nullopt, "some time after the report"};
    return open("a length of time");
  }

  /// From the report's date so many units back or on.
  FrameAnswer window(int count, TimeUnit unit) const {
    const auto end = add_units(*anchor_, unit, count);
    if (!end) return open("beyond the calendar");
    return found(Period{std::min(*anchor_, *end), std::max(*anchor_, *end), DatePrecision::range},
                 count < 0 ? "up to the report" : "from the report on");
  }

  FrameAnswer relative() const {
    if (f_.offset)
      return found(add_days(*anchor_, *f_.offset), "counted from the date of the report");
    if (f_.year_shift)
      return of_year(anchor_->year + *f_.year_shift, "counted from the report's year");
    if (f_.month) return by_month();
    if (f_.weekday) return by_weekday();
    if (f_.season) return by_season();
    if (f_.quarter) return by_quarter();
    if (f_.half) return of_year(anchor_->year, "of the report's year");
    if (f_.year_end) return found(month_period(anchor_->year, 12), "the end of the report's year");
    if (f_.month_end)
      return found(part_of(month_period(anchor_->year, anchor_->month), 3),
                   "the end of the report's month");
    if (f_.ordinal && !f_.unit) return by_day_of_month();
    if (f_.year_ago) return year_ago();
    if (f_.weekend) return by_weekend();
    if (f_.night) return window(toward_ == Toward::future ? 1 : -1, TimeUnit::day);
    if (f_.midweek)
      return found(part_of(*period_of(*anchor_, TimeUnit::week), 2), "of the report's week");
    if (f_.unit) return by_unit();
    return by_sense();
  }

  FrameAnswer by_weekday() const {
    if (f_.unit == TimeUnit::week && f_.unit_shift) {
      const auto week = period_at(*anchor_, TimeUnit::week, *f_.unit_shift);
      if (!week) return open("beyond the calendar");
      return found(add_days(week->first, *f_.weekday - 1), "a day of that week");
    }
    const int on = (*f_.weekday - weekday(*anchor_) + kDaysOfWeek) % kDaysOfWeek;  // 0 to 6
    const int back = on == 0 ? 0 : on - kDaysOfWeek;
    if (f_.shift == -1 || f_.window < 0 || f_.before_last)
      return found(add_days(*anchor_,
                            (back == 0 ? -kDaysOfWeek : back) - (f_.before_last ? kDaysOfWeek : 0)),
                   f_.before_last ? "the last but one" : "the last before the report");
    if (f_.shift == 1 || f_.window > 0)
      return found(add_days(*anchor_, on == 0 ? kDaysOfWeek : on), "the next after the report");
    if (f_.shift == 0 && toward_ == Toward::unknown)
      return found(add_days(*anchor_, *f_.weekday - weekday(*anchor_)), "of the report's week");
    return found(add_days(*anchor_, toward_ == Toward::future ? on : back),
                 std::string(side(toward_)));
  }

  /// The year of a month that is told without one.
  int month_year() const {
    const int month = *f_.month;
    if (f_.shift == 0) return anchor_->year;
    const bool strict = f_.shift || f_.window != 0;
    const bool future = f_.shift == 1 || f_.window > 0 ||
                        (!f_.shift && f_.window == 0 && toward_ == Toward::future);
    if (future)
      return anchor_->year +
             (month < anchor_->month || (strict && month == anchor_->month) ? 1 : 0);
    return anchor_->year - (month > anchor_->month || (strict && month == anchor_->month) ? 1 : 0);
  }

  /// The year of the month nearest to the report, for one that nothing tells the direction of.
  int nearest_month_year() const {
    const int on = (*f_.month - anchor_->month + kMonths) % kMonths;
    const bool next = on <= kMonths / 4;
    return anchor_->year +
           (next ? (*f_.month < anchor_->month ? 1 : 0) : (*f_.month > anchor_->month ? -1 : 0));
  }

  /// The last such day of a month up to the report, and the next from it on.
  std::pair<std::optional<Date>, std::optional<Date>> days_around() const {
    std::optional<Date> before, behind;
    for (int away = 0; away <= kLeapCycle; ++away) {
      const Date past{anchor_->year - away, *f_.month, *f_.day};
      const Date next{anchor_->year + away, *f_.month, *f_.day};
      if (!before && is_valid(past) && past <= *anchor_) before = past;
      if (!behind && is_valid(next) && next >= *anchor_) behind = next;
    }
    return {before, behind};
  }

  FrameAnswer by_month() const {
    const bool free = !f_.shift && f_.window == 0 && toward_ == Toward::unknown;
    if (!f_.day) return of_year_month(free ? nearest_month_year() : month_year());
    if (f_.shift)
      return of_year(anchor_->year + (*f_.shift == 0 ? 0 : month_year() - anchor_->year), "");
    const auto [before, behind] = days_around();
    if (!before && !behind) return open("no such day");
    std::optional<Date> day = toward_ == Toward::future ? behind : before;
    std::string why(side(toward_));
    const auto fits = [&](const std::optional<Date>& one) {
      return f_.weekday && one && weekday(*one) == *f_.weekday;
    };
    if (fits(before) != fits(behind)) {
      day = fits(before) ? before : behind;
      why = "the year in which it is that weekday";
    } else if (toward_ == Toward::unknown && before && behind) {
      const bool nearer = months_between(*before, *anchor_) > months_between(*anchor_, *behind);
      day = nearer ? behind : before;
      why = "the nearest to the report";
    }
    if (day && f_.unit == TimeUnit::week)
      return found(period_of(*day, TimeUnit::week), "the week of a day");
    return found(day, std::move(why));
  }

  static int months_between(const Date& first, const Date& last) {
    return (last.year - first.year) * 12 + last.month - first.month;
  }

  FrameAnswer of_year_month(int year) const {
    if (year < 1) return open("beyond the calendar");
    return of_month(month_period(year, *f_.month),
                    std::string(side(f_.shift == 1 ? Toward::future : toward_)));
  }

  FrameAnswer by_day_of_month() const {
    for (int away = 0; away <= kLeapCycle; ++away) {
      const auto month =
          add_months({anchor_->year, anchor_->month, 1}, toward_ == Toward::future ? away : -away);
      if (!month) break;
      const Date day{month->year, month->month, *f_.ordinal};
      if (!is_valid(day)) continue;
      if (toward_ == Toward::future ? day >= *anchor_ : day <= *anchor_)
        return found(std::optional(day), std::string(side(toward_)));
    }
    return open("no such day");
  }

  FrameAnswer by_season() const {
    const bool past = f_.shift == -1 || f_.window < 0, next = f_.shift == 1 || f_.window > 0;
    if (f_.shift == 0 && !past && !next) {
      const int year = *f_.season == 4 && anchor_->month < 3 ? anchor_->year - 1 : anchor_->year;
      return found(season_period(std::max(1, year), *f_.season), "of the report's year");
    }
    const bool ahead = next || (!past && toward_ == Toward::future);
    return found(nearest_season(ahead, past || next),
                 std::string(side(next ? Toward::future : toward_)));
  }

  /// The next season of the name, or the last; `whole`: the one that the report's day is in is not
  /// meant.
  std::optional<Period> nearest_season(bool ahead, bool whole) const {
    std::optional<Period> best;
    for (int away = -2; away <= 2; ++away) {
      if (anchor_->year + away < 1) continue;
      const Period season = season_period(anchor_->year + away, *f_.season);
      const bool on = season.first <= *anchor_ && season.last >= *anchor_;
      const bool there = ahead ? season.first > *anchor_ : season.last < *anchor_;
      if ((there || (on && !whole)) && !(ahead && best)) best = season;
    }
    return best;
  }

  FrameAnswer by_quarter() const {
    const bool future = toward_ == Toward::future;
    Period quarter = quarter_period(anchor_->year, *f_.quarter);
    if (!future && quarter.first > *anchor_ && anchor_->year > 1)
      quarter = quarter_period(anchor_->year - 1, *f_.quarter);
    if (future && quarter.last < *anchor_) quarter = quarter_period(anchor_->year + 1, *f_.quarter);
    if (f_.year_ago && quarter.first.year > 1)
      quarter = quarter_period(quarter.first.year - 1, *f_.quarter);
    return found(std::optional(quarter), std::string(side(toward_)));
  }

  FrameAnswer by_weekend() const {
    int away = f_.unit_shift.value_or(0);
    const bool begun = weekday(*anchor_) >= kDaysOfWeek - 1;
    if (!f_.unit_shift && toward_ != Toward::future && !begun) away = -1;
    if (f_.unit_shift == 1 && !begun) away = 0;
    if (f_.window < 0) away = -1;
    return found(period_at(*anchor_, TimeUnit::weekend, away),
                 "the weekend that is meant from the report's day");
  }

  FrameAnswer year_ago() const {
    if (f_.unit == TimeUnit::quarter || f_.period)
      return found(period_at(*anchor_, TimeUnit::quarter, -5),
                   "a year before the last whole quarter");
    return found(period_at(*anchor_, TimeUnit::year, -1), "a year before the report");
  }

  FrameAnswer by_unit() const {
    const TimeUnit unit = *f_.unit;
    if (f_.plural)
      return vague(f_.ago || f_.gone || f_.window < 0 || f_.unit_shift == -1,
                   f_.ahead || f_.window > 0 || f_.unit_shift == 1);
    if (f_.window != 0) return window(f_.window, unit);
    if (f_.later && f_.unit_shift.value_or(0) != 0) return open("counted from another event");
    if (unit <= TimeUnit::day) return open("counted from another event");
    if (f_.unit_ordinal) return open("counted from another event");
    if (f_.before_last) return found(period_at(*anchor_, unit, -2), "the last but one");
    const int shift = f_.unit_shift                              ? *f_.unit_shift
                      : (unit == TimeUnit::quarter || f_.latest) ? -1
                                                                 : 0;
    return found(period_at(*anchor_, unit, shift), "counted from the date of the report");
  }

  /// Words without a date: "recently", "now", "soon".
  FrameAnswer by_sense() const {
    if (f_.latest && f_.period)
      return found(period_at(*anchor_, TimeUnit::quarter, -1), "the last whole quarter");
    if (f_.now) return open("about the time of the report");
    if (f_.gone || f_.window < 0 || (f_.earlier && !f_.unknown)) return vague(true, false);
    if (f_.ahead || f_.window > 0) return vague(false, true);
    return open("told by another event only");
  }

  /// Cuts off the part that is told: early, late, the end of, earlier, later.
  FrameAnswer cut(FrameAnswer answer) const {
    if (!answer.period) return answer;
    Period& period = *answer.period;
    const std::string& why = answer.why;
    if (f_.part != 0 && period.precision != DatePrecision::day) {
      period = part_of(period, f_.part);
      answer.why = fmt::format("{}, a part of it", why);
    } else if (f_.edge != 0 && period.precision != DatePrecision::day) {
      period = edge_of(period, f_.edge);
      answer.why = fmt::format("{}, its {}", why, f_.edge == 1 ? "beginning" : "end");
    } else if ((f_.earlier || f_.later) && anchor_ && period.precision != DatePrecision::day) {
      side_of_anchor(period);
      answer.why = fmt::format("{}, what lies {} the report", why, f_.later ? "behind" : "before");
    }
    return answer;
  }

  void side_of_anchor(Period& period) const {
    const auto next = add_days(*anchor_, f_.later ? 1 : -1);
    if (!next || *next < period.first || *next > period.last) return;
    (f_.later ? period.first : period.last) = *next;
    period.precision = DatePrecision::range;
  }

  const DateFrame& f_;
  std::optional<Date> anchor_;
  Toward toward_;
  bool in_;
};

}  // namespace

FrameAnswer answer_frame(const DateFrame& frame, const DateQuestion& question, bool in) {
  return Evaluator(frame, question, in).answer();
}

}  // namespace sayso
