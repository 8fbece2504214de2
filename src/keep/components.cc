#include <algorithm>

#include "keep/linker.h"
#include "keep/members.h"

namespace sayso {
namespace {

constexpr int kMostSteps = 64;

/// Why a member of a group is held to belong to it: its best link to one before it, else to any.
ActStanding reason_of(std::size_t member, const std::vector<std::size_t>& group,
                      const std::vector<LinkedPair>& links) {
  const LinkedPair* best = nullptr;
  const auto better = [&](const LinkedPair& link, bool back) {
    const bool best_back = best != nullptr && best->b == member;
    return best == nullptr || back > best_back ||
           (back == best_back && link.link.score > best->link.score);
  };
  for (const LinkedPair& link : links) {
    if (link.a != member && link.b != member) continue;
    const std::size_t other = link.a == member ? link.b : link.a;
    if (!std::binary_search(group.begin(), group.end(), other)) continue;
    if (better(link, link.b == member)) best = &link;
  }
  ActStanding standing;
  if (best != nullptr && member != group.front()) {
    standing.linked_by = best->link.why;
    standing.link_score = best->link.score;
  }
  return standing;
}

}  // namespace

Result<void> Linker::cluster_touched() {
  std::set<Number> done;
  for (const Number seed : std::set<Number>(seeds_)) {
    if (done.count(seed) > 0) continue;
    const std::set<Number> members = TRY(component_of(seed));
    done.insert(members.begin(), members.end());
    TRY(cluster_component(members));
  }
  for (const Number act : attached_) TRY(follow_base(act));
  return {};
}

Result<std::set<LedgerStore::Number>> Linker::component_of(Number act) {
  std::set<Number> members = {act};
  Numbers open = {act};
  while (!open.empty()) {
    const Number next = open.back();
    open.pop_back();
    for (const StoredEdge& edge : TRY(store_.edges_of(next))) {
      const Number other = edge.a == next ? edge.b : edge.a;
      if (members.insert(other).second) open.push_back(other);
    }
  }
  return members;
}

Result<void> Linker::cluster_component(const std::set<Number>& members) {
  std::vector<std::pair<LedgerAct, Number>> sorted;
  sorted.reserve(members.size());
  for (const Number member : members) sorted.emplace_back(*TRY(shelf_.act(member)), member);
  std::sort(sorted.begin(), sorted.end(), [](const auto& one, const auto& other) {
    return one.first.order() < other.first.order();
  });
  std::vector<LedgerAct> acts;
  std::map<Number, std::size_t> place;
  for (auto& [act, number] : sorted) {
    place[number] = acts.size();
    acts.push_back(std::move(act));
  }
  std::vector<LinkedPair> links;
  std::vector<std::vector<LinkedPair>> of_each(acts.size());
  for (const auto& [number, at] : place) {
    for (const StoredEdge& edge : TRY(store_.edges_of(number))) {
      const LinkedPair pair{place.at(edge.a), place.at(edge.b), {edge.score, edge.why}, false};
      of_each[at].push_back(pair);
      if (pair.a == at) links.push_back(pair);
    }
  }
  const auto by_place = [](const LinkedPair& one, const LinkedPair& other) {
    return std::pair(one.a, one.b) < std::pair(other.a, other.b);
  };
  std::sort(links.begin(), links.end(), by_place);
  for (const std::vector<std::size_t>& group : cluster(acts, links, rules_)) {
    const std::string event = founding_claim(acts[group.front()]);
    for (const std::size_t member : group) {
      std::sort(of_each[member].begin(), of_each[member].end(), by_place);
      ActStanding standing = reason_of(member, group, of_each[member]);
      standing.event = event;
      TRY(give_event(sorted[member].second, standing));
    }
  }
  return {};
}

/// Puts an act, and all that repeat it, into an event.
Result<void> Linker::give_event(Number act, const ActStanding& standing) {
  std::vector<std::pair<Number, ActStanding>> open = {{act, standing}};
  while (!open.empty()) {
    auto [number, next] = std::move(open.back());
    open.pop_back();
    const ActStanding now = TRY(store_.standing_of_act(number));
    next.base = now.base;
    const bool moves = now.event != next.event;
    if (!moves && now.linked_by == next.linked_by && now.link_score == next.link_score) continue;
    TRY(store_.set_standing(number, next));
    if (!moves) continue;
    touched_.emplace(next.event, "");
    if (!now.event.empty()) {
      touched_.emplace(now.event, "");
      moved_.emplace(now.event, next.event);
    }
    for (const Number repeat : TRY(store_.repeats_of(number))) {
      open.push_back({repeat, {0, 0, next.event, 0, "repeats the report that tells it", 1}});
    }
  }
  return {};
}

Result<void> Linker::follow_base(Number act) {
  ActStanding root = TRY(store_.standing_of_act(act));
  for (int step = 0; root.base > 0 && step < kMostSteps; ++step) {
    root = TRY(store_.standing_of_act(root.base));
  }
  return give_event(act, {0, 0, root.event, 0, "repeats the report that tells it", 1});
}

}  // namespace sayso
