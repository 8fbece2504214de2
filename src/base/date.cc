#include "base/date.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/unicode.h"

namespace sayso {
namespace {

// Reads words by a pattern: "0" stands for any digit, all else for itself.
bool fits(std::string_view words, std::string_view pattern) {
  return words.size() == pattern.size() &&
         std::equal(words.begin(), words.end(), pattern.begin(), [](char word, char mark) {
           return mark == '0' ? is_digit_byte(word) : word == mark;
         });
}

int number(std::string_view digits) {
  int value = 0;
  for (const char digit : digits) value = value * 10 + (digit - '0');
  return value;
}

std::optional<Date> if_valid(const Date& date) {
  return is_valid(date) ? std::optional<Date>(date) : std::nullopt;
}

// Takes `pattern` off the front of `words` if it stands there.
bool take(std::string_view& words, std::string_view pattern) {
  if (!fits(words.substr(0, pattern.size()), pattern)) return false;
  words.remove_prefix(pattern.size());
  return true;
}

// Whether `words` is a time of day with an optional fraction and offset.
bool is_time(std::string_view words) {
  const std::string_view clock = words;
  if (!take(words, "00:00")) return false;
  if (number(clock.substr(0, 2)) > 24 || number(clock.substr(3, 2)) > 59) return false;
  if (take(words, ":00") && (take(words, ".0") || take(words, ",0"))) {
    while (take(words, "0")) continue;
  }
  if (words.empty() || take(words, "Z") || take(words, "z")) return words.empty();
  if (words.front() != '+' && words.front() != '-') return false;
  words.remove_prefix(1);
  return fits(words, "00:00") || fits(words, "0000") || fits(words, "00");
}

}  // namespace

int days_in_month(int year, int month) {
  constexpr std::array<int, 13> kDays = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays.at(static_cast<std::size_t>(month));
}

bool is_valid(const Date& date) {
  if (date.year < 1 || date.year > 9999 || date.month < 0 || date.month > 12) return false;
  if (date.month == 0) return date.day == 0;
  return date.day >= 0 && date.day <= days_in_month(date.year, date.month);
}

std::optional<Date> parse_date(std::string_view words) {
  const auto part = [&](std::size_t at, std::size_t size) {
    return number(words.substr(at, size));
  };
  if (fits(words, "0000-00-00")) return parse_day(words);
  if (fits(words, "00000000")) return parse_day(words);
  if (fits(words, "0000")) return if_valid({part(0, 4), 0, 0});
  if (!fits(words, "0000-00") || part(5, 2) == 0) return std::nullopt;
  return if_valid({part(0, 4), part(5, 2), 0});
}

std::optional<Date> parse_day(std::string_view words) {
  const std::string_view whole = words;
  const auto part = [&](std::size_t at, std::size_t size) {
    return number(whole.substr(at, size));
  };
  Date date;
  if (take(words, "0000-00-00")) {
    date = {part(0, 4), part(5, 2), part(8, 2)};
  } else if (take(words, "00000000")) {
    date = {part(0, 4), part(4, 2), part(6, 2)};
  } else {
    return std::nullopt;
  }
  if (date.month == 0 || date.day == 0) return std::nullopt;
  const bool with_time = !words.empty() && (words[0] == 'T' || words[0] == 't' || words[0] == ' ');
  if (!words.empty() && !(with_time && is_time(words.substr(1)))) return std::nullopt;
  return if_valid(date);
}

std::string format_date(const Date& date) {
  if (date.month == 0) return fmt::format("{:04}", date.year);
  if (date.day == 0) return fmt::format("{:04}-{:02}", date.year, date.month);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

}  // namespace sayso
