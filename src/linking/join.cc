#include "linking/join.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

#include "linking/groups.h"
#include "linking/likeness.h"

namespace sayso {
namespace {

int thousandths(const Likeness& likeness) {
  return likeness.barred.empty() ? static_cast<int>(std::lround(likeness.score * 1000)) : -1;
}

template <class Value>
void fill(std::optional<Value>& into, const std::optional<Value>& from) {
  if (!into) into = from;
}

template <class Value>
void fill(std::vector<Value>& into, const std::vector<Value>& from) {
  if (into.empty()) into = from;
}

/// A day is better than a month, and that than nothing.
bool is_finer(const std::optional<CodedDate>& one, const std::optional<CodedDate>& other) {
  return one && one->precision == "day" && (!other || other->precision != "day");
}

/// Adds what a later telling tells; what the first tells stays.
void take(LedgerAct& act, LedgerAct&& more) {
  fill(act.actors, more.actors);
  fill(act.recipients, more.recipients);
  fill(act.object, more.object);
  fill(act.mode, more.mode);
  fill(act.context, more.context);
  fill(act.where, more.where);
  fill(act.expected_by, more.expected_by);
  if (is_finer(more.when, act.when)) act.when = more.when;
  fill(act.when, more.when);
  fill(act.tolls, more.tolls);
  act.stance = strongest_stance({act.stance, more.stance});
  std::move(more.tellings.begin(), more.tellings.end(), std::back_inserter(act.tellings));
  std::move(more.claims.begin(), more.claims.end(), std::back_inserter(act.claims));
  std::move(more.ties.begin(), more.ties.end(), std::back_inserter(act.ties));
}

using ToldBy = std::map<std::uint32_t, const LedgerAct*>;

/// The act's ties to other acts, each once, with the first telling of the other.
std::vector<LedgerTie> settled_ties(const LedgerAct& act, const ToldBy& told_by) {
  std::vector<LedgerTie> ties;
  for (const LedgerTie& tie : act.ties) {
    const auto other = told_by.find(tie.start);
    if (other == told_by.end() || other->second == &act) continue;
    const LedgerTie moved{tie.rel, other->second->start, other->second->end};
    const bool known = std::any_of(ties.begin(), ties.end(), [&](const LedgerTie& one) {
      return one.rel == moved.rel && one.start == moved.start;
    });
    if (!known) ties.push_back(moved);
  }
  return ties;
}

void settle_ties(std::vector<LedgerAct>& acts) {
  ToldBy told_by;
  for (const LedgerAct& act : acts)
    for (const LedgerTelling& telling : act.tellings) told_by[telling.start] = &act;
  std::vector<std::vector<LedgerTie>> settled;
  settled.reserve(acts.size());
  for (const LedgerAct& act : acts) settled.push_back(settled_ties(act, told_by));
  for (std::size_t i = 0; i < acts.size(); ++i) acts[i].ties = std::move(settled[i]);
}

/// Tellings keep the doers that they name only where these are not the act's own.
void keep_other_doers(LedgerAct& act) {
  const auto key = [](const LedgerParty& party) -> const std::string& { return party.key; };
  for (LedgerTelling& telling : act.tellings)
    if (std::ranges::equal(telling.actors, act.actors, {}, key, key)) telling.actors.clear();
}

/// What stands between two triggers that touch: a space, or a hyphen.
std::string mark_between(const std::string& sentence, const std::string& one,
                         const std::string& other) {
  constexpr std::size_t kLongest = 4;  // bytes of a character
  for (std::size_t at = sentence.find(one); at != std::string::npos;
       at = sentence.find(one, at + 1)) {
    const std::size_t end = at + one.size();
    for (std::size_t size = 1; size <= kLongest && end + size < sentence.size(); ++size)
      if (sentence.compare(end + size, other.size(), other) == 0) return sentence.substr(end, size);
  }
  return " ";
}

/// Triggers of one type with nothing between them ("hand over", "air strike") are one telling.
void fuse_touching(std::vector<LedgerAct>& acts) {
  std::vector<LedgerAct> fused;
  for (LedgerAct& act : acts) {
    const bool touches =
        !fused.empty() && fused.back().act == act.act && act.start <= fused.back().end + 1;
    if (!touches) {
      fused.push_back(std::move(act));
      continue;
    }
    LedgerAct& first = fused.back();
    LedgerTelling& telling = first.tellings.back();
    if (act.start > first.end)
      telling.trigger += mark_between(telling.sentence, telling.trigger, act.trigger);
    telling.trigger += act.trigger;
    first.trigger = telling.trigger;
    first.end = telling.end = act.end;
    act.tellings.clear();
    take(first, std::move(act));
  }
  acts = std::move(fused);
}

}  // namespace

std::string strongest_stance(const std::vector<std::string>& stances) {
  static constexpr std::array<std::string_view, 5> kOrder = {"withdrawn", "asserts", "denies",
                                                             "plans", "background"};
  for (const std::string_view stance : kOrder)
    if (std::find(stances.begin(), stances.end(), stance) != stances.end())
      return std::string(stance);
  return "none";
}

void join_tellings(std::vector<LedgerAct>& acts, const LedgerRules& rules) {
  fuse_touching(acts);
  std::vector<ActView> views;
  views.reserve(acts.size());
  for (const LedgerAct& act : acts) views.push_back(view_of(act, rules));
  const auto window = static_cast<std::size_t>(rules.figure("telling-window"));
  const int bar = static_cast<int>(rules.figure("telling-bar"));
  std::map<std::pair<std::size_t, std::size_t>, int> scores;
  std::vector<Bond> bonds;
  for (std::size_t a = 0; a < acts.size(); ++a) {
    for (std::size_t b = a + 1; b < std::min(acts.size(), a + window); ++b) {
      const int score = thousandths(likeness(views[a], views[b], rules));
      scores[{a, b}] = score;
      if (score >= bar) bonds.push_back({a, b, score});
    }
  }
  const auto groups =
      grouped(acts.size(), std::move(bonds), bar, window, [&](std::size_t a, std::size_t b) {
        const auto found = scores.find({a, b});
        return found == scores.end() ? bar : found->second;
      });
  std::vector<LedgerAct> joined;
  for (const std::vector<std::size_t>& group : groups) {
    LedgerAct act = std::move(acts[group.front()]);
    for (std::size_t i = 1; i < group.size(); ++i) take(act, std::move(acts[group[i]]));
    joined.push_back(std::move(act));
  }
  for (LedgerAct& act : joined) keep_other_doers(act);
  acts = std::move(joined);
  settle_ties(acts);
}

}  // namespace sayso
