// What a question is asked on: events, facts, suppositions and further readings.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pact/pact.h"

namespace sayso {

/// A value given to an atom.
struct Given {
  Atom atom;
  Truth truth = Truth::open;
  bool supposed = false;
  Date known = kEver;  ///< invisible on earlier days
  Interval run;        ///< days on which it holds
  std::string because, grade;
  std::uint32_t line = 0;  ///< of its file; later lines beat earlier ones that are known alike
};

/// An attack. It counts from its first day on, also after its last.
struct Attack {
  std::string attacker, victim, name, place, says;
  Interval run;
  Date known = kEver;
  bool supposed = false;
  bool entry = false;  ///< a state's entry into a war, as a chain supposes it: no attack
};

struct Facts {
  std::vector<Given> given;
  std::vector<Attack> attacks;
  std::vector<Said> readings;
  std::string scenario;  ///< id of the scenario, which a reading may be about
};

}  // namespace sayso
