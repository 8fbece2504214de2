#include "pact/view.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace sayso {
namespace {

constexpr int kDeepest = 8;         // of entailments that follow on each other
constexpr int kMostSteps = 20'000;  // of following them; a book of good faith takes some dozens

/// Binds the variables of `shape` (letters) to the words of `atom`; false where they clash.
bool bind(const Pattern& pattern, const Atom& shape, const Atom& atom,
          std::vector<std::pair<std::string, std::string>>& bound) {
  if (shape.pattern != atom.pattern || shape.args.size() != atom.args.size()) return false;
  static_cast<void>(pattern);
  for (std::size_t i = 0; i < shape.args.size(); ++i) {
    const auto known = std::find_if(bound.begin(), bound.end(),
                                    [&](const auto& pair) { return pair.first == shape.args[i]; });
    if (known == bound.end()) {
      bound.emplace_back(shape.args[i], atom.args[i]);
    } else if (known->second != atom.args[i]) {
      return false;
    }
  }
  return true;
}

/// `shape` with its variables filled; nothing while one is unbound.
std::optional<Atom> filled(const Atom& shape,
                           const std::vector<std::pair<std::string, std::string>>& bound) {
  Atom atom{shape.pattern, {}};
  for (const std::string& letter : shape.args) {
    const auto known = std::find_if(bound.begin(), bound.end(),
                                    [&](const auto& pair) { return pair.first == letter; });
    if (known == bound.end()) return std::nullopt;
    atom.args.push_back(known->second);
  }
  return atom;
}

}  // namespace

Viewpoint::Viewpoint(const Book& book, const Facts& facts, const DutyCase& question,
                     std::vector<Given> flips)
    : book_(book), facts_(facts), case_(question), flips_(std::move(flips)) {
  take_readings(case_.pact->readings);
  take_readings(facts_.readings);
  take_attacks();
  take_facts();
}

void Viewpoint::take_attacks() {
  const auto attacked_by = book_.reckoned[static_cast<std::size_t>(Reckoned::attacked_by)];
  if (!attacked_by) return;
  for (const Attack& attack : facts_.attacks) {
    if (!is_seen(attack, case_.day)) continue;
    assignments_.push_back({.atom = {*attacked_by, {attack.victim, attack.attacker}},
                            .truth = Truth::yes,
                            .rank = attack.supposed ? Rank::supposed : Rank::event,
                            .date = kEver,
                            .attack = &attack});
  }
}

void Viewpoint::take_facts() {
  for (const Given& given : facts_.given) {
    if (given.known > case_.day || !given.run.holds(case_.day)) continue;
    assignments_.push_back({.atom = ground(given.atom),
                            .truth = given.truth,
                            .rank = given.supposed ? Rank::supposed : Rank::fact,
                            .date = given.known,
                            .given = &given});
  }
  for (const Given& flip : flips_) {
    assignments_.push_back({.atom = flip.atom,
                            .truth = flip.truth,
                            .rank = Rank::supposed,
                            .date = kNever,
                            .given = &flip});
  }
}

bool Viewpoint::reaches(const Said& said) const {
  if (said.on > case_.day) return false;
  const bool pact = said.pact.empty() || said.pact == case_.pact->id ||
                    std::find(case_.pact->aliases.begin(), case_.pact->aliases.end(), said.pact) !=
                        case_.pact->aliases.end();
  const bool duty =
      said.duty.empty() || said.duty == case_.duty->kind || said.duty == case_.duty->article;
  if (!pact || !duty) return false;
  if (!said.about) return true;
  const EventName& event = *said.about;
  if (facts_.attacks.empty()) {  // the question names no event: any that may be meant
    return event.victim.empty() || event.victim == "any" || event.victim == case_.protected_state;
  }
  if (!event.name.empty() && event.name == facts_.scenario) return true;
  return std::any_of(facts_.attacks.begin(), facts_.attacks.end(), [&](const Attack& attack) {
    if (!is_seen(attack, case_.day)) return false;
    if (!event.name.empty()) return event.name == attack.name;
    const bool attacker = event.attacker == "any" || event.attacker == attack.attacker;
    const bool victim = event.victim == "any" || event.victim == attack.victim;
    return attacker && victim && (!event.since || event.since->holds(attack.run.from));
  });
}

