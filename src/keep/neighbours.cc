#include <algorithm>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "keep/linker.h"
#include "linking/likeness.h"

namespace sayso {
namespace {

bool overlap(const StoredBlock& one, const StoredBlock& other) {
  return one.first <= other.day && other.first <= one.day;
}

/// Of the content of an act: orders acts of one day.
std::int64_t tie_of(const LedgerAct& act) {
  constexpr std::size_t kDigits = 15;
  const std::string hex = Sha256().add_field(act.doc).add_field(std::to_string(act.start)).hex();
  return std::stoll(hex.substr(0, kDigits), nullptr, 16);
}

using BlockPair = std::pair<const StoredBlock*, const StoredBlock*>;

/// Of those before and behind a place in a block, nearest first, the pairs that are just within
/// each other's reach without what stands at the place, and just out of it with that.
std::vector<BlockPair> at_the_edge(const std::vector<StoredBlock>& before,
                                   const std::vector<StoredBlock>& behind, std::size_t reach) {
  std::vector<BlockPair> out;
  for (std::size_t i = 0; i < before.size() && i < reach; ++i) {
    const std::size_t other = reach - 1 - i;
    if (other < behind.size()) out.emplace_back(&before[i], &behind[other]);
  }
  return out;
}

}  // namespace

Result<void> Linker::place_acts(Number report) {
  const StoredReport stored = TRY(store_.report(report));
  std::vector<StoredAct> acts = TRY(store_.acts_of_report(report));
  if (stored.state.state != "live") {
    for (StoredAct& act : acts) TRY(remove(act));
    return {};
  }
  std::vector<StoredAct> grounds;
  if (repeats(stored.rest.relation)) grounds = TRY(store_.acts_of_report(stored.rest.on));
  for (StoredAct& act : acts) {
    const auto ground = std::find_if(grounds.begin(), grounds.end(), [&](const StoredAct& other) {
      return other.act.type == act.act.type && other.act.trigger == act.act.trigger;
    });
    if (ground == grounds.end()) {
      TRY(set_free(act));
      continue;
    }
    TRY(attach(act, ground->standing.act));
    grounds.erase(ground);
  }
  return {};
}

Result<void> Linker::attach(StoredAct& act, Number base) {
  ActStanding& standing = act.standing;
  attached_.insert(standing.act);
  if (standing.base == base) return {};
  if (standing.base == 0) TRY(take_from_blocks(standing.act));
  standing.base = base;
  return store_.set_standing(standing.act, standing);
}

Result<void> Linker::set_free(StoredAct& act) {
  ActStanding& standing = act.standing;
  if (standing.base == 0 && !standing.event.empty()) return {};
  seeds_.insert(standing.act);
  attached_.erase(standing.act);
  standing.base = 0;
  TRY(store_.set_standing(standing.act, standing));
  std::set<std::int64_t> seen;
  const std::int64_t tie = tie_of(act.act);
  for (const BlockKey& key : keys_of(act.act, rules_)) {
    const auto number = static_cast<std::int64_t>(key.key);
    if (seen.insert(number).second)
      TRY(add_to_block({number, key.to, tie, standing.act, key.from}));
  }
  // It has pushed some of those about it out of each other's reach.
  for (const auto& [one, other] : pushed_) TRY(part_pair(one, other));
  pushed_.clear();
  met_.clear();
  return {};
}

Result<void> Linker::remove(StoredAct& act) {
  attached_.erase(act.standing.act);
  TRY(take_from_blocks(act.standing.act));
  seeds_.erase(act.standing.act);
  const bool stood = !act.standing.event.empty() || act.standing.base > 0;
  if (!act.standing.event.empty()) touched_.emplace(act.standing.event, "");
  return stood ? store_.set_standing(act.standing.act, {act.standing.act, 0, "", 0, "", 0})
               : Result<void>();
}

Result<void> Linker::add_to_block(const StoredBlock& block) {
  TRY(store_.add_block(block));
  const std::vector<StoredBlock> before = TRY(store_.blocks_near(block, true, neighbours_));
  const std::vector<StoredBlock> behind = TRY(store_.blocks_near(block, false, neighbours_));
  std::vector<StoredBlock> about = before;
  about.insert(about.end(), behind.begin(), behind.end());
  for (const StoredBlock& other : about) {
    const bool meets = overlap(block, other) && met_.insert(other.act).second;
    if (meets) TRY(link_pair(block.act, other.act));
  }
  for (const auto& [one, other] : at_the_edge(before, behind, neighbours_)) {
    pushed_.emplace(one->act, other->act);
  }
  return {};
}

Result<void> Linker::take_from_blocks(Number act) {
  const std::vector<StoredBlock> blocks = TRY(store_.blocks_of(act));
  TRY(store_.drop_blocks(act));
  for (const StoredEdge& edge : TRY(store_.edges_of(act))) {
    seeds_.insert(edge.a == act ? edge.b : edge.a);
    TRY(store_.drop_edge(edge.a, edge.b));
  }
  // Those about it come within each other's reach.
  std::set<std::pair<Number, Number>> met;
  for (const StoredBlock& block : blocks) {
    const std::vector<StoredBlock> before = TRY(store_.blocks_near(block, true, neighbours_));
    const std::vector<StoredBlock> behind = TRY(store_.blocks_near(block, false, neighbours_));
    for (const auto& [one, other] : at_the_edge(before, behind, neighbours_)) {
      if (overlap(*one, *other) && met.emplace(one->act, other->act).second)
        TRY(link_pair(one->act, other->act));
    }
  }
  return {};
}

Result<void> Linker::link_pair(Number one, Number other) {
  Shelf::Shared<ActView> first = TRY(shelf_.prepared_act(one, rules_));
  Shelf::Shared<ActView> second = TRY(shelf_.prepared_act(other, rules_));
  const bool in_order = first->act->order() < second->act->order();
  if (!in_order) first.swap(second);
  const auto link = compare(*first, *second, rules_);
  if (!link || !joins(link->score)) return {};
  seeds_.insert(one);
  seeds_.insert(other);
  return store_.add_edge(in_order ? StoredEdge{one, other, link->score, link->why}
                                  : StoredEdge{other, one, link->score, link->why});
}

Result<void> Linker::part_pair(Number one, Number other) {
  const std::vector<StoredEdge> edges = TRY(store_.edges_of(one));
  const bool linked = std::any_of(edges.begin(), edges.end(), [&](const StoredEdge& edge) {
    return edge.a == other || edge.b == other;
  });
  if (!linked || TRY(are_near(one, other))) return {};
  seeds_.insert(one);
  seeds_.insert(other);
  return store_.drop_edge(one, other);
}

/// Does any block still hold both within reach?
Result<bool> Linker::are_near(Number one, Number other) {
  for (const StoredBlock& block : TRY(store_.blocks_of(one))) {
    for (const bool before : {true, false}) {
      for (const StoredBlock& near : TRY(store_.blocks_near(block, before, neighbours_))) {
        if (near.act == other && overlap(block, near)) return true;
      }
    }
  }
  return false;
}

/// Below the bar of events a pair joins nothing, whatever stands about it: an event's average link
/// reaches the bar, so that components of such edges can be clustered apart.
bool Linker::joins(double score) const { return score * 1000 + 0.5 >= event_bar_; }

}  // namespace sayso
