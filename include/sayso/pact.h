// The pact book: who must do what for whom, by which words, on which day, in whose view.
//
//   auto book = sayso::PactBook::open("data/pacts");
//   auto answer = book->ask({.ask = "rus-prk-2024 defend RUS <- PRK", .day = "2024-12-04"});
//
// Format and meaning: docs/pacts.md. States are ISO 3166-1 alpha-3 or a body's code of the book;
// days are ISO 8601, as given also reduced (2024-11, 2024: their first day), an empty one is the
// day of the book. Values without hidden state. An absent value is unknown.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sayso/pact_record.h"
#include "sayso/result.h"

namespace sayso {

/// A question, in the words of scenario files.
struct PactQuestion {
  std::string ask;                           ///< PACT DUTY PROTECTED <- HOLDER
  std::string day = {};                      ///< YYYY-MM-DD; empty: the day of the book
  std::vector<std::string> facts = {};       ///< ATOM yes|no|open [known D] [because ...]
  std::vector<std::string> supposed = {};    ///< the same, or `event ...`
  std::vector<std::string> events = {};      ///< A attacks B since D [until D] [place X]
  std::vector<std::string> readings = {};    ///< WHO D on DUTY/ATOM = yes|no|open
  std::vector<std::string> viewpoints = {};  ///< empty: the record, the two, attackers, readers
};

/// One line of the book that was weighed, in the order of evaluation.
struct PactStep {
  std::string kind;     ///< signed, in force, party, clock, when, unless, route, text, gate ...
  std::string line;     ///< as in the book, or in words
  std::string value;    ///< yes no open
  std::string because;  ///< how it came to that value
  std::string where;    ///< file and line
  std::vector<std::string> sources;
  std::string check, basis, quote, grade;
  bool decides = false;
};

struct PactOpen {
  std::string atom, meaning, because;
};

struct PactGate {
  std::string atom, meaning;
  std::vector<std::string> holders;  ///< who holds it
};

/// What the answer would be if these facts were so.
struct PactChange {
  std::vector<std::string> facts;
  std::string status;
};

/// The answer in one viewpoint.
struct PactVerdict {
  std::string viewpoint;  ///< "record", a state or a body
  std::string status;     ///< one of the eight words of docs/pacts.md
  std::string owes, strength, judge;
  std::vector<PactStep> path;
  std::vector<PactOpen> open;
  std::vector<PactGate> gates;  ///< that are not done
  std::vector<PactChange> changes;
  std::string check;      ///< the weakest check mark that the answer rests on: V A K ?
  std::string grade;      ///< the worst grade of a fact or reading that it rests on
  bool supposed = false;  ///< it rests on a supposition
};

struct PactAnswer {
  std::string pact, name, duty, article, protected_state, holder, day;
  std::string quote;               ///< words of the article, where they were seen
  std::vector<std::string> vague;  ///< words that the text leaves vague
  std::vector<std::string> notes;
  std::vector<std::string> holds;  ///< what the pact does hold, where it holds no such duty
  std::vector<PactVerdict> verdicts;
  std::string told;  ///< a careful analyst's paragraph
};

/// One duty of a pact and what it comes to, as lists show it.
struct PactDuty {
  std::string pact, duty, article, holder, protected_state, strength, status;
  std::string round = {};  ///< of a chain: "1", "2"...
  std::vector<std::string> conditions = {};
};

/// Something that happened to the book's pacts on a day.
struct PactDay {
  std::string day, pact, what;
};

struct PactPair {
  std::string holder, protected_state;
  std::vector<std::string> pacts;
};

/// What a scenario file expects, and what came of it.
struct PactExpectation {
  std::string scenario, where, day, ask, viewpoint, expected, got, told;
  bool met = false;
  bool advisory = false;  ///< of `must-name`
};

/// The folder of the pact book in a data folder: the one given, else $SAYSO_DATA, else the one
/// beside the program. Errors: not_found.
Result<std::string> pact_folder(const std::string& data);

/// The book, opened. Immutable; all member functions may be called from many threads at once.
class PactBook {
 public:
  /// Reads all files of a folder. Errors: not_found; bad_input with file, line and an example.
  static Result<PactBook> open(const std::string& folder);

  /// Errors: bad_input (no such pact, not a question, undeclared atom).
  Result<PactAnswer> ask(const PactQuestion& question) const;
  /// Who would be drawn in next if the holder entered, on the record.
  Result<std::vector<PactDuty>> chain(const PactQuestion& question) const;

  std::vector<PactLine> list() const;
  /// A pact as a person reads it. Errors: not_found.
  Result<std::string> show(const std::string& pact) const;
  /// The same as values. Errors: not_found.
  Result<PactRecord> record(const std::string& pact) const;
  /// All that binds two states to each other on a day, in both directions. Errors here and below:
  /// bad_input (not a day).
  Result<std::vector<PactDuty>> dyad(const std::string& a, const std::string& b,
                                     const std::string& day) const;
  /// Who is bound to defend whom on a day, by (holder, protected).
  Result<std::vector<PactPair>> map(const std::string& day) const;
  /// What happened from the first day on, up to the second one included.
  Result<std::vector<PactDay>> diff(const std::string& from, const std::string& until) const;
  /// All that happened to a pact ("" for all), by day. Errors: those of ask() for a pact that is
  /// not there.
  Result<std::vector<PactDay>> history(const std::string& pact) const;

  /// What is wrong with files that join the book; empty: nothing. Errors: io.
  Result<std::vector<Error>> check(const std::vector<std::string>& files) const;
  /// Runs the scenarios of a file. Errors: io; bad_input.
  Result<std::vector<PactExpectation>> scenario(const std::string& file) const;

  /// yes, no or open: whether a state is a party that day; open, too, for a pact that is not there
  /// and for what is no day.
  std::string membership(const std::string& pact, const std::string& state,
                         const std::string& day) const;

  /// The day up to which the book was kept.
  std::string as_of() const;

  PactBook(const PactBook&) = delete;
  PactBook& operator=(const PactBook&) = delete;
  PactBook(PactBook&&) noexcept;
  PactBook& operator=(PactBook&&) noexcept;
  ~PactBook();

 private:
  struct State;
  explicit PactBook(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace sayso
