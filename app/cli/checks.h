// What the values of options are held to, for all files that declare options.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace CLI {  // NOLINT(readability-identifier-naming): the library's name
class Validator;
}

namespace sayso::cli {

/// Takes one of some words; completion reads them off the validator's name.
CLI::Validator one_of(const std::vector<std::string>& words);

/// Takes a whole number from 0.
CLI::Validator count_check();

/// Whether a text is written as a pattern has it, in which "0" stands for any digit.
bool fits(std::string_view text, std::string_view pattern);

/// Empty for a day of the calendar as YYYY-MM-DD, else what is wrong with it.
std::string check_day(const std::string& text);

}  // namespace sayso::cli
