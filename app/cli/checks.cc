#include "cli/checks.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace sayso::cli {

CLI::Validator one_of(const std::vector<std::string>& words) {
  std::string name;
  for (const std::string& word : words) name += (name.empty() ? "" : "|") + word;
  return CLI::IsMember(words).description("").name(name);
}

CLI::Validator count_check() {
  return CLI::Validator(
      [](const std::string& text) {
        const bool digits =
            !text.empty() && text.size() <= 18 &&
            std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
        return digits ? std::string() : text + " is not a whole number from 0";
      },
      "");
}

std::string check_day(const std::string& text) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  char end = 0;
  const bool shaped = text.size() == 10 && std::sscanf(text.c_str(), "%4d-%2u-%2u%c", &year, &month,
                                                       &day, &end) == 3;  // NOLINT
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(day)};
  return shaped && date.ok() ? "" : text + " is not a date of the form YYYY-MM-DD";
}

}  // namespace sayso::cli
