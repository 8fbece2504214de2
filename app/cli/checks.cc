#include "cli/checks.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>

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

bool fits(std::string_view text, std::string_view pattern) {
  return std::equal(
      text.begin(), text.end(), pattern.begin(), pattern.end(),
      [](char c, char mark) { return mark == '0' ? c >= '0' && c <= '9' : c == mark; });
}

std::string check_day(const std::string& text) {
  std::chrono::year_month_day date{};
  if (fits(text, "0000-00-00")) {
    const auto part = [&](std::size_t at) {
      return static_cast<unsigned>(std::stoi(text.substr(at)));
    };
    date = std::chrono::year(static_cast<int>(part(0))) / std::chrono::month(part(5)) /
           std::chrono::day(part(8));
  }
  const bool day = date.ok() && date.year() >= std::chrono::year(1);
  return day ? "" : text + " is not a date of the form YYYY-MM-DD";
}

}  // namespace sayso::cli
