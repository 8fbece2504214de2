// Reads the parts that lines of pact files are made of: dates, clauses, atoms, conditions,
// readings, events, facts. Inner to this station.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/faults.h"
#include "pact/facts.h"
#include "pact/lines.h"
#include "pact/pact.h"

namespace sayso {

using LineWords = std::span<const LineWord>;

/// What may stand at the end of a line, in any order.
struct Clauses {
  Marks marks;
  std::optional<Date> from, known;
  std::optional<Date> last;
  std::string because, place, name, says;
  std::optional<EventName> about;
  std::size_t at = 0;  ///< index of the first word that is part of a clause
  Interval run() const { return {from.value_or(kEver), last.value_or(kNever)}; }
};

/// The first day of a date, whole or reduced; nothing if it is none.
std::optional<Date> first_day(std::string_view words);
/// The last day of it.
std::optional<Date> last_day(std::string_view words);
/// The day before; kEver has none and stays.
Date day_before(const Date& day);

/// The keys of a map by name, in its order; they live as long as the map.
template <class Map>
std::vector<std::string_view> names_in(const Map& map) {
  std::vector<std::string_view> names;
  names.reserve(map.size());
  for (const auto& [name, value] : map) names.push_back(name);
  return names;
}

/// The one of `candidates` that is nearest to `word` in letters, or "" if none is near.
std::string nearest(std::string_view word, const std::vector<std::string_view>& candidates);

/// Reads with the declarations of a book. Whatever is wrong goes to `errors`, with file, line, the
/// nearest legal word and an example; the result is then empty.
class LineReader {
 public:
  LineReader(const Book& book, std::string file, std::vector<Error>& errors)
      : book_(book), file_(std::move(file)), errors_(errors) {}

  /// The line that errors name from now on.
  void stand_at(std::uint32_t line, std::uint32_t file) {
    line_ = line;
    file_number_ = file;
  }
  void wrong(const Fault& fault, std::string what, std::string_view example) const;
  /// An unknown `word` where one of `legal` belongs.
  void unknown(std::string_view word, const std::vector<std::string_view>& legal,
               std::string_view example) const;

  /// The clauses at the end of a line whose own words are the first `least` at least.
  Clauses clauses(LineWords words, std::size_t least) const;
  std::optional<Date> date(std::string_view word) const;
  /// The atom that `words` begin with; `used` counts its words.
  std::optional<Atom> atom(LineWords words, std::size_t& used) const;
  /// The atom that `words` are.
  std::optional<Atom> whole_atom(LineWords words) const;
  std::optional<Condition> condition(ConditionKind kind, LineWords words) const;
  /// After the word `reading`.
  std::optional<Said> said(LineWords words) const;
  /// After `event`: A attacks B since D ...
  std::optional<Attack> attack(LineWords words) const;
  /// After `fact` or `suppose`: ATOM yes|no|open ...
  std::optional<Given> given(LineWords words) const;
  /// The name in the book's words of `kind`, aliases resolved.
  std::optional<std::string> word(std::string_view kind, std::string_view name,
                                  std::string_view example) const;
  Marks marks(Marks clause) const;

 private:
  bool take_clause(LineWords words, std::size_t& at, Clauses& to) const;
  static bool take_day(const LineWord& head, std::string_view value, Clauses& to);
  static bool take_words(const LineWord& head, LineWords value, Clauses& to);
  bool take_about(LineWords words, std::size_t& at, Clauses& to) const;
  std::optional<std::vector<Atom>> alternatives(LineWords words, std::size_t& used) const;
  void unknown_atom(LineWords words) const;
  bool said_target(std::string_view target, Said& said) const;
  bool said_value(LineWords words, Said& said) const;
  bool said_change(LineWords words, Said& said) const;

  const Book& book_;
  std::string file_;
  std::vector<Error>& errors_;
  std::uint32_t line_ = 0, file_number_ = 0;
};

}  // namespace sayso
