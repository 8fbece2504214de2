// The pact book as read: pacts with their parties, duties and conditions, the readings that states
// and bodies give of them, the atoms that conditions are made of, and areas.
//
// Format and meaning: docs/pacts.md. Everything here is made by parse.h, never changes afterwards
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

#include "base/date.h"
#include "sayso/pact.h"

namespace sayso {

inline constexpr Date kEver{1, 1, 1};
inline constexpr Date kNever{9999, 12, 31};

struct Interval {
  Date from = kEver;
  Date last = kNever;
  bool holds(const Date& day) const { return from <= day && day <= last; }
};

/// What an atom comes to.
enum class Truth : std::uint8_t { no, open, yes };
std::optional<Truth> truth_named(std::string_view word);
std::string_view truth_name(Truth truth);

/// Atoms that the evaluator reckons from events and membership where nothing sets them.
enum class Reckoned : std::uint8_t {
  never,
  always,
  un51,
  attacked,  ///< named by others; itself never reckoned
  attacked_by,
  by_state,
  attacker_party,
  second_power,
  inside,
  organ,  ///< as attacked
  seized,
  at_war,  ///< as attacked
  party,
  in_force
};
inline constexpr std::size_t kReckoned = 14;

/// One word of a pattern: itself, or a variable that stands for a state, an area or a name.
struct PatternWord {
  std::string word;
  bool variable = false;
};

/// A declared form of atom, e.g. `armed-attack P by X`.
struct Pattern {
  std::vector<PatternWord> words;
  std::vector<std::string> keys;         ///< variables whose values hold the gate, or a word
  std::vector<std::string> variables;    ///< by letter, in their order
  std::optional<std::size_t> judged_by;  ///< variable whose own word makes it so for everybody
  Reckoned reckoned = Reckoned::never;
  std::string meaning;
  bool area = false;  ///< its variable names an area
};

/// An atom: a pattern and what stands for its variables, in their order. In a book these may be P
/// (protected), Q (holder) and ATTACKER; in a question they are names.
struct Atom {
  std::uint16_t pattern = 0;
  std::vector<std::string> args;
  bool operator==(const Atom&) const = default;
};

/// `from` being yes makes `to` yes; `to` being no makes `from` no. Variables by letter.
struct Entailment {
  Atom from, to;
  std::string state;       ///< variable that must be a state; empty: none
  std::string other[2]{};  ///< two variables that must differ; empty: none
};

/// What a line rests on.
struct Marks {
  std::string check;  ///< V seen, A agrees with ATOP, K general knowledge, ? unknown; best first
  std::vector<std::string> sources;
  std::string basis, grade, lang, quote;
  std::uint32_t file = 0, line = 0;
  bool doubt = false;  ///< its own check is ?: what rests on it is arguable
};

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
  std::map<std::string, Organ, std::less<>> organs;
  std::map<std::string, std::string, std::less<>> sources;
  std::vector<Law> laws;
  std::vector<Pact> pacts;  ///< by id
  std::map<std::string, std::size_t, std::less<>> by_id;
};

}  // namespace sayso
