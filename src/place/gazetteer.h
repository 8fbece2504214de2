// The gazetteer: from the words of a name to the places that bear it. Inner to this station and to
// its packing.
//
// It lies in a pack, in sections place.*: rows, keys in byte order with the places of each, ground
// that is held by others, and the words beside names. Immutable; const use from many threads is
// safe. Borrows from the pack.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "words/words.h"

namespace sayso {

/// Kinds of places, from small to large; the numbers are part of the pack.
enum class PlaceKind : std::uint16_t {
  city = 0,
  second = 1,  ///< second-level division
  first = 2,   ///< first-level division
  point = 3,
  region = 4,
  sea = 5,
  country = 6
};

struct PlaceRow {
  TextRef name;
  std::uint32_t geonames = 0;  ///< 0: none
  std::uint32_t population = 0;
  std::int32_t lat = 0, lon = 0;  ///< degrees times 1000; kNowhere: not known
  std::uint32_t inside = 0;       ///< row of what it lies in, plus one; 0: none
  std::uint32_t country = 0;      ///< alpha-3 code, the first letter in the lowest byte; 0: none
  PlaceKind kind = PlaceKind::city;
  std::uint16_t rank = 0;  ///< of towns: 1 capital of its country, 2 of a first-level division,
                           ///< 3 part of a town, 0 others. Of countries: unused
};

/// A PlaceRow as it stands in place.rows.
struct StoredPlace {
  TextRef name;
  std::uint32_t geonames = 0, population = 0;
  std::int32_t lat = 0, lon = 0;
  std::uint32_t inside = 0;
  std::uint32_t what = 0;  ///< the letters of the country, five bits each, then rank, then kind
};

struct CapitalRow {
  std::uint32_t country = 0, capital = 0;  ///< rows
};

inline constexpr std::int32_t kNowhere = INT32_MIN;

/// One sense of a key: the row and how the key names it.
struct PlaceSense {
  std::uint32_t row = 0;
  bool own = false;       ///< by the name that it has in the gazetteer
  bool people = false;    ///< by its people or what belongs to them ("Iraqi")
  bool stripped = false;  ///< without the word for its kind ("Moscow" of "Moscow Oblast")
};

/// What a word beside a name does (data/places/words.tsv).
struct PlaceWord {
  enum class Class : std::uint32_t {
    feature,
    direction,
    beside,
    of,
    in,
    here,
    there,
    vague,
    plain,
    article
  };
  enum class Kind : std::uint32_t { any, city, second, first, country, capital };
  Class what = Class::feature;
  Kind kind = Kind::any;
};

struct HeldRow {
  std::uint32_t row = 0;
  std::uint32_t by = 0;            ///< alpha-3 code, as PlaceRow::country
  std::uint32_t from = 0, to = 0;  ///< days as 20141231; 0: no limit
};

class Gazetteer {
 public:
  Gazetteer() = default;
  static Gazetteer open(const Pack& pack);

  /// The senses of a key; none if no place bears it.
  std::vector<PlaceSense> find(std::string_view key) const;
  PlaceRow row(std::uint32_t at) const;
  std::string_view name(const PlaceRow& row) const { return pack_.text(row.name); }
  /// The row of the capital of a country.
  std::optional<std::uint32_t> capital(std::uint32_t country) const;
  /// Who holds the place on a day (ISO 8601; empty: unknown, then nobody).
  std::optional<std::string> held_by(std::uint32_t row, std::string_view day) const;
  /// What a word does beside a name; a word may do several things.
  const std::vector<PlaceWord>* word(std::string_view key) const;
  bool empty() const { return rows_.size() == 0; }

 private:
  std::string_view key(std::size_t at) const;

  Pack pack_;
  Rows<StoredPlace> rows_;
  std::string_view keys_;
  Rows<std::uint32_t> ends_, values_, senses_;
  Rows<CapitalRow> capitals_;
  Rows<HeldRow> held_;
  std::map<std::string, std::vector<PlaceWord>, std::less<>> words_;
};

/// The key of words [first, end): joined by spaces, without apostrophes, in plain letters.
std::string place_key(const std::vector<NameWord>& words, std::size_t first, std::size_t end);

/// "UKR" as PlaceRow::country and back.
std::uint32_t country_number(std::string_view code);
std::string country_code(std::uint32_t number);

/// Is a key the name of a town but for its article ("Al", "Ar") and the way in which it is written
/// in these letters ("Falluja", "Al Fallujah")? Short names differ by as little ("Suwa", "Suva").
bool is_spelling(std::string_view key, std::string_view own);

StoredPlace stored_place(const PlaceRow& row);

/// How a sense stands in the pack: that of a key with one sense in place.values; of others there
/// stands kSeveralSenses and where in place.senses their number stands, before the senses.
inline constexpr std::uint32_t kSeveralSenses = 1U << 31;
std::uint32_t sense_number(const PlaceSense& sense);

}  // namespace sayso
