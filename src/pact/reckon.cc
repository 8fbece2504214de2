// What a viewpoint reckons by itself: from the events, the parties, the areas.
#include <algorithm>

#include "pact/view.h"

namespace sayso {
namespace {

constexpr int kDeepestPlace = 8;  // of places within places, and areas within areas
constexpr const char* kUnknownActor = "unknown";

Finding reckoned(Truth truth, const char* why) {
  return {.truth = truth, .rank = Rank::reckoned, .set = true, .why = why};
}

Finding silent(const char* why = "") { return {.why = why}; }

bool has(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The last line of the area that names one of `places`, directly or through another area.
std::optional<Truth> named(const Book& book, const Area& area, const std::string& place,
                           const Date& day, int depth) {
  std::optional<Truth> found;
  for (const AreaLine& line : area.lines) {
    if (!line.run.holds(day)) continue;
    for (const std::string& name : line.places) {
      const auto inner = book.areas.find(name);
      if (name == place) {
        found = line.truth;
      } else if (inner != book.areas.end() && depth < kDeepestPlace) {
        const std::optional<Truth> truth = named(book, inner->second, place, day, depth + 1);
        if (truth == Truth::yes) found = line.truth;
      }
    }
  }
  return found;
}

}  // namespace

const Organ* organ_named(const Book& book, std::string_view name) {
  auto found = book.organs.find(name);
  if (found == book.organs.end()) found = book.organs.find(name_key(name));
  return found == book.organs.end() ? nullptr : &found->second;
}

bool is_state(const Book& book, std::string_view name) {
  return name.size() == 3 &&
         std::all_of(name.begin(), name.end(),
                     [](char byte) { return byte >= 'A' && byte <= 'Z'; }) &&
         !book.organs.contains(name);
}

Truth is_party(const Pact& pact, std::string_view state, const Date& day) {
  bool definite = false;
  bool listed = false;
  for (const Spell& spell : pact.parties) {
    if (spell.state != state) continue;
    listed = true;
    if (!spell.run.holds(day)) continue;
    if (spell.contested) return Truth::open;
    definite = true;
  }
  if (definite) return Truth::yes;
  return !listed && pact.incomplete ? Truth::open : Truth::no;
}

bool is_member(const Book& book, const Organ& organ, std::string_view state, const Date& day) {
  if (!organ.members.empty()) return has(organ.members, state);
  const auto pact = book.by_id.find(organ.pact);
  return pact != book.by_id.end() && is_party(book.pacts[pact->second], state, day) == Truth::yes;
}

Truth is_inside(const Book& book, const Area& area, const std::string& place, const Date& day) {
  std::vector<std::string> level = {place};
  if (!is_state(book, place)) level.front() = name_key(place);
  if (const auto alias = book.place_names.find(level.front()); alias != book.place_names.end()) {
    level.front() = alias->second;
  }
  const bool known = is_state(book, level.front()) || book.places.contains(level.front()) ||
                     book.areas.contains(level.front());
  std::vector<std::string> seen;
  for (int depth = 0; depth < kDeepestPlace && !level.empty(); ++depth) {
    std::optional<Truth> found;
    std::vector<std::string> next;
    for (const std::string& each : level) {
      if (each == area.id) return Truth::yes;
      if (const auto truth = named(book, area, each, day, 0)) found = truth;
      seen.push_back(each);
      const auto around = book.places.find(each);
      for (std::size_t i = 0; around != book.places.end() && i < around->second.size(); ++i) {
        if (!has(seen, around->second[i])) next.push_back(around->second[i]);
      }
    }
    if (found) return *found;
    level = std::move(next);
  }
  return known ? area.otherwise : Truth::open;
}

namespace {

/// Whether the book says that a place is one of `places`, or lies in one.
bool lies_in(const Book& book, const std::vector<std::string>& places, const std::string& place,
             const Date& day) {
  const Area around{.id = {},
                    .meaning = {},
                    .lines = {{.truth = Truth::yes, .places = places, .run = {}}},
                    .otherwise = Truth::no};
  return is_inside(book, around, place, day) == Truth::yes;
}

}  // namespace

Truth is_in_force(const Pact& pact, const Date& day) {
  if (pact.signed_on && day < *pact.signed_on) return Truth::no;
  if (day > pact.last) return Truth::no;
  if (!pact.in_force) return Truth::open;
  return day < *pact.in_force ? Truth::no : Truth::yes;
}

bool is_seen(const Attack& attack, const Date& day) {
  return attack.run.from <= day && attack.known <= day;
}

Finding Viewpoint::reckon(const Atom& atom) {
  const std::string& first = atom.args.empty() ? case_.protected_state : atom.args.front();
  switch (book_.patterns[atom.pattern].reckoned) {
    case Reckoned::always:
      return reckoned(Truth::yes, "nothing need happen");
    case Reckoned::un51:
      return reckon_un51(first);
    case Reckoned::attacked:
      return attackers(first).empty() ? silent() : reckoned(Truth::yes, "an attacker is known");
    case Reckoned::attacked_by:
      return reckon_attacked_by(atom);
    case Reckoned::by_state:
      return reckon_by_state(first);
    case Reckoned::attacker_party:
      return reckon_attacker_party();
    case Reckoned::second_power:
      return reckon_second_power(first);
    case Reckoned::inside:
      return reckon_inside(first);
    case Reckoned::seized:
      return reckon_seized(first);
    case Reckoned::party:
      return reckoned(is_party(*case_.pact, first, case_.day), "by the list of parties");
    case Reckoned::in_force:
      return reckoned(is_in_force(*case_.pact, case_.day), "by the dates of the pact");
    default:
      return silent();
  }
}

bool Viewpoint::struck_first(const std::string& state, const std::string& attacker) const {
  Date attacked = kNever;
  for (const Attack& attack : facts_.attacks) {
    const bool by = attack.attacker == attacker && attack.victim == state;
    if (by && is_seen(attack, case_.day)) attacked = std::min(attacked, attack.run.from);
  }
  return std::any_of(facts_.attacks.begin(), facts_.attacks.end(), [&](const Attack& attack) {
    return attack.attacker == state && attack.victim == attacker && is_seen(attack, case_.day) &&
           attack.run.from < attacked;
  });
}

Finding Viewpoint::reckon_un51(const std::string& state) {
  const auto attacked = book_.reckoned[static_cast<std::size_t>(Reckoned::attacked)];
  if (!attacked || value({*attacked, {state}}).truth != Truth::yes) {
    return silent("no attack is established that force could answer");
  }
  const std::vector<std::string> by = attackers(state);
  const bool answer = by.empty() || std::any_of(by.begin(), by.end(), [&](const std::string& name) {
                        return !struck_first(state, name);
                      });
  if (answer) return reckoned(Truth::yes, "it was attacked and had not attacked before");
  return silent("it had attacked its attacker before");
}

Finding Viewpoint::reckon_attacked_by(const Atom& atom) {
  const std::vector<std::string> by = attackers(atom.args[0]);
  if (by.empty() || has(by, kUnknownActor)) return silent();
  return reckoned(Truth::no, "it is not among the attackers that are known");
}

Finding Viewpoint::reckon_by_state(const std::string& state) {
  const std::vector<std::string> by = attackers(state);
  const bool none = !by.empty() && std::none_of(by.begin(), by.end(), [&](const std::string& name) {
    return name == kUnknownActor || is_state(book_, name);
  });
  return none ? reckoned(Truth::no, "no attacker that is known is a state") : silent();
}

Finding Viewpoint::reckon_attacker_party() {
  const std::vector<std::string> by = attackers(case_.protected_state);
  if (by.empty()) return silent("no attacker is known");
  const auto party = book_.reckoned[static_cast<std::size_t>(Reckoned::party)];
  bool any = false;
  bool none = true;
  for (const std::string& name : by) {
    const Truth truth =
        party ? value({*party, {name}}).truth : is_party(*case_.pact, name, case_.day);
    any = any || truth == Truth::yes;
    none = none && truth == Truth::no;
  }
  if (any) return reckoned(Truth::yes, "an attacker is a party to the pact");
  if (none) return reckoned(Truth::no, "no attacker is a party to the pact");
  return silent("whether an attacker is a party is open");
}

Finding Viewpoint::reckon_second_power(const std::string& state) {
  const std::vector<std::string> by = attackers(state);
  if (by.size() > 1) return reckoned(Truth::yes, "several powers attack");
  if (by.empty() || by.front() == kUnknownActor) return silent();
  return reckoned(Truth::no, "one attacker alone is known");
}

Finding Viewpoint::reckon_inside(const std::string& area) {
  const auto found = book_.areas.find(area);
  bool any = false;
  bool outside = true;
  for (const Attack& attack : facts_.attacks) {
    if (attack.victim != case_.protected_state || !is_seen(attack, case_.day)) continue;
    any = true;
    const bool widened = std::any_of(readings_.begin(), readings_.end(), [&](const auto& reading) {
      const Said& said = *reading.first;
      const bool widens = said.what == Said::What::area && said.word == area;
      return widens && !attack.place.empty() &&
             lies_in(book_, said.places, attack.place, case_.day);
    });
    if (widened) return reckoned(Truth::yes, "this viewpoint reads the place into the area");
    const Truth truth = attack.place.empty() || found == book_.areas.end()
                            ? Truth::open
                            : is_inside(book_, found->second, attack.place, case_.day);
    if (truth == Truth::yes) return reckoned(Truth::yes, "the place of the event lies in it");
    outside = outside && truth == Truth::no;
  }
  if (!any) return silent("no event with a place is given");
  if (outside) return reckoned(Truth::no, "the place of the event lies outside");
  return silent("the place is not given, unknown or disputed");
}

Finding Viewpoint::reckon_seized(const std::string& organ) const {
  const auto pattern = book_.reckoned[static_cast<std::size_t>(Reckoned::organ)];
  const bool named = std::any_of(assignments_.begin(), assignments_.end(), [&](const auto& each) {
    return pattern && each.atom.pattern == *pattern && each.atom.args.front() == organ;
  });
  return named ? reckoned(Truth::yes, "the body has the matter before it") : silent();
}

}  // namespace sayso
