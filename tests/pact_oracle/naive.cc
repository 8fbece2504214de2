#include "naive.h"

#include <algorithm>
#include <map>
#include <set>

namespace sayso::pact_oracle {
namespace {

using Words = std::vector<std::string>;
using Maybe = std::optional<Value>;

Words split(const std::string& atom) {
  Words words;
  for (std::size_t from = 0; from < atom.size();) {
    const std::size_t to = std::min(atom.find(' ', from), atom.size());
    words.push_back(atom.substr(from, to - from));
    from = to + 1;
  }
  return words;
}

/// "armed-attack P by RUS" and the like: X of an attack by X; empty for any other atom.
std::string named_attacker(const std::string& atom, const std::string& victim) {
  const Words w = split(atom);
  const bool named = w.size() == 4 && w[0] == "armed-attack" && w[2] == "by" && w[3] != "state";
  return named && w[1] == victim ? w[3] : "";
}

/// What the atoms mean of each other.
bool entails(const std::string& strong, const std::string& weak) {
  const Words w = split(strong);
  if (w[0] == "at-war") return weak == "state-of-war " + w[1];
  if (w[0] == "organ") return weak == "seized " + w[1];
  if (w[0] == "request" && w[1] != "any") return weak == "request any";
  if (w[0] != "armed-attack" || w.size() != 4) return false;
  if (weak == "armed-attack " + w[1]) return true;
  if (w[3] == "state" || !is_state(w[3])) return false;
  return weak == "armed-attack " + w[1] + " by state" ||
         (weak == "external " + w[1] && w[3] != w[1]);
}

/// The statements of one rank, each atom's latest; of one day the later line.
std::map<std::string, Value> latest(const std::vector<Statement>& all) {
  std::map<std::string, std::pair<Day, Value>> best;
  for (const Statement& s : all) {
    const auto old = best.find(s.atom);
    if (old == best.end() || s.on >= old->second.first) best[s.atom] = {s.on, s.value};
  }
  std::map<std::string, Value> values;
  for (const auto& [atom, value] : best) values[atom] = value.second;
  return values;
}

Maybe stated(const std::map<std::string, Value>& rank, const std::string& atom) {
  if (rank.contains(atom)) return rank.at(atom);
  for (const auto& [other, value] : rank) {
    if (value == Value::yes && entails(other, atom)) return Value::yes;
  }
  for (const auto& [other, value] : rank) {
    if (value == Value::no && entails(atom, other)) return Value::no;
  }
  return std::nullopt;
}

/// One question seen by one viewpoint.
class Eyes {
 public:
  Eyes(const Case& book, const Ask& ask, std::string_view who) : book_(book), ask_(ask), who_(who) {
    std::vector<Statement> suppositions;
    for (const Event& event : book.events) {
      const std::string attack = "armed-attack " + event.victim + " by " + event.attacker;
      if (event.supposed && seen(event))
        suppositions.push_back({"", attack, Value::yes, kEver, "", {}});
    }
    suppositions.insert(suppositions.end(), book.suppositions.begin(), book.suppositions.end());
    suppositions_ = latest(suppositions);
    std::vector<Statement> facts;
    for (const Statement& fact : book.facts) {
      if (fact.on <= ask.day) facts.push_back(fact);
    }
    std::vector<Statement> own, organ;
    std::vector<Statement> readings = book.pact.readings;
    readings.insert(readings.end(), book.readings.begin(), book.readings.end());
    for (const Statement& reading : readings) {
      if (!reaches(reading)) continue;
      if (reading.atom == "threat felt " + reading.who) facts.push_back(reading);
      if (reading.who == who) own.push_back(reading);
      if (reading.who == kOrgan && spell(who_)) organ.push_back(reading);
    }
    facts_ = latest(facts);
    readings_ = latest(organ);
    for (const auto& [atom, value] : latest(own)) readings_[atom] = value;  // dissent
  }

