#include "time/frame.h"

namespace sayso {
namespace {

constexpr int kDays = 31;
constexpr int kWeeks = 5;  // that a month may have of a weekday

/// Fills a frame term by term.
class Filler {
 public:
  explicit Filler(std::span<const TimeTerm> terms) : terms_(terms) {}

  DateFrame fill() {
    for (at_ = 0; at_ < terms_.size(); ++at_) {
      if (!before_last()) take(terms_[at_]);
    }
    rest();
    return out_;
  }

 private:
  std::optional<int> pending_shift() {
    const auto shift = shift_;
    shift_.reset();
    if (shift) out_.shift = shift;
    return shift;
  }

  /// "the week before last": takes both words.
  bool before_last() {
    const bool here = terms_[at_].what == TimeClass::before && at_ > 0 &&
                      at_ + 2 == terms_.size() && terms_[at_ + 1].what == TimeClass::shift &&
                      terms_[at_ + 1].value == -1;
    if (!here || (!out_.unit && !out_.weekday)) return false;
    out_.before_last = true;
    ++at_;
    return true;
  }

  void take(const TimeTerm& term) {
    switch (term.what) {
      case TimeClass::number:
        number(term.value);
        break;
      case TimeClass::ordinal:
        number_ = term.value;
        ordinal_ = true;
        if (out_.month && !out_.day && term.value <= kDays) day_from_number();
        break;
      case TimeClass::article:
        number_ = 1;
        article_ = true;
        break;
      case TimeClass::count:
        number_ = term.value;
        break;
      case TimeClass::some:
        number_ = 0;
        break;
      case TimeClass::unit:
      case TimeClass::units:
        unit(static_cast<TimeUnit>(term.value), term.what == TimeClass::units);
        break;
      case TimeClass::month:
        out_.month = term.value;
        if (of_month_) {
          out_.weekday_of = -1;
          out_.shift.reset();
        }
        pending_shift();
        if (number_ && !article_ && *number_ >= 1 && *number_ <= kDays) day_from_number();
        break;
      default:
        if (!named(term)) flag(term);
        break;
    }
  }

  void day_from_number() {
    out_.day = number_;
    number_.reset();
    ordinal_ = false;
  }

  void number(int value) {
    const bool day = out_.month && !out_.day && value >= 1 && value <= kDays;
    number_ = value;
    article_ = false;
    ordinal_ = false;
    if (day) day_from_number();
  }

  /// Names of days and periods.
  bool named(const TimeTerm& term) {
    switch (term.what) {
      case TimeClass::weekday:
        weekday(term.value);
        return true;
      case TimeClass::season:
        out_.season = term.value;
        pending_shift();
        return true;
      case TimeClass::year:
        out_.year = term.value;
        return true;
      case TimeClass::quarter:
        out_.quarter = term.value;
        return true;
      case TimeClass::decade:
        out_.decade = term.value;
        return true;
      case TimeClass::day:
        out_.offset = term.value;
        return true;
      case TimeClass::date:
      case TimeClass::figures:
        out_.date = term.date;
        return true;
      case TimeClass::weekend:
        out_.weekend = true;
        out_.unit_shift = pending_shift();
        return true;
      case TimeClass::half:
        half();
        return true;
      default:
        return false;
    }
  }

  void weekday(int value) {
    out_.weekday = value;
    if (ordinal_ && number_ && *number_ <= kWeeks) {
      out_.weekday_of = number_;
      number_.reset();
      ordinal_ = false;
    } else if (shift_ == -1 && !out_.month) {
      of_month_ = true;  // if a month follows
    }
    pending_shift();
  }

  void half() {
    half_ = true;
    if (shift_ == -1) {
      out_.half = 2;
      shift_.reset();
    } else if (ordinal_ && number_ && *number_ <= 2) {
      out_.half = number_;
      number_.reset();
      ordinal_ = false;
    }
  }

  /// Half a unit as whole smaller ones.
  std::optional<std::pair<TimeUnit, int>> half_of(TimeUnit unit) const {
    if (!half_ || out_.half) return std::nullopt;
    if (unit == TimeUnit::century) return std::pair{TimeUnit::year, 50};
    if (unit == TimeUnit::decade) return std::pair{TimeUnit::year, 5};
    if (unit == TimeUnit::year) return std::pair{TimeUnit::month, kMonths / 2};
    return std::nullopt;
  }

  void unit(TimeUnit unit, bool plural) {
    const auto shift = pending_shift();
    if (const auto half = half_of(unit); half && !shift && (!number_ || article_)) {
      out_.unit = half->first;
      out_.count = half->second;
      number_.reset();
      ordinal_ = article_ = false;
      return;
    }
    if (ordinal_ && number_ && unit == TimeUnit::quarter && *number_ <= 4) {
      out_.quarter = number_;
    } else if (ordinal_ && number_ && unit == TimeUnit::century) {
      out_.century = number_;
    } else if (unit == TimeUnit::year && shift && !number_) {
      out_.year_shift = shift;
    } else if (!out_.unit || unit != TimeUnit::year) {
      out_.unit = unit;
      out_.plural = plural;
      out_.unit_shift = shift;
      if (ordinal_) {
        out_.unit_ordinal = number_;
      } else if (number_) {
        out_.count = number_;
      }
    }
    number_.reset();
    ordinal_ = article_ = false;
  }

