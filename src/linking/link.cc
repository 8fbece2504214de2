#include "linking/link.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/hash.h"
#include "ledger/voice.h"
#include "linking/groups.h"
#include "linking/likeness.h"

namespace sayso {
namespace {

std::uint64_t key_hash(const std::string& type, const std::string& what) {
  return fnv1a("\xff", fnv1a(what, fnv1a("\xff", fnv1a(type))));
}

/// What two tellings of one act may have in common: countries ("c:"), bodies ("p:"), names ("n:")
/// and objects ("o:").
class Ground {
 public:
  Ground(const LedgerAct& act, const ActWords& words, std::size_t most) : act_(act), most_(most) {
    for (const LedgerParty& party : act.actors) add_party(party);
    for (const LedgerParty& party : act.recipients) add_party(party);
    if (act.where && act.where->country) add("c:" + *act.where->country);
    for (const std::string& country : words.sentences.countries) add("c:" + country);
    const bool placed = !ground_.empty() && ground_.begin()->front() == 'c';
    add_some("n:", words.sentences.names);
    add_some("o:", words.objects);
    add_setting(placed);
  }

  const std::set<std::string>& parts() const { return ground_; }

 private:
  void add(const std::string& part) { ground_.insert(part); }
  void add_party(const LedgerParty& party) {
    const bool placed = is_states_code(party.country);
    if (placed) add("c:" + party.country);
    if (!placed && !party.key.empty()) add("p:" + party.key);
  }
  void add_some(const std::string& kind, const std::set<std::string>& words) {
    std::size_t taken = 0;
    for (const std::string& word : words)
      if (taken++ < most_) add(kind + word);
  }
  /// The countries of the report, and its names where the act itself has no country.
  void add_setting(bool placed) {
    for (const std::string& word : act_.setting) {
      if (word.rfind("o:", 0) == 0) add(word);  // who quotes an outlet tells what it told
      const bool country = word.rfind("c:", 0) == 0;
      if (word.rfind("o:", 0) == 0) continue;
      if (country || (!placed && ground_.size() < most_)) add(country ? word : "n:" + word);
    }
  }

  const LedgerAct& act_;
  std::size_t most_;
  std::set<std::string> ground_;
};

int in_thousandths(double score) { return static_cast<int>(std::lround(score * 1000)); }

/// Scores of pairs: those given, others reckoned when asked for.
class PairScores {
 public:
  PairScores(std::span<const LedgerAct> acts, const LedgerRules& rules)
      : acts_(acts), rules_(rules) {}

  void put(std::size_t a, std::size_t b, int score) { scores_[{a, b}] = score; }
  int operator()(std::size_t a, std::size_t b) {
    const auto found = scores_.find({a, b});
    if (found != scores_.end()) return found->second;
    const Likeness likeness = sayso::likeness(view(a), view(b), rules_);
    const int score = likeness.barred.empty() ? in_thousandths(likeness.score) : -1;
    const bool twice = acts_[a].doc == acts_[b].doc;
    const int least = static_cast<int>(rules_.figure("one-report-bar"));
    return scores_[{a, b}] = twice && score < least ? -1 : score;
  }

 private:
  const ActView& view(std::size_t at) {
    const auto found = views_.find(at);
    return found != views_.end() ? found->second
                                 : views_.emplace(at, view_of(acts_[at], rules_)).first->second;
  }

  std::span<const LedgerAct> acts_;
  const LedgerRules& rules_;
  std::unordered_map<std::size_t, ActView> views_;
  std::map<std::pair<std::size_t, std::size_t>, int> scores_;
};

}  // namespace

std::vector<BlockKey> keys_of(const LedgerAct& act, const LedgerRules& rules) {
  const DayRange days = days_of(act, rules);
  const auto slack = static_cast<std::int32_t>(rules.figure("days-slack"));
  const auto late = static_cast<std::int32_t>(is_open(act) ? rules.figure("days-late") : 0);
  std::vector<BlockKey> keys;
  const Ground ground(act, words_of(act, rules),
                      static_cast<std::size_t>(rules.figure("names-as-keys")));
  for (const std::string& what : ground.parts()) {
    for (const std::string& family : rules.families(act.act))
      keys.push_back({key_hash(family, what), days.from - slack, days.to + slack + late});
  }
  std::sort(keys.begin(), keys.end(),
            [](const BlockKey& one, const BlockKey& other) { return one.key < other.key; });
  return keys;
}

std::optional<ActLink> compare(const LedgerAct& a, const LedgerAct& b, const LedgerRules& rules) {
  return compare(view_of(a, rules), view_of(b, rules), rules);
}

std::shared_ptr<const ActView> prepared(std::shared_ptr<const LedgerAct> act,
                                        const LedgerRules& rules) {
  struct Held {
    std::shared_ptr<const LedgerAct> act;
    ActView view;
  };
  ActView view = view_of(*act, rules);
  auto held = std::make_shared<Held>(Held{std::move(act), std::move(view)});
  return {held, &held->view};
}

std::optional<ActLink> compare(const ActView& a, const ActView& b, const LedgerRules& rules) {
  const Likeness alike = likeness(a, b, rules);
  const double bar = rules.figure(a.act->doc == b.act->doc ? "one-report-bar" : "link-bar");
  if (!alike.barred.empty() || in_thousandths(alike.score) < static_cast<int>(bar))
    return std::nullopt;
  return ActLink{alike.score, reasons_of(alike, rules)};
}

std::vector<std::vector<std::size_t>> cluster(std::span<const LedgerAct> acts,
                                              std::span<const LinkedPair> links,
                                              const LedgerRules& rules) {
  PairScores scores(acts, rules);
  std::vector<Bond> bonds;
  std::map<std::size_t, std::size_t> repeats;
  for (const LinkedPair& pair : links) {
    const std::size_t first = std::min(pair.a, pair.b);
    const std::size_t second = std::max(pair.a, pair.b);
    const int score = in_thousandths(pair.link.score);
    if (pair.repeats) {
      repeats.emplace(second, first);
      continue;
    }
    scores.put(first, second, score);
    bonds.push_back({first, second, score});
  }
  std::vector<std::size_t> own;  // acts that repeat no other
  std::map<std::size_t, std::size_t> place;
  for (std::size_t i = 0; i < acts.size(); ++i) {
    if (repeats.count(i) > 0) continue;
    place[i] = own.size();
    own.push_back(i);
  }
  std::erase_if(bonds, [&](const Bond& bond) {
    return place.count(bond.a) == 0 || place.count(bond.b) == 0;
  });
  for (Bond& bond : bonds) bond = {place[bond.a], place[bond.b], bond.score};
  std::vector<std::vector<std::size_t>> groups =
      grouped(own.size(), std::move(bonds), static_cast<int>(rules.figure("event-bar")),
              static_cast<std::size_t>(rules.figure("event-members")),
              [&](std::size_t a, std::size_t b) { return scores(own[a], own[b]); });
  std::map<std::size_t, std::size_t> group_of;
  for (std::size_t group = 0; group < groups.size(); ++group) {
    for (std::size_t& member : groups[group]) {
      member = own[member];
      group_of[member] = group;
    }
  }
  for (const auto& [act, root] : repeats) {
    std::size_t ground = root;
    for (std::size_t steps = 0; steps < repeats.size() && repeats.count(ground) > 0; ++steps)
      ground = repeats.at(ground);
    groups[group_of.at(ground)].push_back(act);
  }
  for (std::vector<std::size_t>& group : groups) std::sort(group.begin(), group.end());
  std::sort(groups.begin(), groups.end());
  return groups;
}

}  // namespace sayso
