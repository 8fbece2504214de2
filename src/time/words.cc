#include "time/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/faults.h"
#include "base/number.h"
#include "base/unicode.h"
#include "time/calendar.h"
#include "words/number_words.h"

namespace sayso {
namespace {

constexpr std::array<std::pair<std::string_view, TimeClass>, 50> kClasses = {{
    {"weekday", TimeClass::weekday}, {"month", TimeClass::month},
    {"season", TimeClass::season},   {"day", TimeClass::day},
    {"unit", TimeClass::unit},       {"units", TimeClass::units},
    {"weekend", TimeClass::weekend}, {"half", TimeClass::half},
    {"shift", TimeClass::shift},     {"window", TimeClass::window},
    {"part", TimeClass::part},       {"edge", TimeClass::edge},
    {"yearend", TimeClass::yearend}, {"monthend", TimeClass::monthend},
    {"midweek", TimeClass::midweek}, {"night", TimeClass::night},
    {"ago", TimeClass::ago},         {"hence", TimeClass::hence},
    {"later", TimeClass::later},     {"earlier", TimeClass::earlier},
    {"since", TimeClass::since},     {"until", TimeClass::until},
    {"by", TimeClass::by},           {"before", TimeClass::before},
    {"after", TimeClass::after},     {"from", TimeClass::from},
    {"between", TimeClass::between}, {"to", TimeClass::to},
    {"and", TimeClass::conjunction}, {"or", TimeClass::conjunction},
    {"within", TimeClass::within},   {"in", TimeClass::in},
    {"for", TimeClass::lasting},     {"over", TimeClass::over},
    {"fiscal", TimeClass::fiscal},   {"now", TimeClass::now},
    {"gone", TimeClass::gone},       {"ahead", TimeClass::ahead},
    {"yearago", TimeClass::yearago}, {"latest", TimeClass::latest},
    {"period", TimeClass::period},   {"some", TimeClass::some},
    {"a", TimeClass::article},       {"count", TimeClass::count},
    {"holiday", TimeClass::holiday}, {"anchored", TimeClass::anchored},
    {"decade", TimeClass::decade},   {"date", TimeClass::date},
    {"meant", TimeClass::meant},     {"awaited", TimeClass::awaited},
}};
constexpr std::array<std::pair<std::string_view, TimeUnit>, 10> kUnits = {{
    {"moment", TimeUnit::moment},
    {"hour", TimeUnit::hour},
    {"day", TimeUnit::day},
    {"week", TimeUnit::week},
    {"fortnight", TimeUnit::fortnight},
    {"month", TimeUnit::month},
    {"quarter", TimeUnit::quarter},
    {"year", TimeUnit::year},
    {"decade", TimeUnit::decade},
    {"century", TimeUnit::century},
}};
/// Words that neither tell nor spoil a date.
constexpr std::array<std::string_view, 34> kEmpty = {
    "the",           "of",   "on",       "at",   "about",   "around",    "nearly",
    "almost",        "some", "roughly",  "just", "only",    "circa",     "exactly",
    "approximately", "this", "its",      "his",  "morning", "afternoon", "evening",
    "night",         "noon", "midnight", "am",   "pm",      "gmt",       "utc",
    "est",           "edt",  "local",    "time", "year's",  "sometime"};

/// What stands behind a time of day: "2200 GMT", "2015 hours", "0530 this morning".
constexpr std::array<std::string_view, 15> kBehindClock = {
    "am",  "pm",    "gmt",  "utc",     "est",   "edt",       "zulu", "local",
    "hrs", "hours", "last", "tonight", "today", "yesterday", "this"};

template <class Table>
auto value_in(const Table& table, std::string_view name)
    -> std::optional<typename Table::value_type::second_type> {
  for (const auto& [word, value] : table)
    if (word == name) return value;
  return std::nullopt;
}

bool digits_only(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), is_digit_byte);
}

int number_of(std::string_view digits) {
  int value = 0;
  for (const char c : digits.substr(0, 8)) value = value * 10 + (c - '0');
  return value;
}

