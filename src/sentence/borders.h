// Where sentences end inside a block.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "sentence/rules.h"

namespace sayso {

struct BorderQuestion {
  std::string_view text;        ///< clean text
  Span block;                   ///< sentences are sought in it
  std::uint32_t no_border = 0;  ///< no sentence ends before this byte: the end of a dateline
  bool any_case = false;  ///< the whole text has no capitals: small letters begin sentences too
};

/// The ends of all sentences of the block but the last, rising: bytes behind the closing marks of
/// each. Linear time.
std::vector<std::uint32_t> borders(const BorderQuestion& question, const SplitRules& rules);

}  // namespace sayso
