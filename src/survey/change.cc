#include "survey/change.h"

#include <algorithm>

namespace sayso {
namespace {

constexpr std::size_t kMostAtoms = 24;  // of a path that are turned
constexpr std::size_t kMostSets = 4;
constexpr int kMostSteps = 16;

Given flip(const Atom& atom, Truth truth) {
  Given given;
  given.atom = atom;
  given.truth = truth;
  given.supposed = true;
  return given;
}

Evaluated with(const Viewpoint& view, const std::vector<Given>& flips) {
  Viewpoint again(view.book(), view.facts(), view.question(), flips);
  return evaluate(again);
}

bool has_variable(const Atom& atom) {
  return std::find(atom.args.begin(), atom.args.end(), "ATTACKER") != atom.args.end();
}

/// Facts that would take the deciding lines of `outcome` out of the way, by their n-th alternative.
std::vector<Given> next_step(const Evaluated& outcome, std::size_t alternative) {
  std::vector<Given> facts;
  for (const Weighed& seen : outcome.path) {
    if (!seen.decides || seen.atoms.empty()) continue;
    const bool bars = seen.condition != nullptr && seen.condition->kind == ConditionKind::unless;
    if (bars) {
      for (const auto& [atom, held] : seen.atoms) {
        if (held.truth == Truth::yes) facts.push_back(flip(atom, Truth::no));
      }
      continue;
    }
    const Atom& atom = seen.atoms[std::min(alternative, seen.atoms.size() - 1)].first;
    if (!has_variable(atom)) facts.push_back(flip(atom, Truth::yes));
  }
  return facts;
}

/// Leaves out what is not needed for `triggered`.
void thin(const Viewpoint& view, std::vector<Given>& facts) {
  for (std::size_t i = facts.size(); i-- > 0;) {
    std::vector<Given> fewer = facts;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    if (with(view, fewer).status == Status::triggered) facts = std::move(fewer);
  }
}

bool same(const std::vector<Given>& a, const std::vector<Given>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Given& x, const Given& y) {
    return x.atom == y.atom && x.truth == y.truth;
  });
}

std::vector<Given> way_to_triggered(const Viewpoint& view, const Evaluated& outcome,
                                    std::size_t alternative) {
  std::vector<Given> facts;
  Evaluated now = outcome;
  for (int step = 0; step < kMostSteps; ++step) {
    const std::vector<Given> more = next_step(now, alternative);
    const std::size_t before = facts.size();
    for (const Given& each : more) {
      const bool known = std::any_of(facts.begin(), facts.end(),
                                     [&](const Given& given) { return given.atom == each.atom; });
      if (!known) facts.push_back(each);
    }
    if (facts.size() == before || facts.size() > kMostAtoms) return {};
    now = with(view, facts);
    if (now.status != Status::triggered) continue;
    thin(view, facts);
    return facts;
  }
  return {};
}

std::vector<Atom> turnable(const Evaluated& outcome) {
  std::vector<Atom> atoms;
  for (const Weighed& seen : outcome.path) {
    for (const auto& [atom, held] : seen.atoms) {
      const bool known = std::find(atoms.begin(), atoms.end(), atom) != atoms.end();
      if (!known && !has_variable(atom) && atoms.size() < kMostAtoms) atoms.push_back(atom);
    }
  }
  return atoms;
}

}  // namespace

std::string atom_words(const Book& book, const Atom& atom) {
  std::string text;
  std::size_t next = 0;
  for (const PatternWord& word : book.patterns[atom.pattern].words) {
    text += text.empty() ? "" : " ";
    text += word.variable && next < atom.args.size() ? atom.args[next++] : word.word;
  }
  return text;
}

std::vector<Change> changes(const Viewpoint& view, const Evaluated& outcome) {
  std::vector<Change> found;
  for (const Atom& atom : turnable(outcome)) {
    for (const Truth truth : {Truth::yes, Truth::no}) {
      std::vector<Given> facts = {flip(atom, truth)};
      const Status status = with(view, facts).status;
      if (status != outcome.status) found.push_back({std::move(facts), status});
    }
  }
  if (outcome.status == Status::triggered) return found;
  std::vector<std::vector<Given>> sets;
  for (std::size_t i = 0; i < kMostSets; ++i) {
    std::vector<Given> facts = way_to_triggered(view, outcome, i);
    const bool known =
        std::any_of(sets.begin(), sets.end(), [&](const auto& set) { return same(set, facts); });
    if (facts.size() < 2 || known) continue;
    sets.push_back(facts);
    found.push_back({std::move(facts), Status::triggered});
  }
  return found;
}

}  // namespace sayso