  std::string status(const Duty& duty) const {
    if (const std::string failed = force(duty); !failed.empty()) return failed;
    std::vector<Line> lines = duty.lines;
    if (duty.kind == "defend" && ask_.day >= kLawFrom) {
      lines.push_back({"unless", {"unsc-authorised ATTACKER"}, ""});
    }
    const auto any = [&](std::string_view kind, Value value) {
      return std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
        return line.kind == kind && alternatives(line) == value;
      });
    };
    if (any("when", Value::no)) return "not triggered";
    if (any("unless", Value::yes) || any("route", Value::no)) return "barred";
    if (any("when", Value::open) || any("route", Value::open) || doubtful(duty)) return "arguable";
    for (const Line& line : lines) {
      if (line.kind != "gate") continue;
      if (!line.seized.empty() && value("seized " + line.seized) != Value::yes) continue;
      if (alternatives(line) != Value::yes) return "pending";
    }
    return "triggered";
  }

 private:
  bool seen(const Event& event) const {
    return event.span.from <= ask_.day && event.known <= ask_.day;
  }

  bool reaches(const Statement& reading) const {
    if (reading.on > ask_.day) return false;
    if (!reading.duty.empty() && reading.duty != ask_.duty) return false;
    if (!reading.about) return true;
    if (book_.events.empty()) return reading.about->victim == ask_.protected_one;
    return std::any_of(book_.events.begin(), book_.events.end(), [&](const Event& event) {
      return seen(event) && event.attacker == reading.about->attacker &&
             event.victim == reading.about->victim &&
             (reading.about->span.from == kEver || reading.about->span.from == event.span.from);
    });
  }

  const Member* spell(const std::string& state) const {
    for (const Member& member : book_.pact.members) {
      if (member.state == state && member.span.holds(ask_.day)) return &member;
    }
    return nullptr;
  }

  bool listed(const std::string& state) const {
    return std::any_of(book_.pact.members.begin(), book_.pact.members.end(),
                       [&](const Member& member) { return member.state == state; });
  }

  /// Step 1: "" or the status that it ends with.
  std::string force(const Duty& duty) const {
    const Pact& pact = book_.pact;
    if (value("in-force") == Value::no || !duty.span.holds(ask_.day)) return "not in force";
    for (const Leg& leg : pact.suspended) {
      const bool same = leg.from == ask_.holder && leg.to == ask_.protected_one;
      if (same && leg.span.holds(ask_.day)) return "not in force";
    }
    if (value("party " + ask_.holder) == Value::no) return "not bound";
    if (!outside(duty) && value("party " + ask_.protected_one) == Value::no) return "not bound";
    for (const Reserved& reserved : pact.reserved) {
      const bool one = reserved.state == ask_.holder || reserved.state == ask_.protected_one;
      if (one && reserved.duty == duty.kind && reserved.span.holds(ask_.day)) return "not bound";
    }
    return too_early(duty);
  }

  /// A state that the duty protects by name and of which nothing says that it is or is no party.
  bool outside(const Duty& duty) const {
    return !duty.protecteds.empty() && !listed(ask_.protected_one) &&
           !stated_anywhere("party " + ask_.protected_one);
  }

  /// Every attack was over before the duty began.
  std::string too_early(const Duty& duty) const {
    if (!book_.pact.in_force) return "";
    const Day general = std::max(*book_.pact.in_force, duty.span.from);
    Day personal = kEver;
    for (const std::string& state : {ask_.holder, ask_.protected_one}) {
      if (const Member* member = spell(state)) personal = std::max(personal, member->span.from);
    }
    const Day began = std::max(general, personal);
    bool attacked = false;
    for (const Event& event : book_.events) {
      if (event.victim != ask_.protected_one || !seen(event)) continue;
      if (event.span.until >= began) return "";
      attacked = true;
    }
    if (!attacked) return "";
    return personal > general ? "not bound" : "not in force";
  }