/// Cuts lower-case text into words: runs of letters and digits, with apostrophes, dots and commas
/// inside numbers; dashes are words of their own.
class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {}

  std::vector<std::string> cut() {
    while (at_ < text_.size()) {
      const CodePoint point = decode(text_, at_);
      const bool apart = is_letter(point.value) || is_digit(point.value);
      if (apart || short_decade(point.value)) {
        word();
      } else {
        at_ += point.size;
        if (point.value == '-' || point.value == 0x2013 || point.value == 0x2014)
          out_.emplace_back("-");
      }
    }
    return std::move(out_);
  }

 private:
  char next(std::size_t at) const { return at < text_.size() ? text_[at] : ' '; }
  /// "'80s"
  bool short_decade(char32_t value) const {
    return (value == '\'' || value == 0x2019) && is_digit_byte(next(at_ + 1)) &&
           is_digit_byte(next(at_ + 2)) && next(at_ + 3) == 's';
  }

  /// Is the mark at `at_` part of the word that ends in front of it?
  bool inside(const std::string& word) const {
    const char mark = text_[at_];
    const bool figures = is_digit_byte(word.back()) && is_digit_byte(next(at_ + 1));
    if (mark == '/' || mark == ',' || mark == ':' || mark == '.') {
      if (mark == ',' && (!is_digit_byte(next(at_ + 3)) || is_digit_byte(next(at_ + 4))))
        return false;
      return figures;
    }
    return mark == '-' && figures && iso(word);
  }
  /// Does "-" go on a date in figures ("2024-", "2024-11-")?
  bool iso(const std::string& word) const {
    if (word.size() == 7 && word[4] == '-') return true;
    return word.size() == 4 && digits_only(word) && is_digit_byte(next(at_ + 2)) &&
           !is_digit_byte(next(at_ + 3)) && number_of(text_.substr(at_ + 1, 2)) <= 12 &&
           (next(at_ + 3) == '-' ||
            number_of(text_.substr(at_ + 1, 2)) != number_of(word.substr(2)) + 1);
  }

  void word() {
    std::string word;
    while (at_ < text_.size()) {
      const CodePoint point = decode(text_, at_);
      if (is_letter(point.value) || is_digit(point.value)) {
        append_lower(word, point.value);
      } else if (!word.empty() && inside(word)) {
        word += text_[at_];
      } else if (word.size() == 1 && point.value == '.' && is_letter(decode_next().value)) {
        // "p.m.": the dot goes, the word goes on
      } else {
        break;
      }
      at_ += point.size;
    }
    if (word.empty()) {  // the apostrophe of a decade
      at_ += decode(text_, at_).size;
      word = "'" + std::string(text_.substr(at_, 3));
      at_ += 3;
    }
    const bool owner =
        word == "s" && at_ >= 2 && !is_space(static_cast<unsigned char>(text_[at_ - 2]));
    if (!owner) out_.push_back(std::move(word));
  }

  CodePoint decode_next() const {
    return at_ + 1 < text_.size() ? decode(text_, at_ + 1) : CodePoint{};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<std::string> out_;
};

/// A whole date of the calendar.
bool is_day(const Date& date) { return is_valid(date) && date.month > 0 && date.day > 0; }

/// What stands between the marks of a word like "25/12/2023", and the mark; none where marks
/// differ.
std::optional<std::pair<std::vector<std::string_view>, char>> figures_of(std::string_view word) {
  std::vector<std::string_view> parts;
  char mark = 0;
  std::size_t from = 0;
  for (std::size_t at = 0; at <= word.size(); ++at) {
    if (at < word.size() && is_digit_byte(word[at])) continue;
    parts.push_back(word.substr(from, at - from));
    from = at + 1;
    if (at == word.size()) break;
    if (mark != 0 && word[at] != mark) return std::nullopt;
    mark = word[at];
  }
  return std::pair(std::move(parts), mark);
}

