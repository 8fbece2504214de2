// Claims: who vouches for each event, through whom, how and how firmly.
//
// A claim is one path from the innermost voucher of an event through every voucher above it to the
// outlet (OUTPUT.md). Indices are into the Mentions and Events it was made from. Plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ontology/ontology.h"

namespace sayso {

/// One voucher of a chain. The outlet, outermost in every chain, is implied and not stored.
struct ChainLink {
  std::uint32_t cue = 0;  ///< trigger: a reporting cue, or a verbal event that says something
  std::vector<std::uint32_t> vouchers;  ///< mentions; empty: an unnamed source
  KindId kind;  ///< the cue's own kind; of a bare cue, how it vouches for this claim
};

struct Claim {
  std::uint32_t event = 0;
  KindId kind;  ///< of the innermost link, derived kinds included; the outlet's own kind where the
                ///< chain is empty
  FactualityId factuality;
  TenseId tense;
  std::optional<std::uint32_t> condition;  ///< mention
  std::vector<ChainLink> chain;            ///< innermost first
};

/// By (event, chain). Every event has at least one.
using Claims = std::vector<Claim>;

}  // namespace sayso