  /// What leaves a duty arguable beside its conditions.
  bool doubtful(const Duty& duty) const {
    const Pact& pact = book_.pact;
    if (value("in-force") != Value::yes || value("party " + ask_.holder) != Value::yes) return true;
    if (!outside(duty) && value("party " + ask_.protected_one) != Value::yes) return true;
    if (pact.text == Text::withheld || pact.text == Text::summary) return true;
    return pact.text == Text::secret && ask_.day < pact.public_from && spell(who_) == nullptr;
  }

  Value alternatives(const Line& line) const {
    std::vector<Value> values;
    for (const std::string& atom : line.any) values.push_back(filled(atom));
    return any_of(values);
  }

  static Value any_of(const std::vector<Value>& values) {
    if (std::count(values.begin(), values.end(), Value::yes) > 0) return Value::yes;
    const auto no = std::count(values.begin(), values.end(), Value::no);
    return no == static_cast<std::ptrdiff_t>(values.size()) ? Value::no : Value::open;
  }

  Value filled(const std::string& pattern) const {
    std::string atom;
    bool each = false;
    for (const std::string& word : split(pattern)) {
      each = each || word == "ATTACKER";
      atom += (atom.empty() ? "" : " ") + (word == "P"   ? ask_.protected_one
                                           : word == "Q" ? ask_.holder
                                                         : word);
    }
    if (!each) return value(atom).value_or(Value::open);
    std::vector<Value> values;
    for (const std::string& attacker : attackers(ask_.protected_one)) {
      std::string one = atom;
      one.replace(one.find("ATTACKER"), 8, attacker);
      values.push_back(value(one).value_or(Value::open));
    }
    return values.empty() ? Value::open : any_of(values);
  }

  Maybe value(const std::string& atom) const {
    const Maybe set = stated_anywhere(atom);
    return set ? set : by_default(atom);
  }

  Maybe by_default(const std::string& atom) const {
    const Words w = split(atom);
    if (atom == "always") return Value::yes;
    if (atom == "in-force") return in_force();
    if (atom == "attacker party") return attacker_party();
    if (w[0] == "party") return membership(w[1]);
    if (w[0] == "un51") return article_51(w[1]);
    if (w[0] == "inside") return inside();
    if (w[0] == "armed-attack") return attack(w);
    if (w[0] == "external") return external(w[1]);
    if (w[0] == "second-power") return second_power(w[2]);
    // Who says anything of a body's decision takes it as convened.
    if (w[0] == "seized" && mentioned("organ " + w[1])) return Value::yes;
    return std::nullopt;
  }

  Maybe second_power(const std::string& victim) const {
    const auto found = attackers(victim);
    if (found.size() > 1) return Value::yes;
    return found.empty() || found.contains("unknown") ? Maybe() : Value::no;
  }

  bool mentioned(const std::string& atom) const {
    return suppositions_.contains(atom) || readings_.contains(atom) || facts_.contains(atom);
  }

  Value in_force() const {
    const Pact& pact = book_.pact;
    if (ask_.day < pact.signed_on || ask_.day >= pact.ends) return Value::no;
    if (!pact.in_force) return Value::open;
    return ask_.day >= *pact.in_force ? Value::yes : Value::no;
  }

  /// A contested time is open within a spell and beyond its end.
  Value membership(const std::string& state) const {
    for (const Member& member : book_.pact.members) {
      if (member.state == state && member.contested && *member.contested <= ask_.day) {
        return Value::open;
      }
    }
    return spell(state) == nullptr ? Value::no : Value::yes;
  }

  /// First day of each attack on `victim` in the events seen.
  std::map<std::string, Day> seen_attackers(const std::string& victim) const {
    std::map<std::string, Day> found;
    for (const Event& event : book_.events) {
      if (event.victim != victim || !seen(event)) continue;
      const auto [place, fresh] = found.emplace(event.attacker, event.span.from);
      if (!fresh) place->second = std::min(place->second, event.span.from);
    }
    return found;
  }