  void flag(const TimeTerm& term) {
    switch (term.what) {
      case TimeClass::shift:
        shift_ = term.value;
        break;
      case TimeClass::window:
        out_.window = term.value;
        break;
      case TimeClass::part:
        out_.part = term.value;
        break;
      case TimeClass::edge:
        out_.edge = term.value;
        break;
      case TimeClass::since:
      case TimeClass::until:
      case TimeClass::by:
      case TimeClass::before:
      case TimeClass::after:
      case TimeClass::from:
        if (!out_.bound) out_.bound = term.what;
        out_.bound_behind_count = out_.bound_behind_count || out_.count.has_value();
        break;
      case TimeClass::yearago:
        out_.year_ago = !half_;
        out_.ago = half_;
        if (half_) unit(TimeUnit::year, false);
        break;
      default:
        switches(term.what);
        break;
    }
  }

  void switches(TimeClass what) {
    out_.midweek |= what == TimeClass::midweek;
    out_.night |= what == TimeClass::night;
    out_.year_end |= what == TimeClass::yearend;
    out_.month_end |= what == TimeClass::monthend;
    out_.ago |= what == TimeClass::ago;
    out_.hence |= what == TimeClass::hence;
    out_.later |= what == TimeClass::later;
    out_.earlier |= what == TimeClass::earlier;
    out_.within |= what == TimeClass::within;
    out_.now |= what == TimeClass::now;
    out_.gone |= what == TimeClass::gone;
    out_.ahead |= what == TimeClass::ahead;
    out_.latest |= what == TimeClass::latest;
    out_.period |= what == TimeClass::period;
    out_.holiday |= what == TimeClass::holiday;
    out_.anchored |= what == TimeClass::anchored;
    out_.unknown |= what == TimeClass::other;
  }

  void rest() {
    if (shift_) out_.shift = shift_;
    if (!number_ || article_) return;
    (ordinal_ ? out_.ordinal : out_.number) = number_;
  }

  std::span<const TimeTerm> terms_;
  std::size_t at_ = 0;
  DateFrame out_;
  std::optional<int> shift_, number_;
  bool ordinal_ = false, article_ = false, half_ = false, of_month_ = false;
};

bool joins(TimeClass what) {
  return what == TimeClass::to || what == TimeClass::dash || what == TimeClass::conjunction ||
         what == TimeClass::until;
}

/// A lone number in a range takes its meaning from the other side: a day beside a month, a year
/// beside a year ("2022-23").
void read_number_beside(DateFrame& frame, const DateFrame& other) {
  const auto number = frame.number ? frame.number : frame.ordinal;
  if (!number || frame.month || frame.year) return;
  constexpr int kCentury = 100;
  if (other.year && !other.month && *number < kCentury) {
    frame.year = *other.year / kCentury * kCentury + *number;
  } else if ((other.month || other.day) && *number >= 1 && *number <= kDays) {
    frame.day = number;
  }
}

void fill_up(DateFrame& first, DateFrame& last) {
  read_number_beside(last, first);
  read_number_beside(first, last);
  if (last.day && !last.month) last.month = first.month;
  if (first.day && !first.month) first.month = last.month;
  if (!first.year && last.year && first.month) {
    const bool over_new_year = last.month && *first.month > *last.month;
    first.year = *last.year - (over_new_year ? 1 : 0);
  }
  if (!last.year && first.year && last.month) {
    const bool over_new_year = first.month && *first.month > *last.month;
    last.year = *first.year + (over_new_year ? 1 : 0);
  }
}

}  // namespace

bool DateFrame::has_date() const {
  return year || year_shift || month || day || weekday || season || quarter || decade || century ||
         offset || date;
}

DateFrame frame_of(std::span<const TimeTerm> terms) { return Filler(terms).fill(); }

std::vector<DateFrame> frames_of(std::span<const TimeTerm> terms) {
  for (std::size_t at = 1; at + 1 < terms.size(); ++at) {
    if (!joins(terms[at].what)) continue;
    DateFrame first = frame_of(terms.first(at));
    DateFrame last = frame_of(terms.subspan(at + 1));
    const bool numbers = first.number || first.ordinal || last.number || last.ordinal;
    const bool one = first.has_date() || last.has_date();
    const bool both = first.has_date() && last.has_date();
    if (!both && !(one && numbers && (first.has_date() || first.number || first.ordinal) &&
                   (last.has_date() || last.number || last.ordinal)))
      continue;
    fill_up(first, last);
    return {first, last};
  }
  return {frame_of(terms)};
}

}  // namespace sayso
