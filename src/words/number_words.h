// Numbers as news writes them: "1,000", "1.5 million", "3bn", "twenty-four", "two and a half
// million", "a hundred", "five lakh".
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace sayso {

struct NumberWords {
  double value = 0;
  std::size_t words = 0;  ///< how many of the words given it takes
};

/// Reads the longest number that begins `words`: lower case, cut at white space and hyphens
/// ("twenty" "four"), without currency signs. "a" counts as one in front of hundred, thousand and
/// so on only. Nothing if no number begins there. Ordinals and halves alone are none.
std::optional<NumberWords> read_number(std::span<const std::string_view> words);

/// The number of a cardinal below a hundred in one word ("seven", "forty"); nothing for others.
std::optional<int> small_number(std::string_view word);

/// "5th", "21st", "first", "twentieth": 1 to 99; nothing for others.
std::optional<int> ordinal_number(std::string_view word);

}  // namespace sayso
