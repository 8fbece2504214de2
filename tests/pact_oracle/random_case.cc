#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>

#include "case.h"

namespace sayso::pact_oracle {
namespace {

constexpr Day kDays = 336;
constexpr std::initializer_list<const char*> kMembers = {"NOR", "SWE", "FIN", "DNK"};
constexpr std::initializer_list<const char*> kOthers = {"RUS", "EST"};

/// Splitmix64: the same numbers everywhere, which the distributions of the standard do not promise.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  int below(int n) {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return static_cast<int>((z ^ (z >> 31U)) % static_cast<std::uint64_t>(n));
  }
  bool chance(int percent) { return below(100) < percent; }
  std::string one_of(std::initializer_list<const char*> names) {
    return *(names.begin() + below(static_cast<int>(names.size())));
  }
  std::string member() { return one_of(kMembers); }
  std::string other() { return one_of(kOthers); }
  std::string anybody() { return chance(80) ? member() : other(); }
  Day day() { return below(kDays); }
  Value value() {
    const int n = below(100);
    return n < 55 ? Value::yes : n < 80 ? Value::no : Value::open;
  }

 private:
  std::uint64_t state_;
};

class Maker {
 public:
  explicit Maker(std::uint64_t seed) : dice_(seed) {}

  Case make() {
    places();
    pact();
    for (int i = 0; i < 2; ++i) ask();
    for (int i = dice_.below(4); i > 0; --i) event();
    for (int i = dice_.below(7); i > 0; --i) fact();
    if (dice_.chance(25)) {
      case_.suppositions.push_back({"", statement_atom(), dice_.value(), kEver, "", {}});
    }
    for (int i = 0; i < 4; ++i) {
      if (dice_.chance(35)) (i < 2 ? case_.pact.readings : case_.readings).push_back(reading(i));
    }
    return case_;
  }

 private:
  void places() {
    for (const char* name : {"t-one", "t-two", "t-three"}) {
      Place place{name, dice_.chance(60), {}};
      if (dice_.chance(30)) place.span.until = dice_.day();
      case_.area.push_back(place);
    }
  }

  Span span(int bounded) {
    Span span;
    if (dice_.chance(bounded)) span.from = dice_.below(kDays / 2);
    if (dice_.chance(bounded)) span.until = std::max(span.from, 0) + dice_.below(kDays / 2);
    return span;
  }

  void pact() {
    Pact& pact = case_.pact;
    pact.signed_on = dice_.below(20);
    if (dice_.chance(94)) pact.in_force = pact.signed_on + dice_.below(40);
    if (dice_.chance(15)) pact.ends = pact.in_force.value_or(pact.signed_on) + dice_.below(kDays);
    if (dice_.chance(12)) {
      pact.text = std::array{Text::secret, Text::withheld, Text::summary}[dice_.below(3) % 3U];
      pact.public_from = dice_.day();
    }
    for (const char* state : kMembers) member(state);
    if (contested_ && pact.text == Text::secret) pact.text = Text::published;
    if (dice_.chance(15)) pact.suspended.push_back({dice_.member(), dice_.member(), span(50)});
    if (dice_.chance(15)) pact.reserved.push_back({dice_.member(), kind(), span(50)});
    for (int i = 1 + dice_.below(3); i > 0; --i) pact.duties.push_back(duty());
  }

  void member(const char* state) {
    if (dice_.chance(4)) return;
    Member member{state, span(7), std::nullopt};
    if (dice_.chance(6)) member.contested = std::max(member.span.from, 0) + dice_.below(60);
    contested_ = contested_ || member.contested;
    case_.pact.members.push_back(member);
    if (member.span.until == kNever || member.contested || !dice_.chance(50)) return;
    case_.pact.members.push_back(
        {state, {member.span.until + 1 + dice_.below(90), kNever}, std::nullopt});
  }

  std::string kind() { return dice_.chance(75) ? "defend" : dice_.one_of({"consult", "no-aid"}); }

  std::vector<std::string> states() {
    std::vector<std::string> list;
    if (dice_.chance(65)) return list;
    list.push_back(dice_.member());
    if (dice_.chance(60)) list.push_back(dice_.chance(85) ? dice_.member() : dice_.other());
    if (list.size() == 2 && list[0] == list[1]) list.pop_back();
    return list;
  }

  Duty duty() {
    Duty duty{kind(), states(), states(), span(6), {}};
    for (int i = 1 + dice_.below(2); i > 0; --i) duty.lines.push_back(line("when"));
    for (const char* other : {"unless", "route", "gate", "gate"}) {
      if (dice_.chance(40)) duty.lines.push_back(line(other));
    }
    return duty;
  }

  Line line(const std::string& kind) {
    Line line{kind, {pattern(kind)}, ""};
    if (dice_.chance(20)) line.any.push_back(pattern(kind));
    if (kind == "gate" && dice_.chance(15)) {
      line.any = {fmt::format("organ {}", kOrgan)};
      if (dice_.chance(60)) line.seized = kOrgan;
    }
    return line;
  }

  std::string pattern(const std::string& kind) {
    if (kind == "when") {
      if (dice_.chance(40)) return "armed-attack P";
      return dice_.one_of({"armed-attack P by state", "armed-attack P by RUS", "external P",
                           "state-of-war P", "at-war P with RUS", "second-power against P",
                           "inside t-area", "threat felt P", "always", "allied RUS EST",
                           "attacker party", "armed-attack P by EST"});
    }
    if (kind == "unless") {
      return dice_.one_of({"attacker party", "unsc restored-peace", "unsc-authorised ATTACKER",
                           "allied P ATTACKER", "armed-attack Q"});
    }
    if (kind == "route") return dice_.one_of({"un51 P", "un51 P", "un51 P", "unsc-authorised Q"});
    return dice_.one_of({"request P", "request any", "request Q", "law P", "law Q", "domestic Q",
                         "joint P Q", "organ t-council"});
  }