/// "25/12/2023", "24.02.2022", "2023/12/31", "2024-02-29", "20240229": the date, or one of year 0
/// where no or several days are meant.
std::optional<Date> date_in_figures(std::string_view word) {
  if (const auto plain = parse_date(word); plain && word.size() > 4 && plain->month > 0) {
    const bool month = word.size() == 7;
    return month || plain->day > 0 ? plain : std::nullopt;
  }
  const auto figures = figures_of(word);
  if (!figures) return std::nullopt;
  const auto& [parts, mark] = *figures;
  if (parts.size() != 3 || (mark != '/' && mark != '.')) return std::nullopt;
  if (parts[0].size() == 4) {
    const Date date{number_of(parts[0]), number_of(parts[1]), number_of(parts[2])};
    return is_day(date) ? date : Date{};
  }
  if (parts[2].size() != 4) return Date{};
  const int year = number_of(parts[2]);
  const Date day_first{year, number_of(parts[1]), number_of(parts[0])};
  const Date month_first{year, number_of(parts[0]), number_of(parts[1])};
  const bool first = is_day(day_first);
  const bool second = mark == '/' && is_day(month_first);
  if (first && second && day_first != month_first) return Date{};
  if (first) return day_first;
  return second ? month_first : Date{};
}

/// "1990s", "'80s": the first year.
std::optional<int> decade_of(std::string_view word) {
  if (!word.ends_with('s')) return std::nullopt;
  word.remove_suffix(1);
  if (word.size() == 4 && digits_only(word) && word[3] == '0') return number_of(word);
  if (word.starts_with('\'')) word.remove_prefix(1);
  if (word.size() != 2 || !digits_only(word) || word[1] != '0') return std::nullopt;
  return 1900 + number_of(word);
}

constexpr int kFirstTold = 1000, kLastTold = 2999;

std::optional<TimeTerm> figure_term(std::string_view word) {
  if (word == "-") return TimeTerm{TimeClass::dash, 0, {}, 1};
  if (word.size() == 2 && word[0] == 'q' && word[1] >= '1' && word[1] <= '4')
    return TimeTerm{TimeClass::quarter, word[1] - '0', {}, 1};
  if (const auto decade = decade_of(word)) return TimeTerm{TimeClass::decade, *decade, {}, 1};
  if (const auto date = date_in_figures(word)) return TimeTerm{TimeClass::figures, 0, *date, 1};
  if (const auto ordinal = ordinal_number(word))
    return TimeTerm{TimeClass::ordinal, *ordinal, {}, 1};
  if (digits_only(word) && word.size() == 4) {
    const int year = number_of(word);
    if (year >= kFirstTold && year <= kLastTold) return TimeTerm{TimeClass::year, year, {}, 1};
  }
  return std::nullopt;
}

/// "nineteen ninety-six", "two thousand", "twenty-four", "300".
std::optional<TimeTerm> number_term(const std::vector<std::string>& words, std::size_t at) {
  std::vector<std::string_view> rest;
  std::vector<std::size_t> taken;  // words of the text behind each of `rest`
  for (std::size_t i = at; i < words.size() && rest.size() < 6; ++i) {
    if (words[i] == "-") continue;
    rest.emplace_back(words[i]);
    taken.push_back(i + 1 - at);
  }
  if (rest.size() > 1) {
    const auto century = small_number(rest[0]);
    const auto of_it = read_number(std::span(rest).subspan(1));
    const bool fits = century && *century >= 13 && *century <= 20 && of_it && of_it->value >= 10 &&
                      of_it->value < 100;
    if (fits)
      return TimeTerm{TimeClass::year,
                      100 * *century + static_cast<int>(of_it->value),
                      {},
                      taken[of_it->words]};
  }
  if (rest.empty() || rest[0].find(':') != std::string_view::npos) return std::nullopt;
  const auto number = read_number(rest);
  if (!number || number->value > 1e6) return std::nullopt;
  const int value = static_cast<int>(number->value);
  const bool year = number->words > 1 && value >= 2000 && value <= 2099;
  return TimeTerm{year ? TimeClass::year : TimeClass::number, value, {}, taken[number->words - 1]};
}

/// A row's words are cut as a text's are: "year-end" is three of them.
std::string key_of(std::string_view cell) {
  std::string key;
  for (const std::string& word : Words(cell).cut())
    if (word != "-") key += (key.empty() ? "" : " ") + word;
  return key;
}

}  // namespace

