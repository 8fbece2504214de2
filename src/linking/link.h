// Which acts of different reports are one event. Pure: a component of acts that hang together is
// clustered by its content alone, so the order in which reports arrive changes nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ledger/ledger.h"
#include "ledger/rules.h"

namespace sayso {

/// Acts that share a key and whose days overlap are candidates (days are widened already).
struct BlockKey {
  std::uint64_t key = 0;
  std::int32_t from = 0, to = 0;  ///< days since 1970-01-01, inclusive, that the act may lie on
};
std::vector<BlockKey> keys_of(const LedgerAct& act, const LedgerRules& rules);

/// How alike two acts are.
struct ActLink {
  double score = 0;
  std::string why;  ///< field by field, for the case file
};
/// Nothing where they cannot be one event (below the bar, or a hard contradiction).
std::optional<ActLink> compare(const LedgerAct& a, const LedgerAct& b, const LedgerRules& rules);

/// An act made ready for being compared with many. Immutable.
struct ActView;
std::shared_ptr<const ActView> prepared(std::shared_ptr<const LedgerAct> act,
                                        const LedgerRules& rules);
/// The same of prepared acts: most of the work is in making them ready.
std::optional<ActLink> compare(const ActView& a, const ActView& b, const LedgerRules& rules);

/// A link between acts [a] and [b] of a span.
struct LinkedPair {
  std::size_t a = 0, b = 0;
  ActLink link;
  bool repeats = false;  ///< the report of the later act repeats that of the other: no other links
};
/// Parts the acts of one component (sorted by LedgerAct::order) into events; each group sorted,
/// groups by their first act. Repeats join the group of what they repeat and cost linear time.
std::vector<std::vector<std::size_t>> cluster(std::span<const LedgerAct> acts,
                                              std::span<const LinkedPair> links,
                                              const LedgerRules& rules);

}  // namespace sayso