  /// An atom as facts and readings set it: mostly one that a line asks for.
  std::string statement_atom() {
    if (dice_.chance(40)) return any_atom();
    const Duty& duty = pick(case_.pact.duties);
    const Ask& ask = pick(case_.asks);
    std::string atom = pick(pick(duty.lines).any);
    for (const auto& [variable, name] :
         {std::pair{"ATTACKER", dice_.other()}, {"P", ask.protected_one}, {"Q", ask.holder}}) {
      const std::size_t at = (" " + atom + " ").find(fmt::format(" {} ", variable));
      if (at != std::string::npos) atom.replace(at, std::string_view(variable).size(), name);
    }
    return atom == "always" ? any_atom() : atom;
  }

  template <typename T>
  const T& pick(const std::vector<T>& list) {
    return list[static_cast<std::size_t>(dice_.below(static_cast<int>(list.size())))];
  }

  std::string any_atom() {
    const std::string p = dice_.member(), q = dice_.member(), x = dice_.other();
    switch (dice_.below(19)) {
      case 0:
        return "armed-attack " + p + " by " + x;
      case 1:
        return "armed-attack " + p + " by state";
      case 2:
        return "external " + p;
      case 3:
        return "state-of-war " + p;
      case 4:
        return "at-war " + p + " with " + x;
      case 5:
        return "second-power against " + p;
      case 6:
        return "inside t-area";
      case 7:
        return "threat felt " + p;
      case 8:
        return "allied RUS EST";
      case 9:
        return "attacker party";
      case 10:
        return "un51 " + p;
      case 11:
        return "unsc restored-peace";
      case 12:
        return "unsc-authorised " + x;
      case 13:
        return dice_.chance(50) ? "request " + p : "request any";
      case 14:
        return dice_.chance(50) ? "law " + p : "domestic " + p;
      case 15:
        return "joint " + p + " " + q;
      case 16:
        return dice_.chance(50) ? "seized t-council" : "organ t-council";
      case 17:
        return dice_.chance(25) ? "party " + p : "allied " + p + " " + x;
      default:
        return "armed-attack " + p;
    }
  }

  void event() {
    Event event;
    event.attacker = dice_.chance(75) ? dice_.other() : dice_.one_of({"raiders", "NOR", "unknown"});
    event.victim = dice_.chance(70) ? pick(case_.asks).protected_one : dice_.member();
    if (dice_.chance(20)) std::swap(event.attacker, event.victim);
    if (event.victim == "unknown" || event.victim == event.attacker) return;
    for (const Event& old : case_.events) {
      if (old.attacker == event.attacker && old.victim == event.victim) return;
    }
    event.span.from = dice_.below(kDays / 2);
    if (dice_.chance(40)) event.span.until = event.span.from + dice_.below(90);
    if (dice_.chance(20)) event.known = event.span.from + dice_.below(90);
    if (dice_.chance(60)) event.place = dice_.one_of({"t-one", "t-two", "t-three", "t-elsewhere"});
    event.supposed = dice_.chance(10);
    case_.events.push_back(event);
  }

  void fact() {
    Statement fact{"", statement_atom(), dice_.value(), kEver, "", {}};
    if (dice_.chance(40)) fact.on = dice_.below(kDays / 8) * 8 + 7;  // never the day of a reading
    if (fact.atom == "organ t-council") {
      case_.facts.push_back({"", "seized t-council", dice_.value(), kEver, "", {}});
    }
    case_.facts.push_back(fact);
  }

  Statement reading(int number) {
    Statement reading{dice_.anybody(),
                      statement_atom(),
                      dice_.value(),
                      dice_.below(kDays / 16) * 8 + number,
                      "",
                      {}};
    if (!contested_ && dice_.chance(25)) reading.who = kOrgan;
    if (dice_.chance(70)) reading.duty = kind();
    if (dice_.chance(30)) {
      reading.about = case_.events.empty() || dice_.chance(20)
                          ? Event{dice_.other(), dice_.member(), "", {}, kEver, false}
                          : pick(case_.events);
      if (dice_.chance(50)) reading.about->span.from = kEver;
    }
    return reading;
  }

  void ask() {
    const Duty& duty = pick(case_.pact.duties);
    Ask ask{dice_.chance(85) ? 60 + dice_.below(kDays - 60) : dice_.day(), duty.kind, "", ""};
    ask.protected_one = asked(duty.protecteds);
    ask.holder = asked(duty.holders);
    if (ask.holder == ask.protected_one) ask.holder = asked(duty.holders);
    case_.asks.push_back(ask);
  }

  std::string asked(const std::vector<std::string>& list) {
    if (dice_.chance(3)) return dice_.other();
    return list.empty() || dice_.chance(4) ? dice_.member() : pick(list);
  }

  Dice dice_;
  Case case_;
  bool contested_ = false;
};

}  // namespace

Case random_case(std::uint64_t seed) { return Maker(seed).make(); }

const std::vector<std::string>& viewpoints() {
  static const std::vector<std::string> kViewpoints = {"record", "NOR", "SWE", "RUS",
                                                       std::string(kOrgan)};
  return kViewpoints;
}

bool is_state(std::string_view name) {
  return name.size() == 3 &&
         std::all_of(name.begin(), name.end(), [](char c) { return 'A' <= c && c <= 'Z'; });
}

std::string words(Day day) {
  return fmt::format("{}-{:02}-{:02}", 1950 + day / kDays, 1 + day % kDays / 28, 1 + day % 28);
}

}  // namespace sayso::pact_oracle
