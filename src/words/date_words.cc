#include "words/date_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/unicode.h"

namespace sayso {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
constexpr int kLeapYear = 2000;  // for days whose year is not written

bool is_letter_byte(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

void skip_spaces(std::string_view& words) {
  words.remove_prefix(std::min(words.find_first_not_of(' '), words.size()));
}

std::string lower_word(std::string_view words) {
  std::string word;
  for (const char byte : words) {
    if (!is_letter_byte(byte)) break;
    word += static_cast<char>(byte | 0x20);
  }
  return word;
}

// The place of a word in a list of names, written in full or cut to three letters or more.
template <class Names>
std::optional<int> place_of(const Names& names, std::string_view word) {
  if (word.size() < 3) return std::nullopt;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool cut = word.size() <= 4 && names.at(i).substr(0, word.size()) == word;
    if (names.at(i) == word || cut) return static_cast<int>(i);
  }
  return std::nullopt;
}

std::optional<int> take_month(std::string_view& words) {
  const std::string word = lower_word(words);
  const auto place = place_of(kMonths, word);
  if (!place) return std::nullopt;
  words.remove_prefix(word.size());
  if (words.substr(0, 1) == ".") words.remove_prefix(1);
  return *place + 1;
}

// A number of at most `most` digits with no digit behind it.
std::optional<int> take_number(std::string_view& words, std::size_t least, std::size_t most) {
  std::size_t size = 0;
  int value = 0;
  while (size < words.size() && is_digit_byte(words[size]) && size <= most) {
    value = value * 10 + (words[size++] - '0');
  }
  if (size < least || size > most) return std::nullopt;
  words.remove_prefix(size);
  return value;
}

std::optional<int> take_day(std::string_view& words) {
  const auto day = take_number(words, 1, 2);
  const std::string ending = lower_word(words);
  if (day && (ending == "st" || ending == "nd" || ending == "rd" || ending == "th")) {
    words.remove_prefix(2);
  }
  return day;
}

// ", 2024" or " 2024"
std::optional<int> take_year(std::string_view& words) {
  std::string_view rest = words;
  if (rest.substr(0, 1) == ",") rest.remove_prefix(1);
  const bool apart = rest.substr(0, 1) == " ";
  skip_spaces(rest);
  const auto year = apart ? take_number(rest, 4, 4) : std::nullopt;
  if (!year || *year < 1000) return std::nullopt;
  words = rest;
  return year;
}

std::optional<DateWords> take_month_and_day(std::string_view& words) {
  DateWords date;
  if (const auto month = take_month(words)) {
    skip_spaces(words);
    date = {0, *month, take_day(words).value_or(0)};
  } else if (const auto day = take_day(words)) {
    skip_spaces(words);
    date = {0, take_month(words).value_or(0), *day};
  }
  if (date.month == 0 || date.day == 0) return std::nullopt;
  return date;
}

}  // namespace

bool take_weekday(std::string_view& words) {
  const std::string word = lower_word(words);
  if (!place_of(kWeekdays, word)) return false;
  words.remove_prefix(word.size());
  if (words.substr(0, 1) == ".") words.remove_prefix(1);
  if (words.substr(0, 1) == ",") words.remove_prefix(1);
  skip_spaces(words);
  return true;
}

std::optional<DateWords> take_date(std::string_view& words) {
  constexpr std::size_t kIsoSize = 10;
  std::string_view rest = words;
  take_weekday(rest);
  const auto iso = parse_day(rest.substr(0, kIsoSize));
  if (iso && rest[4] == '-' && (rest.size() == kIsoSize || !is_digit_byte(rest[kIsoSize]))) {
    words = rest.substr(kIsoSize);
    return DateWords{iso->year, iso->month, iso->day};
  }
  auto date = take_month_and_day(rest);
  if (!date) return std::nullopt;
  date->year = take_year(rest).value_or(0);
  const int year = date->year == 0 ? kLeapYear : date->year;
  if (!is_valid({year, date->month, date->day})) return std::nullopt;
  if (!rest.empty() && (is_digit_byte(rest.front()) || is_letter_byte(rest.front()))) {
    return std::nullopt;
  }
  words = rest;
  return date;
}

std::optional<Date> full_date(const DateWords& words) {
  if (words.year == 0) return std::nullopt;
  return Date{words.year, words.month, words.day};
}

std::optional<Date> written_day(std::string_view words) {
  constexpr std::size_t kDay = 10;
  if (const auto day = parse_day(words)) return day;
  if (words.size() > kDay && (words[kDay] == 'T' || words[kDay] == ' ')) {
    if (const auto day = parse_day(words.substr(0, kDay))) return day;
  }
  take_weekday(words);
  const auto written = take_date(words);
  return written ? full_date(*written) : std::nullopt;
}

std::optional<Date> date_in_name(std::string_view path) {
  constexpr std::size_t kSize = 10;
  const std::size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  std::optional<Date> found;
  for (std::size_t at = 0; at + kSize <= name.size(); ++at) {
    const bool begins = at == 0 || !is_digit_byte(name[at - 1]);
    const bool ends = at + kSize == name.size() || !is_digit_byte(name[at + kSize]);
    const auto date = begins && ends ? parse_day(name.substr(at, kSize)) : std::nullopt;
    if (!date) continue;
    if (found && *found != *date) return std::nullopt;
    found = date;
  }
  return found;
}

}  // namespace sayso
