// Words read in place of others: the model sees the one, every offset is that of the other.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"
#include "model/tokenizer.h"

namespace sayso {

struct StandIn {
  Span span;                 ///< of the clean text: what is not read
  std::string word;          ///< what is read there
  std::string state{};       ///< the country that the span names
  std::uint32_t number = 0;  ///< of that word among the stand-ins, from 0
};

/// In the order of the text, without overlap.
using StandIns = std::vector<StandIn>;

/// `pieces` of a text with the pieces of each stand-in, in the case of what it stands for, in place
/// of those of its span. Where its span is not exactly one word of the pieces, or the stand-in not
/// one word, it is left out. O(pieces).
std::vector<Piece> put_in(const StandIns& stand_ins, std::vector<Piece> pieces,
                          const Tokenizer& tokenizer);

}  // namespace sayso
