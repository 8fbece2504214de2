// The numbers in a stretch of words. Inner to this station.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "quantity/quantity.h"
#include "quantity/words.h"

namespace sayso {

/// The unit of tolls.
inline constexpr std::string_view kPeople = "people";

/// A quantity and the tokens [first, end) that tell it, with words such as "at least" in front and
/// the noun that is counted behind.
struct FoundQuantity {
  Quantity quantity;
  std::size_t first = 0, end = 0;
};

/// The first quantity that begins at or behind token `from`. Numbers of names ("Resolution 2397"),
/// years, calibres and ordinals are none. Linear in the tokens that it passes.
std::optional<FoundQuantity> read_quantity(const std::vector<QuantityToken>& tokens,
                                           std::size_t from, const QuantityWords& words);

}  // namespace sayso