std::optional<Rank> Viewpoint::rank_of(const Said& said) const {
  if (said.who == case_.viewpoint) return Rank::own;
  const Organ* organ = organ_named(book_, said.who);
  if (organ == nullptr) return std::nullopt;
  const Organ* viewed = organ_named(book_, case_.viewpoint);
  if (viewed != nullptr && viewed->name == organ->name) return Rank::own;
  if (!is_member(book_, *organ, case_.viewpoint, case_.day)) return std::nullopt;
  return Rank::organ;
}

void Viewpoint::take_readings(const std::vector<Said>& readings) {
  for (const Said& said : readings) {
    if (!reaches(said)) continue;
    const std::optional<Rank> rank = rank_of(said);
    if (rank) readings_.emplace_back(&said, *rank);
    if (said.what != Said::What::atom) continue;
    const Atom atom = ground(said.atom);
    if (rank) {
      assignments_.push_back(
          {.atom = atom, .truth = said.truth, .rank = *rank, .date = said.on, .said = &said});
    }
    const auto& judged_by = book_.patterns[atom.pattern].judged_by;
    if (judged_by && atom.args[*judged_by] == said.who) {
      assignments_.push_back(
          {.atom = atom, .truth = said.truth, .rank = Rank::fact, .date = said.on, .said = &said});
    }
  }
}

Atom Viewpoint::ground(const Atom& atom) const {
  Atom out = atom;
  for (std::string& arg : out.args) {
    if (arg == "P") arg = case_.protected_state;
    if (arg == "Q") arg = case_.holder;
  }
  return out;
}

std::vector<Atom> Viewpoint::spread(const Atom& atom) {
  const Atom one = ground(atom);
  if (std::find(one.args.begin(), one.args.end(), "ATTACKER") == one.args.end()) return {one};
  std::vector<Atom> all;
  for (const std::string& attacker : attackers(case_.protected_state)) {
    all.push_back(one);
    std::replace(all.back().args.begin(), all.back().args.end(), std::string("ATTACKER"), attacker);
  }
  return all;
}

