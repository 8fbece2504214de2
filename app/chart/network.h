// Who does what to whom, by distinct events.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "chart/timeline.h"
#include "cli/cells.h"
#include "sayso/ledger_event.h"

namespace sayso::cli {

/// All that one party did to another.
struct Dyad {
  std::array<std::uint64_t, kQuads> events{};  ///< [quad] distinct events
  std::map<std::string, std::uint64_t> types;  ///< of the act
  std::vector<std::string> ids, cites;

  std::uint64_t all() const;
  /// The quad of most of them; the lower of equals.
  std::size_t main_quad() const;
};

/// Counts events as they come. An event of several actors or recipients counts once for each pair
/// of them; one without either has no pair.
class Network {
 public:
  using Pair = std::pair<std::string, std::string>;  // keys: actor, recipient
  /// What a party of this key is called, or nothing where its events tell.
  using NameOf = std::function<std::string(const std::string& key)>;

  explicit Network(NameOf name_of = {}) : name_of_(std::move(name_of)) {}

  void add(const LedgerEvent& event);
  const std::map<Pair, Dyad>& dyads() const { return dyads_; }
  /// What most events call a party; of equals the shorter, then the lesser.
  const std::string& name(const std::string& key) const;
  const std::map<std::string, LedgerParty>& parties() const { return parties_; }
  std::uint64_t without_pair() const { return without_pair_; }

 private:
  void see(const LedgerParty& party);

  NameOf name_of_;
  std::map<Pair, Dyad> dyads_;
  std::map<std::string, LedgerParty> parties_;
  std::map<std::string, std::map<std::string, std::uint64_t>> names_;  // [key][name]
  std::uint64_t without_pair_ = 0;
};

/// One row a pair, with Gephi's names for what Gephi reads.
std::string network_csv(const Network& network, const CellStyle& style);
std::string network_text(const Network& network, std::size_t width);
std::string network_graphml(const Network& network);
std::string network_svg(const Network& network, std::string_view title);

}  // namespace sayso::cli
