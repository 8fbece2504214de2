// The parts that conditions of the pact book are made of: days, atoms and their patterns, and what
// a line rests on.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

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

}  // namespace sayso
