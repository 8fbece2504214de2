#include "survey/chain.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace sayso {
namespace {

constexpr const char* kRecord = "record";

/// A war as it spreads: two sides, and what is supposed of them.
class Spread {
 public:
  Spread(const Book& book, Facts facts, const Ask& ask, const Date& day)
      : book_(book),
        facts_(std::move(facts)),
        day_(day),
        attacked_(ask.protected_state),
        entrant_(ask.holder) {
    for (const Attack& attack : facts_.attacks) {
      if (attack.victim == attacked_ && is_seen(attack, day_)) foes_.insert(attack.attacker);
    }
    friends_.insert(attacked_);
  }

  std::vector<DrawnIn> run() {
    ask_for(attacked_, 1);
    for (int round = 2; grew_; ++round) {
      grew_ = false;
      const std::set<std::string> now = members();
      for (const std::string& state : now) {
        if (state != attacked_) ask_for(state, round);
      }
    }
    return std::move(links_);
  }

 private:
  std::set<std::string> members() const {
    std::set<std::string> all = friends_;
    all.insert(foes_.begin(), foes_.end());
    return all;
  }

  void suppose_war(const std::string& a, const std::string& b) {
    const auto at_war = book_.reckoned[static_cast<std::size_t>(Reckoned::at_war)];
    if (!at_war) return;
    for (const auto& [one, other] : {std::pair(a, b), std::pair(b, a)}) {
      Given given;
      given.atom = {*at_war, {one, other}};
      given.truth = Truth::yes;
      given.supposed = true;
      given.because = one + " has entered";
      facts_.given.push_back(std::move(given));
    }
  }

  void enter(const std::string& state, bool as_friend) {
    if (members().contains(state)) return;
    for (const std::string& foe : as_friend ? foes_ : friends_) suppose_war(state, foe);
    (as_friend ? friends_ : foes_).insert(state);
    grew_ = true;
  }

  void keep(DrawnIn link) {
    for (DrawnIn& each : links_) {
      const bool same = each.pact == link.pact && each.holder == link.holder &&
                        each.protected_state == link.protected_state;
      if (!same) continue;
      if (link.status > each.status) {
        link.round = each.round;
        each = std::move(link);
      }
      return;
    }
    links_.push_back(std::move(link));
  }

  void ask_pact(const Pact& pact, const std::string& state, int round) {
    if (is_party(pact, state, day_) == Truth::no && !named(pact, state)) return;
    std::set<std::string> holders;
    for (const Spell& spell : pact.parties) holders.insert(spell.state);
    for (const Duty& duty : pact.duties) holders.insert(duty.holders.begin(), duty.holders.end());
    for (const std::string& holder : holders) {
      const bool in_war = round > 1 && members().contains(holder);
      if (holder == state || in_war) continue;
      const Ask ask{.pact = pact.id,
                    .duty = kDefend,
                    .article = {},
                    .protected_state = state,
                    .holder = holder};
      const Chosen chosen = furthest(book_, facts_, pact, ask, day_, kRecord);
      if (chosen.duty == nullptr || chosen.outcome.status <= Status::not_bound) continue;
      keep({&pact, chosen.duty, holder, state, chosen.outcome.status, round});
      if (chosen.outcome.status == Status::triggered)
        pending_.emplace_back(holder, friends_.contains(state));
    }
  }

  static bool named(const Pact& pact, const std::string& state) {
    return std::any_of(pact.duties.begin(), pact.duties.end(), [&](const Duty& duty) {
      return std::find(duty.protecteds.begin(), duty.protecteds.end(), state) !=
             duty.protecteds.end();
    });
  }

  void ask_for(const std::string& state, int round) {
    pending_.clear();
    for (const Pact& pact : book_.pacts) ask_pact(pact, state, round);
    if (round == 1) enter(entrant_, true);
    for (const auto& [holder, as_friend] : pending_) enter(holder, as_friend);
  }

  const Book& book_;
  Facts facts_;
  Date day_;
  std::string attacked_, entrant_;
  std::set<std::string> friends_, foes_;
  std::vector<DrawnIn> links_;
  std::vector<std::pair<std::string, bool>> pending_;
  bool grew_ = false;
};

}  // namespace

std::vector<DrawnIn> chain(const Book& book, const Facts& facts, const Ask& ask, const Date& day) {
  std::vector<DrawnIn> links = Spread(book, facts, ask, day).run();
  std::sort(links.begin(), links.end(), [](const DrawnIn& a, const DrawnIn& b) {
    return std::tie(a.round, a.pact->id, a.holder, a.protected_state) <
           std::tie(b.round, b.pact->id, b.holder, b.protected_state);
  });
  return links;
}

Status chain_status(const std::vector<DrawnIn>& links, const std::string& holder,
                    const std::string& pact) {
  Status best = Status::no_such_duty;
  for (const DrawnIn& link : links) {
    if (link.holder == holder && link.pact->id == pact) best = std::max(best, link.status);
  }
  return best;
}

}  // namespace sayso