  Maybe stated_anywhere(const std::string& atom) const {
    if (const Maybe set = stated(suppositions_, atom)) return set;
    if (const Maybe set = stated(readings_, atom)) return set;
    return stated(facts_, atom);
  }

  /// Who attacked `victim`, as this viewpoint sees it: those of the events, unless it is stated
  /// otherwise, and those of whom it is stated.
  std::set<std::string> attackers(const std::string& victim) const {
    std::set<std::string> candidates;
    for (const auto& [attacker, day] : seen_attackers(victim)) candidates.insert(attacker);
    const std::set<std::string> seen = candidates;
    for (const auto* rank : {&suppositions_, &readings_, &facts_}) {
      for (const auto& [atom, set] : *rank) candidates.insert(named_attacker(atom, victim));
    }
    candidates.erase("");
    std::set<std::string> found;
    for (const std::string& one : candidates) {
      const Maybe set = stated_anywhere("armed-attack " + victim + " by " + one);
      if (set == Value::yes || (!set && seen.contains(one))) found.insert(one);
    }
    return found;
  }

  Maybe attack(const Words& w) const {
    const auto found = attackers(w[1]);
    if (found.empty()) return std::nullopt;
    if (w.size() == 2) return Value::yes;
    const bool yes =
        w[3] == "state" ? std::any_of(found.begin(), found.end(), is_state) : found.contains(w[3]);
    if (yes) return Value::yes;
    return found.contains("unknown") ? Maybe() : Value::no;
  }

  Maybe external(const std::string& victim) const {
    for (const std::string& attacker : attackers(victim)) {
      if (is_state(attacker) && attacker != victim) return Value::yes;
    }
    return std::nullopt;
  }

  Value attacker_party() const {
    std::vector<Value> values;
    for (const std::string& attacker : attackers(ask_.protected_one))
      values.push_back(*value("party " + attacker));
    return values.empty() ? Value::open : any_of(values);
  }

  Value article_51(const std::string& victim) const {
    if (value("armed-attack " + victim) != Value::yes) return Value::open;
    const auto begun = seen_attackers(victim);
    std::vector<Value> values;
    for (const std::string& attacker : attackers(victim)) {
      const auto back = seen_attackers(attacker);
      // An attack that is only stated has no day: an earlier one by the victim is not ruled out.
      const bool struck_first = back.contains(victim) &&
                                (!begun.contains(attacker) || back.at(victim) < begun.at(attacker));
      values.push_back(struck_first ? Value::open : Value::yes);
    }
    return values.empty() ? Value::yes : any_of(values);
  }

  Maybe inside() const {
    std::vector<Value> values;
    for (const Event& event : book_.events) {
      if (event.victim != ask_.protected_one || !seen(event)) continue;
      Value value = Value::open;
      for (const Place& place : book_.area) {
        if (place.name != event.place) continue;
        value = place.inside == place.span.holds(ask_.day) ? Value::yes : Value::no;
      }
      values.push_back(value);
    }
    return values.empty() ? Maybe() : any_of(values);
  }

  const Case& book_;
  const Ask& ask_;
  std::string who_;
  std::map<std::string, Value> suppositions_, readings_, facts_;
};

bool runs(const std::vector<std::string>& list, const std::string& state) {
  return list.empty() || std::find(list.begin(), list.end(), state) != list.end();
}

}  // namespace

std::string naive_status(const Case& book, const Ask& ask, std::string_view viewpoint) {
  const Eyes eyes(book, ask, viewpoint);
  std::set<std::string> found;
  for (const Duty& duty : book.pact.duties) {
    if (duty.kind != ask.duty || ask.holder == ask.protected_one) continue;
    if (runs(duty.holders, ask.holder) && runs(duty.protecteds, ask.protected_one))
      found.insert(eyes.status(duty));
  }
  for (const char* status : {"triggered", "pending", "arguable", "barred", "not triggered",
                             "not bound", "not in force"}) {
    if (found.contains(status)) return status;
  }
  return "no such duty";
}

}  // namespace sayso::pact_oracle
