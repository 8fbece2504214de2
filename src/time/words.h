// Words of time: a date's words cut into terms of known classes. Inner to this station.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "base/tsv.h"

namespace sayso {

/// What a word or figure can be in a date. All but the last seven are classes of
/// data/time/words.tsv; docs/dates.md tells what each does.
enum class TimeClass : std::uint8_t {
  weekday,
  month,
  season,
  day,
  unit,
  units,
  weekend,
  half,
  shift,
  window,
  part,
  edge,
  yearend,
  monthend,
  midweek,
  night,
  meant,
  awaited,
  ago,
  hence,
  later,
  earlier,
  since,
  until,
  by,
  before,
  after,
  from,
  between,
  to,
  conjunction,
  within,
  in,
  lasting,
  over,
  fiscal,
  now,
  gone,
  ahead,
  yearago,
  latest,
  period,
  some,
  article,
  count,
  holiday,
  anchored,
  decade,
  date,
  future,
  // of figures and what is left
  number,
  ordinal,
  year,
  figures,  // a whole date in figures, or one that cannot be read
  quarter,  // "Q3"
  dash,
  other,
};

struct TimeTerm {
  TimeClass what = TimeClass::other;
  int value = 0;  ///< of the class; a TimeUnit of units; the number, ordinal or year
  Date date;      ///< of `date` and `figures`; year 0 where its order is open
  std::size_t words = 1;
};

/// "2015": four figures that may be a time of day.
bool is_clock_figures(std::string_view word);

/// Table data/time/words.tsv. Immutable after loading.
class TimeWords {
 public:
  /// Errors: kNoData, kDataFile with file and line.
  static Result<TimeWords> load(const std::string& path);
  static Result<TimeWords> from(const Tsv& table);

  /// The terms of `text`, which is UTF-8, without words that say nothing of time in between ("the",
  /// "on"); other unknown words are `other`. Linear.
  std::vector<TimeTerm> cut(std::string_view text) const;

 private:
  struct Entry {
    TimeClass what = TimeClass::other;
    int value = 0;
    Date date;
  };
  std::optional<TimeTerm> known(const std::vector<std::string>& words, std::size_t at) const;
  TimeTerm term(const std::vector<std::string>& words, std::size_t at) const;

  std::map<std::string, Entry, std::less<>> table_;
  std::size_t longest_ = 1;
};

}  // namespace sayso