bool is_clock_figures(std::string_view word) {
  constexpr std::size_t kFigures = 4;
  return word.size() == kFigures && digits_only(word) && word.substr(0, 2) < "24" &&
         word.substr(2) < "60";
}

Result<TimeWords> TimeWords::load(const std::string& path) { return from(TRY(Tsv::read(path))); }

Result<TimeWords> TimeWords::from(const Tsv& table) {
  const std::size_t words = TRY(table.column("words"));
  const std::size_t class_name = TRY(table.column("class"));
  const std::size_t value = TRY(table.column("value"));
  TimeWords out;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Entry entry;
    const std::string& name = table.cell(row, class_name);
    const std::string& cell = table.cell(row, value);
    const auto what = value_in(kClasses, name);
    if (!what && name != "future")
      return fail(fault::kDataFile, fmt::format("no class of words \"{}\"", name),
                  table.where(row));
    entry.what = what.value_or(TimeClass::future);
    const bool unit = entry.what == TimeClass::unit || entry.what == TimeClass::units;
    if (entry.what == TimeClass::date) {
      entry.date = parse_date(cell).value_or(Date{});
    } else if (unit) {
      const auto of = value_in(kUnits, cell);
      if (!of) return fail(fault::kDataFile, fmt::format("no unit \"{}\"", cell), table.where(row));
      entry.value = static_cast<int>(*of);
    } else {
      const auto number = parse_number<int>(cell);
      if (!number)
        return fail(fault::kDataFile, fmt::format("\"{}\" is no number", cell), table.where(row));
      entry.value = *number;
    }
    std::string key = key_of(table.cell(row, words));
    if (key.empty()) return fail(fault::kDataFile, "no words", table.where(row));
    out.longest_ = std::max(out.longest_, std::size_t{1} + static_cast<std::size_t>(std::count(
                                                               key.begin(), key.end(), ' ')));
    out.table_.emplace(std::move(key), entry);
  }
  return out;
}

std::optional<TimeTerm> TimeWords::known(const std::vector<std::string>& words,
                                         std::size_t at) const {
  std::optional<TimeTerm> best;
  std::string key;
  std::size_t count = 0;
  for (std::size_t i = at; i < words.size() && count < longest_; ++i) {
    if (words[i] == "-") {
      if (key.empty()) return std::nullopt;
      continue;
    }
    key += (key.empty() ? "" : " ") + words[i];
    ++count;
    const auto found = table_.find(key);
    if (found == table_.end()) continue;
    const Entry& entry = found->second;
    best = TimeTerm{entry.what, entry.value, entry.date, i + 1 - at};
  }
  return best;
}

TimeTerm TimeWords::term(const std::vector<std::string>& words, std::size_t at) const {
  const auto known_term = known(words, at);
  if (known_term && known_term->words > 1) return *known_term;
  if (const auto figures = figure_term(words[at]); figures && !known_term) return *figures;
  if (const auto number = number_term(words, at); number && !known_term) return *number;
  return known_term.value_or(TimeTerm{TimeClass::other, 0, {}, 1});
}

std::vector<TimeTerm> TimeWords::cut(std::string_view text) const {
  const std::vector<std::string> words = Words(text).cut();
  std::vector<TimeTerm> out;
  for (std::size_t at = 0; at < words.size();) {
    const TimeTerm next = term(words, at);
    const bool empty = next.words == 1 &&
                       (next.what == TimeClass::other || next.what == TimeClass::some) &&
                       std::find(kEmpty.begin(), kEmpty.end(), words[at]) != kEmpty.end();
    const std::string_view behind =
        at + 1 < words.size() ? std::string_view(words[at + 1]) : std::string_view();
    const bool timed =
        std::find(kBehindClock.begin(), kBehindClock.end(), behind) != kBehindClock.end();
    const bool clock =
        is_digit_byte(words[at][0]) && (next.what == TimeClass::other || behind == "am" ||
                                        behind == "pm" || (timed && is_clock_figures(words[at])));
    if (!empty && !clock) out.push_back(next);
    at += next.words;
  }
  return out;
}

}  // namespace sayso
