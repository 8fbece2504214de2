// Quantities: how many: of the things and people that mentions name, and of those killed, wounded
// or held in an event. The conventions are in docs/quantities.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/span.h"

namespace sayso {

/// From `min` to `max`, both inclusive; an open side is absent. Plain value.
struct Quantity {
  std::optional<double> min, max;
  std::string unit;     ///< ISO 4217 code of money; a measure; else the noun that is counted
  bool approx = false;  ///< told as about so many
};

/// How many an event killed, wounded or held.
struct Toll {
  std::string of;  ///< as in data/quantity/words.tsv: killed wounded held
  Quantity quantity;
  Span span;  ///< the words of the number, in the clean text
};

struct Quantities {
  std::vector<std::optional<Quantity>> mentions;  ///< [mention]; of things and actors
  std::vector<std::vector<Toll>> triggers;        ///< [trigger], in the order of the text
};

}  // namespace sayso
