// Sentences: the clean text cut into stretches that are read one by one.
#pragma once

#include <cstdint>
#include <vector>

#include "base/span.h"

namespace sayso {

struct Sentence {
  Span span;                    ///< in the clean text, without white space at its ends; never empty
  std::uint32_t paragraph = 0;  ///< counts from 0 over the document
  bool headline = false;        ///< a headline or heading, which carries no full stop
  bool cut = false;  ///< was longer than the sentence limit and was cut at a clause border
};

/// In the order of the text; they do not overlap, and together hold every byte that is not white
/// space.
using Sentences = std::vector<Sentence>;

}  // namespace sayso
