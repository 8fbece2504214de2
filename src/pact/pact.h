// The pact book as read: pacts with their parties, duties and conditions, the readings that states
// and bodies give of them, the atoms that conditions are made of, and areas.
//
// Format and meaning: docs/pacts.md. Everything here is made by read.h, never changes afterwards
// and may be used from any number of threads. Days are whole dates; an interval holds its first and
// its last day.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pact/atom.h"
#include "sayso/pact.h"

namespace sayso {

enum class ConditionKind : std::uint8_t { when, unless, route, gate };
inline constexpr std::string_view kConditionKinds[] = {"when", "unless", "route", "gate"};

/// One condition: any of its atoms.
struct Condition {
  ConditionKind kind = ConditionKind::when;
  std::vector<Atom> any;
  std::string seized;  ///< a gate that counts only once this organ is seized
  Interval run;
  std::string text;  ///< as written, without clauses
  Marks marks;
};

struct Leg {
  std::string from, to;
  Interval run;
  Marks marks;
};

/// A party's time in a pact or duty.
struct Spell {
  std::string state;
  std::string duty;  ///< of a reservation: the duty's kind; empty: all
  Interval run;
  bool contested = false;
  Marks marks;
};

enum class Publicity : std::uint8_t { published, secret, withheld };
struct TextState {
  Publicity publicity = Publicity::published;
  std::string word = "published";  ///< as written
  Date opened = kNever;            ///< of a secret: the day of its publication
  bool given = false;
  Marks marks;
};

struct Duty {
  std::string kind, article;
  std::vector<std::string> holders, protecteds;  ///< empty: each party
  Interval run;
  std::vector<Condition> conditions;
  std::vector<Leg> suspensions;
  std::vector<Spell> reservations;
  std::string owes, strength, judge;
  std::vector<std::string> vague, notes;
  TextState text;
  Marks marks;
};

struct Organ {
  std::string name, pact, meaning;
  std::vector<std::string> members;  ///< empty: the parties of the day
};

struct EventName {
  std::string attacker, victim;   ///< "any": whoever
  std::string name;               ///< of an event or scenario; then the other two are empty
  std::optional<Interval> since;  ///< it began in these days
};

/// What `who` says of a pact since a day.
struct Said {
  enum class What : std::uint8_t { atom, judge, strength, text, unless, area };
  What what = What::atom;
  std::string who;
  Date on;
  std::string pact, duty;  ///< empty: any
  std::optional<EventName> about;
  Atom atom;                        ///< of `atom`
  Truth truth = Truth::open;        ///< of `atom`
  std::string word;                 ///< of `judge`, `strength`, `text`; the area's id
  Condition condition;              ///< of `unless`
  std::vector<std::string> places;  ///< of `area`
  std::string text;                 ///< as written, without clauses
  Marks marks;
};

struct Pact {
  std::string id, name, kind;
  std::vector<std::string> aliases, other_names;
  std::optional<Date> signed_on;
  std::optional<Date> in_force;  ///< nothing: unknown
  Date last = kNever;            ///< the last day in force
  std::string ends;              ///< as written
  bool incomplete = false;  ///< the list of parties is: a state not listed is an open membership
  std::vector<Spell> parties, reservations;
  std::vector<Leg> suspensions;
  std::vector<std::string> notes;
  std::vector<Duty> duties;
  std::vector<Said> readings;
  std::map<std::string, Date> replaces;
  TextState text;
  Marks marks;  ///< of the `pact` line, with the pact's own check and sources
  Marks force_marks, ends_marks;
};

/// A rule of general law: conditions that join every duty of certain kinds.
struct Law {
  std::string id, name;
  Interval run;
  std::vector<std::string> duties;
  std::vector<Condition> conditions;
  Marks marks;
};

struct AreaLine {
  Truth truth = Truth::yes;
  std::vector<std::string> places;
  Interval run;
};

struct Area {
  std::string id, meaning;
  std::vector<AreaLine> lines;
  Truth otherwise = Truth::open;  ///< of known places that no line names
};

struct BookWord {
  std::string name, meaning;
  std::vector<std::string> aliases;
};

/// A name of a place or body as it is looked up: small letters, `-` for a blank or `_`.
std::string name_key(std::string_view name);

struct Book {
  std::vector<std::string> files;  ///< names, by Marks::file
  Date as_of = kEver;
  std::map<std::string, std::vector<BookWord>, std::less<>> words;  ///< by class
  std::vector<Pattern> patterns;
  std::map<std::string, std::vector<std::uint16_t>, std::less<>> by_first;  ///< of patterns
  /// [Reckoned] the pattern; nothing where no file declares it
  std::array<std::optional<std::uint16_t>, kReckoned> reckoned{};
  std::vector<Entailment> entailments;
  std::map<std::string, Area, std::less<>> areas;
  std::map<std::string, std::vector<std::string>, std::less<>> places;  ///< what each lies in
  std::map<std::string, std::string, std::less<>> place_names;          ///< alias to place
  std::map<std::string, Organ, std::less<>> organs;  ///< by name, alias, and the keys of both
  std::map<std::string, std::string, std::less<>> sources;
  std::vector<Law> laws;
  std::vector<Pact> pacts;  ///< by id
  std::map<std::string, std::size_t, std::less<>> by_id;
};

}  // namespace sayso