std::vector<std::string> Viewpoint::attackers(const std::string& state) {
  const auto attacked_by = book_.reckoned[static_cast<std::size_t>(Reckoned::attacked_by)];
  std::vector<std::string> names;
  for (std::size_t i = 0; attacked_by && i < assignments_.size(); ++i) {
    const Atom atom = assignments_[i].atom;
    if (atom.pattern != *attacked_by || atom.args[0] != state) continue;
    const bool listed = std::find(names.begin(), names.end(), atom.args[1]) != names.end();
    if (!listed && value(atom).truth == Truth::yes) names.push_back(atom.args[1]);
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::optional<std::size_t> Viewpoint::direct(const Atom& atom, Rank rank) const {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < assignments_.size(); ++i) {
    if (assignments_[i].rank != rank || !(assignments_[i].atom == atom)) continue;
    if (!best || assignments_[i].date >= assignments_[*best].date) best = i;
  }
  return best;
}

bool Viewpoint::stands(std::size_t assignment) {
  const Assignment& said = assignments_[assignment];
  if (said.rank == Rank::organ) return !direct(said.atom, Rank::own);
  return said.rank != Rank::event || value(said.atom).truth == said.truth;
}

bool Viewpoint::allows(const Entailment& rule, const std::vector<std::string>& args) const {
  const std::vector<std::string>& letters = rule.from.args;
  const auto of = [&](const std::string& letter) {
    const auto found = std::find(letters.begin(), letters.end(), letter);
    return found == letters.end() ? std::string()
                                  : args[static_cast<std::size_t>(found - letters.begin())];
  };
  if (!rule.state.empty() && !is_state(book_, of(rule.state))) return false;
  return rule.other[0].empty() || of(rule.other[0]) != of(rule.other[1]);
}

/// What makes `rule.from` yes in this rank, where `rule.to` is `atom`.
std::optional<std::size_t> Viewpoint::entailing(const Entailment& rule, const Atom& atom, Rank rank,
                                                int depth) {
  std::vector<std::pair<std::string, std::string>> bound;
  if (!bind(book_.patterns[atom.pattern], rule.to, atom, bound)) return std::nullopt;
  if (const std::optional<Atom> from = filled(rule.from, bound)) {
    return allows(rule, from->args) ? positive(*from, rank, depth) : std::nullopt;
  }
  for (std::size_t i = 0; i < assignments_.size(); ++i) {
    const Assignment& each = assignments_[i];
    auto more = bound;
    const bool fits = each.rank == rank &&
                      bind(book_.patterns[each.atom.pattern], rule.from, each.atom, more) &&
                      allows(rule, each.atom.args);
    if (!fits) continue;
    if (const auto by = positive(each.atom, rank, depth)) return by;
  }
  return std::nullopt;
}

std::optional<std::size_t> Viewpoint::positive(const Atom& atom, Rank rank, int depth) {
  if (const auto set = direct(atom, rank)) {
    return assignments_[*set].truth == Truth::yes && stands(*set) ? set : std::nullopt;
  }
  if (depth == kDeepest || ++steps_ > kMostSteps) return std::nullopt;
  for (const Entailment& rule : book_.entailments) {
    if (rule.to.pattern != atom.pattern) continue;
    if (const auto by = entailing(rule, atom, rank, depth + 1)) return by;
  }
  return std::nullopt;
}

std::optional<std::size_t> Viewpoint::negative(const Atom& atom, Rank rank, int depth) {
  if (const auto set = direct(atom, rank)) {
    return assignments_[*set].truth == Truth::no && stands(*set) ? set : std::nullopt;
  }
  if (depth == kDeepest || ++steps_ > kMostSteps) return std::nullopt;
  for (const Entailment& rule : book_.entailments) {
    std::vector<std::pair<std::string, std::string>> bound;
    const bool fits = rule.from.pattern == atom.pattern &&
                      bind(book_.patterns[atom.pattern], rule.from, atom, bound) &&
                      allows(rule, atom.args);
    if (!fits) continue;
    const std::optional<Atom> to = filled(rule.to, bound);
    if (!to) continue;
    if (const auto by = negative(*to, rank, depth + 1)) return by;
  }
  return std::nullopt;
}

Finding Viewpoint::value(const Atom& atom) {
  const auto known = std::find_if(known_.begin(), known_.end(),
                                  [&](const auto& pair) { return pair.first == atom; });
  if (known != known_.end()) return known->second;
  const Finding held = find(atom);
  known_.emplace_back(atom, held);
  return held;
}

Finding Viewpoint::find(const Atom& atom) {
  for (const Rank rank : {Rank::supposed, Rank::own, Rank::organ, Rank::fact, Rank::event}) {
    Finding held{.rank = rank, .set = true};
    if (const auto set = direct(atom, rank)) {
      held.truth = assignments_[*set].truth;
      held.by = *set;
      return held;
    }
    held.derived = true;
    if (const auto by = positive(atom, rank, 0)) {
      held.truth = Truth::yes;
      held.by = *by;
      return held;
    }
    if (const auto by = negative(atom, rank, 0)) {
      held.truth = Truth::no;
      held.by = *by;
      return held;
    }
  }
  return reckon(atom);
}

const Said* Viewpoint::change(Said::What what) const {
  const std::pair<const Said*, Rank>* best = nullptr;
  for (const auto& reading : readings_) {
    if (reading.first->what != what) continue;
    const bool later = best == nullptr || std::tie(reading.second, reading.first->on) >=
                                              std::tie(best->second, best->first->on);
    if (later) best = &reading;
  }
  return best == nullptr ? nullptr : best->first;
}

std::vector<const Said*> Viewpoint::added() const {
  std::vector<const Said*> all;
  for (const auto& [said, rank] : readings_) {
    if (said->what == Said::What::unless) all.push_back(said);
  }
  return all;
}

std::string Viewpoint::because(const Finding& held) const {
  if (!held.set) return *held.why == '\0' ? "nothing is said of it" : held.why;
  if (held.rank == Rank::reckoned) return held.why;
  const Assignment& by = assignments_[held.by];
  std::string words;
  if (by.said != nullptr) {
    words = fmt::format("{} since {}", by.said->who, format_date(by.said->on));
    if (held.rank == Rank::fact) words += " (its own word suffices)";
  } else if (by.attack != nullptr) {
    words = fmt::format("{}event {} attacks {} since {}", by.attack->supposed ? "supposed " : "",
                        by.attack->attacker, by.attack->victim, format_date(by.attack->run.from));
    if (!by.attack->says.empty()) words += ", says " + by.attack->says;
  } else if (by.given != nullptr) {
    words = by.given->supposed ? "supposed" : "given as a fact";
    if (by.given->known != kEver) words += ", known " + format_date(by.given->known);
    if (!by.given->because.empty()) words += ": " + by.given->because;
  }
  return held.derived ? "follows from: " + words : words;
}

std::string Viewpoint::grade(const Finding& held) const {
  if (!held.set || held.rank == Rank::reckoned) return {};
  const Assignment& by = assignments_[held.by];
  if (by.said != nullptr) return by.said->marks.grade;
  return by.given != nullptr ? by.given->grade : std::string();
}

}  // namespace sayso
