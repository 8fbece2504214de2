// Words of quantities, and a text cut into them. Inner to this station.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "base/tsv.h"

namespace sayso {

/// Classes of data/quantity/words.tsv; docs/quantities.md tells what each does. Up to `measure` the
/// value of a row names a unit, behind it it is a number.
enum class QuantityClass : std::uint8_t {
  sign,
  money,
  measure,
  about,
  least,
  most,
  behind_about,
  behind_least,
  behind_most,
  vague,
  rounded,
  exact,
  dozen,
  people,
  end,
  killed,
  toll,
  wounded,
  held,
  nobody,
  others
};

/// A word, number or mark of a text.
struct QuantityToken {
  Span span;
  std::string word;     ///< lower case
  bool hyphen = false;  ///< a hyphen ties it to the one before
};

/// A row that begins at a token.
struct QuantityEntry {
  std::string value;
  std::size_t tokens = 1;
};

/// Table data/quantity/words.tsv. Immutable after loading.
class QuantityWords {
 public:
  /// Errors: kNoData, kDataFile with file and line.
  static Result<QuantityWords> load(const std::string& path);
  static Result<QuantityWords> from(const Tsv& table);

  /// The longest row of a class that begins at token `at`.
  std::optional<QuantityEntry> find(QuantityClass what, const std::vector<QuantityToken>& tokens,
                                    std::size_t at) const;
  /// The longest row of a class that ends in front of token `end`.
  std::optional<QuantityEntry> find_before(QuantityClass what,
                                           const std::vector<QuantityToken>& tokens,
                                           std::size_t end) const;

 private:
  std::map<std::pair<QuantityClass, std::string>, std::string> table_;
  std::size_t longest_ = 1;
};

/// Name of a class in data and output ("killed").
std::string_view quantity_class_name(QuantityClass what);

/// Cuts `span` of `text` into words (runs of letters and digits, with dots, commas and apostrophes
/// inside) and single marks. Linear.
std::vector<QuantityToken> quantity_tokens(std::string_view text, const Span& span);

}  // namespace sayso
