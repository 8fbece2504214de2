// A pact of the book in full: its parties, duties and readings as values (docs/pacts.md).
//
// Days are ISO 8601; "" stands for one that the book does not bound. `check` is one of the marks
// V A K ?, `line` and `quote` are as in the book. Plain values without hidden state.
#pragma once

#include <string>
#include <vector>

namespace sayso {

/// A pact in short, as lists show it.
struct PactLine {
  std::string id, name, kind, signed_on, in_force, ends, check;
  std::vector<std::string> parties, duties;
  std::vector<std::string> names;  ///< other names, other ids
};

/// A party's time in a pact; "" for a day that the book does not bound.
struct PactSpell {
  std::string state, from, until, check;
  bool contested = false;  ///< an open membership
};

/// A line that a duty hangs on. `kind`: when, unless, route or gate.
struct PactCondition {
  std::string kind, line, from, until, basis, check;
};

/// A duty in full.
struct PactTerms {
  std::string duty, article, from, until, owes, strength, judge, text, quote, check;
  std::vector<std::string> holders, protecteds;  ///< empty: each party
  std::vector<std::string> suspended, reserved, vague, notes, sources;
  std::vector<PactCondition> conditions;
};

/// What a state or body says that a pact means, since a day.
struct PactReading {
  std::string who, day, line, about, quote, check, grade;
  std::vector<std::string> sources;
};

/// A pact in full.
struct PactRecord {
  PactLine line;
  std::string text;  ///< published, unseen, summary, withheld, secret
  bool parties_complete = true;
  std::vector<PactSpell> parties;
  std::vector<std::string> suspended, reserved, replaces, notes, sources;
  std::vector<PactTerms> duties;
  std::vector<PactReading> readings;
};

}  // namespace sayso
