#include "cli/checks.h"

#include <CLI/CLI.hpp>

#include <chrono>
#include <cstdio>

namespace sayso::cli {

CLI::Validator one_of(const std::vector<std::string>& words) {
  std::string name;
  for (const std::string& word : words) name += (name.empty() ? "" : "|") + word;
  return CLI::IsMember(words).description("").name(name);
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
