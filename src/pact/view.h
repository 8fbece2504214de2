// How one viewpoint sees the atoms of a question on a day: supposition, reading, fact, default, in
// this order; within one of them what follows from what.
//
// Method: docs/pacts.md, "Facts and viewpoints".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pact/facts.h"
#include "pact/pact.h"

namespace sayso {

/// A question whose pact and duty are chosen. All that it points to must outlive it.
struct DutyCase {
  const Pact* pact = nullptr;
  const Duty* duty = nullptr;
  std::string protected_state, holder;
  Date day;
  std::string viewpoint;  ///< "record", a state, or a body
};

enum class Rank : std::uint8_t { reckoned, event, fact, organ, own, supposed };

/// What an atom comes to, and through what.
struct Finding {
  Truth truth = Truth::open;
  Rank rank = Rank::reckoned;
  bool set = false;      ///< by something; else nothing is known of it
  bool derived = false;  ///< follows from what `by` sets
  std::size_t by = 0;    ///< index of an assignment; meaningful with `set` and rank over `reckoned`
  const char* why = "";  ///< of a reckoned value, in words
};

/// The body of that name, however its letters are written; null: none.
const Organ* organ_named(const Book& book, std::string_view name);
/// Whether a name is a state's: three capital letters, and no body of the book.
bool is_state(const Book& book, std::string_view name);
/// Whether `state` is a party to `pact` on `day`: by its spells alone.
Truth is_party(const Pact& pact, std::string_view state, const Date& day);
/// Whether a body's readings bind a state's viewpoint on `day`.
bool is_member(const Book& book, const Organ& organ, std::string_view state, const Date& day);
/// Whether a place lies in an area on `day`; open where the book does not know.
Truth is_inside(const Book& book, const Area& area, const std::string& place, const Date& day);
/// Whether the pact is in force on `day`, apart from readings; open where that is unknown.
Truth is_in_force(const Pact& pact, const Date& day);
/// An attack that has begun and is known by `day`.
bool is_seen(const Attack& attack, const Date& day);

/// Not thread-safe: it remembers what it has reckoned. Lives as long as book and facts.
class Viewpoint {
 public:
  /// `flips` are suppositions on top of those of `facts`.
  Viewpoint(const Book& book, const Facts& facts, const DutyCase& question,
            std::vector<Given> flips = {});

  Finding value(const Atom& atom);
  /// The atom with the question's states for P and Q.
  Atom ground(const Atom& atom) const;
  /// The atoms that it stands for: one for each attacker where it names ATTACKER.
  std::vector<Atom> spread(const Atom& atom);
  /// Who attacks `state`, as this viewpoint sees it.
  std::vector<std::string> attackers(const std::string& state);

  /// Of this viewpoint's readings of the duty (its own before those of its bodies, then the
  /// latest), the one that changes `what`; nothing if there is none.
  const Said* change(Said::What what) const;
  /// Conditions that this viewpoint adds.
  std::vector<const Said*> added() const;

  /// How an atom came to its value, in words.
  std::string because(const Finding& held) const;
  std::string grade(const Finding& held) const;
  bool supposed(const Finding& held) const { return held.set && held.rank == Rank::supposed; }

  const DutyCase& question() const { return case_; }
  const Book& book() const { return book_; }
  const Facts& facts() const { return facts_; }

 private:
  struct Assignment {
    Atom atom;
    Truth truth = Truth::open;
    Rank rank = Rank::fact;
    Date date;
    const Given* given = nullptr;
    const Said* said = nullptr;
    const Attack* attack = nullptr;
  };

  void take_attacks();
  void take_facts();
  void take_readings(const std::vector<Said>& readings);
  std::optional<Rank> rank_of(const Said& said) const;
  bool reaches(const Said& said) const;
  /// Whether an assignment entails anything: an event yields to whatever else is said of the
  /// attack, a body's reading to its member's own.
  bool stands(std::size_t assignment);
  std::optional<std::size_t> direct(const Atom& atom, Rank rank) const;
  std::optional<std::size_t> positive(const Atom& atom, Rank rank, int depth);
  std::optional<std::size_t> negative(const Atom& atom, Rank rank, int depth);
  std::optional<std::size_t> entailing(const Entailment& rule, const Atom& atom, Rank rank,
                                       int depth);
  bool allows(const Entailment& rule, const std::vector<std::string>& args) const;
  Finding find(const Atom& atom);
  Finding reckon(const Atom& atom);
  Finding reckon_un51(const std::string& state);
  Finding reckon_attacked_by(const Atom& atom);
  Finding reckon_by_state(const std::string& state);
  Finding reckon_attacker_party();
  Finding reckon_second_power(const std::string& state);
  Finding reckon_inside(const std::string& area);
  Finding reckon_seized(const std::string& organ) const;
  bool struck_first(const std::string& state, const std::string& attacker) const;

  const Book& book_;
  const Facts& facts_;
  DutyCase case_;
  std::vector<Given> flips_;
  std::vector<Assignment> assignments_;
  std::vector<std::pair<const Said*, Rank>> readings_;
  std::vector<std::pair<Atom, Finding>> known_;
  int steps_ = 0;  // of following entailments, bounded
};

}  // namespace sayso
