// Small random books with questions, for the naive evaluator (naive.h) and the real one to agree
// on. Plain values; the real evaluator meets them as text only (text.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::pact_oracle {

/// A day of a year of twelve months of 28 days: 0 is 1950-01-01, 28 is 1950-02-01.
using Day = int;
inline constexpr Day kEver = -1;
inline constexpr Day kNever = 1 << 20;

/// Both days belong to it.
struct Span {
  Day from = kEver;
  Day until = kNever;
  bool holds(Day day) const { return from <= day && day <= until; }
};

enum class Value : std::uint8_t { no, open, yes };

struct Member {
  std::string state;
  Span span;
  std::optional<Day> contested;  ///< from that day on
};

/// Atoms are words with P, Q and ATTACKER in the places of states.
struct Line {
  std::string kind;  ///< when, unless, route, gate
  std::vector<std::string> any;
  std::string seized;  ///< organ whose gate waits until it is seized
};

struct Leg {
  std::string from, to;
  Span span;
};

struct Duty {
  std::string kind;
  std::vector<std::string> holders, protecteds;  ///< empty: each
  Span span;
  std::vector<Line> lines;
};

struct Event {
  std::string attacker, victim, place;
  Span span;
  Day known = kEver;
  bool supposed = false;
};

/// A fact or supposition (nobody's), or a reading.
struct Statement {
  std::string who, atom;
  Value value = Value::open;
  Day on = kEver;              ///< of a fact: known since
  std::string duty;            ///< of a reading: reaches this kind alone; empty: all
  std::optional<Event> about;  ///< of a reading: reaches this event alone; day kEver: any day
};

struct Reserved {
  std::string state, duty;
  Span span;
};

enum class Text : std::uint8_t { published, secret, withheld, summary };

struct Pact {
  Day signed_on = 0;
  std::optional<Day> in_force;
  Day ends = kNever;  ///< first day without it
  Text text = Text::published;
  Day public_from = kNever;
  std::vector<Member> members;
  std::vector<Leg> suspended;
  std::vector<Reserved> reserved;
  std::vector<Duty> duties;
  std::vector<Statement> readings;
};

struct Place {
  std::string name;
  bool inside = false;
  Span span;  ///< outside it the place is on the other side
};

struct Ask {
  Day day = 0;
  std::string duty, protected_one, holder;
};

struct Case {
  Pact pact;
  std::vector<Place> area;
  std::vector<Event> events;
  std::vector<Statement> facts, suppositions, readings;
  std::vector<Ask> asks;
};

inline constexpr std::string_view kOrgan = "t-council";
inline constexpr std::string_view kArea = "t-area";
inline constexpr Day kLawFrom = 100;  ///< `unless unsc-authorised ATTACKER` on `defend`

/// The same seed gives the same case on every machine.
Case random_case(std::uint64_t seed);

/// Whose answers are compared: "record", states in and outside the pact, the organ.
const std::vector<std::string>& viewpoints();

/// True for names of three capitals.
bool is_state(std::string_view name);

std::string words(Day day);

}  // namespace sayso::pact_oracle
