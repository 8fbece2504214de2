#include "words/number_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include "base/number.h"
#include "base/unicode.h"

namespace sayso {
namespace {

constexpr std::array<std::string_view, 20> kOnes = {
    "zero",     "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 8> kTens = {"twenty", "thirty",  "forty",  "fifty",
                                                   "sixty",  "seventy", "eighty", "ninety"};
constexpr std::array<std::pair<std::string_view, double>, 7> kScales = {{{"hundred", 1e2},
                                                                         {"thousand", 1e3},
                                                                         {"lakh", 1e5},
                                                                         {"million", 1e6},
                                                                         {"crore", 1e7},
                                                                         {"billion", 1e9},
                                                                         {"trillion", 1e12}}};
constexpr std::array<std::pair<std::string_view, double>, 8> kSuffixes = {{{"k", 1e3},
                                                                           {"m", 1e6},
                                                                           {"mn", 1e6},
                                                                           {"mln", 1e6},
                                                                           {"b", 1e9},
                                                                           {"bn", 1e9},
                                                                           {"bln", 1e9},
                                                                           {"tn", 1e12}}};
constexpr std::array<std::string_view, 12> kOrdinals = {"first", "second", "third",    "fourth",
                                                        "fifth", "sixth",  "seventh",  "eighth",
                                                        "ninth", "tenth",  "eleventh", "twelfth"};

template <class Table>
std::optional<double> value_in(const Table& table, std::string_view word) {
  for (const auto& [name, value] : table)
    if (name == word) return value;
  return std::nullopt;
}

std::optional<double> scale_of(std::string_view word) { return value_in(kScales, word); }

/// "1,000", "1.5", "300", "1.5bn"; the whole word.
std::optional<double> figures(std::string_view word) {
  if (word.empty() || !is_digit_byte(word[0])) return std::nullopt;
  std::string digits;
  std::size_t at = 0;
  for (; at < word.size(); ++at) {
    const char c = word[at];
    const bool next_digit = at + 1 < word.size() && is_digit_byte(word[at + 1]);
    if (c == ',' && next_digit) continue;
    if (!is_digit_byte(c) && !(c == '.' && next_digit)) break;
    digits += c;
  }
  const auto value = parse_number<double>(digits);
  if (!value || at == word.size()) return value;
  const auto suffix = value_in(kSuffixes, word.substr(at));
  return suffix ? std::optional(*value * *suffix) : std::nullopt;
}

/// Reads words as a sum of groups, each a number below a thousand times a scale.
class Reader {
 public:
  explicit Reader(std::span<const std::string_view> words) : words_(words) {}

  std::optional<NumberWords> read() {
    if (!begin()) return std::nullopt;
    while (at_ < words_.size() && (scale() || joined() || half())) {
    }
    return NumberWords{total_ + group_, at_};
  }

 private:
  std::string_view word(std::size_t ahead = 0) const {
    return at_ + ahead < words_.size() ? words_[at_ + ahead] : std::string_view();
  }

  bool begin() {
    if (const auto value = figures(word())) {
      group_ = *value;
      figures_ = true;
    } else if (const auto small = small_number(word())) {
      group_ = *small;
      last_ = *small;
    } else if (word() == "a" && scale_of(word(1))) {
      group_ = 1;
    } else {
      return false;
    }
    ++at_;
    return true;
  }

  bool scale() {
    const auto value = scale_of(word());
    if (!value) return false;
    last_ = 0;
    group_ *= *value;
    if (*value > 100) {
      total_ += group_;
      group_ = 0;
      scaled_ = true;
    }
    most_ = *value;
    ++at_;
    return true;
  }

  /// A smaller number behind: "twenty four", "hundred and fifty", "two thousand five hundred".
  bool joined() {
    if (figures_) return false;
    const std::size_t skip = word() == "and" ? 1 : 0;
    const auto small = small_number(word(skip));
    if (!small) return false;
    const bool of_ten = skip == 0 && last_ >= 20 && last_ % 10 == 0 && *small < 10 && *small > 0;
    const bool of_scale = last_ == 0 && most_ >= 100;
    if (!of_ten && !of_scale) return false;
    group_ += *small;
    last_ = *small;
    if (of_ten) last_ = 1;
    at_ += skip + 1;
    return true;
  }

  /// "two and a half million".
  bool half() {
    if (scaled_ || word() != "and" || word(1) != "a" || word(2) != "half") return false;
    if (!scale_of(word(3))) return false;
    group_ += 0.5;
    at_ += 3;
    return true;
  }

  std::span<const std::string_view> words_;
  std::size_t at_ = 0;
  double total_ = 0, group_ = 0, most_ = 0;
  int last_ = 0;
  bool figures_ = false, scaled_ = false;
};

}  // namespace

std::optional<NumberWords> read_number(std::span<const std::string_view> words) {
  if (words.empty()) return std::nullopt;
  return Reader(words).read();
}

std::optional<int> small_number(std::string_view word) {
  const auto one = std::find(kOnes.begin(), kOnes.end(), word);
  if (one != kOnes.end()) return static_cast<int>(one - kOnes.begin());
  const auto ten = std::find(kTens.begin(), kTens.end(), word);
  if (ten != kTens.end()) return 20 + 10 * static_cast<int>(ten - kTens.begin());
  return std::nullopt;
}

std::optional<int> ordinal_number(std::string_view word) {
  const auto found = std::find(kOrdinals.begin(), kOrdinals.end(), word);
  if (found != kOrdinals.end()) return 1 + static_cast<int>(found - kOrdinals.begin());
  if (word == "twentieth") return 20;
  if (word.ends_with("teenth")) return small_number(word.substr(0, word.size() - 2));
  if (word.size() < 3 || word.size() > 4) return std::nullopt;
  const std::string_view ending = word.substr(word.size() - 2);
  if (ending != "st" && ending != "nd" && ending != "rd" && ending != "th") return std::nullopt;
  int value = 0;
  for (const char c : word.substr(0, word.size() - 2)) {
    if (!is_digit_byte(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value > 0 ? std::optional(value) : std::nullopt;
}

}  // namespace sayso
