// Offices, who held them when, and the persons' names: the look-ups, without any judgement of a
// text.
//
// From the pack's sections "actor.*" (pack_actors.h). Immutable; const use from many threads is
// safe. All texts live as long as the Officials.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "words/words.h"

namespace sayso {

struct Office {
  std::uint32_t row = 0;
  std::string_view id;       ///< ISO3/slug
  std::string_view country;  ///< ISO3, or INT
  std::string_view sector;
  std::string_view title;
  bool single = false;  ///< one holder at a time
  int rank = 1;         ///< 1-9: how weighty it is where no title is told
  bool user = false;    ///< a row of --actors
};

struct Person {
  std::uint32_t row = 0;
  std::string_view id, name, wikidata;
};

/// Some day from `first` to `last`, as 20241105; months of 31 days. A reduced date is all its days.
struct Days {
  int first = 0, last = 0;  ///< 0: not known
  bool known() const { return first != 0; }
  static Days of(std::string_view day);  ///< ISO 8601; empty: not known
};

/// How a day lies to a tenure.
enum class Held : std::uint8_t {
  never,    ///< not in office, also within the doubt of its ends
  before,   ///< the day lies behind the tenure: a former holder
  after,    ///< the day lies before it: not yet in office
  perhaps,  ///< within the doubt of its ends
  surely
};

struct Tenure {
  std::uint32_t person = 0, office = 0;
  std::string_view from, to;
  std::string_view until;  ///< where `to` is unknown: the beginning of the next holder, if any
  bool to_unknown = false, from_unknown = false, seen = false, to_seen = false;
  bool user = false;
};

/// A person whose name has the words looked for.
struct NamedPerson {
  std::uint32_t person = 0;
  bool turned = false;  ///< family name first, or last
  bool outer = false;   ///< first and last word of the name only
};

class Officials {
 public:
  static Officials open(const Pack& pack);

  Office office(std::uint32_t row) const;
  Person person(std::uint32_t row) const;
  std::size_t persons() const;

  /// The offices of a country that are called so; `title`: folded words, joined by spaces.
  std::vector<std::uint32_t> titled(std::string_view country, std::string_view title) const;
  /// All offices of a country.
  std::vector<std::uint32_t> offices_of(std::string_view country) const;
  std::vector<Tenure> holders(std::uint32_t office) const;
  std::vector<Tenure> tenures(std::uint32_t person) const;

  /// By all words of a name of two words or more, folded and joined; initials left out.
  std::vector<NamedPerson> named(std::string_view name) const;
  /// By a family name or short name of one word.
  std::vector<std::uint32_t> surnamed(std::string_view word) const;
  /// All whole names with their persons, in byte order: for searches.
  std::size_t names() const { return full_.size(); }
  std::string_view name_at(std::size_t at) const { return full_.key(at); }

 private:
  Tenure tenure(std::uint32_t row) const;

  Pack pack_;
  PackIndex titles_, of_country_, full_, short_;
};

/// How `days` (known) lie to a tenure: surely, if all of them are in it. Doubt: ends that the
/// source gives as the window in which it saw the person reach two years further; an unknown end
/// reaches to the next holder's beginning, else five years behind the beginning.
Held held_on(const Tenure& tenure, Days days);

/// From the first to the last day on which the tenure may have been held.
Days days_of(const Tenure& tenure);

}  // namespace sayso
