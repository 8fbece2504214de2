// Locations: where what a report tells happened: an entry of the gazetteer for each mention of a
// place and for each event.
//
// A place is the smallest town, division, country, region or sea that the words tell. Occupied and
// disputed ground keeps the country that most states recognise, and names who holds it. Absent is
// unknown; the conventions are in docs/places.md.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace sayso {

enum class PlacePrecision : std::uint8_t { point, city, admin1, region, country, sea, none };

/// By PlacePrecision.
inline constexpr std::array<std::string_view, 7> kPlacePrecisionNames = {
    "point", "city", "admin1", "region", "country", "sea", "none"};

/// Plain value.
struct Place {
  std::string name;  ///< as the gazetteer has it
  std::optional<std::uint32_t> geonames;
  std::optional<std::string> country;  ///< ISO 3166-1 alpha-3
  std::optional<std::string> admin1;   ///< name of the first-level division that it lies in
  std::optional<double> lat, lon;      ///< degrees; of a division or country: its middle
  PlacePrecision precision = PlacePrecision::none;
  std::optional<std::string> held_by;  ///< alpha-3 code of who holds it on the report's date, if
                                       ///< that is not `country`
  std::string why;                     ///< what chose it, in words
};

struct EventPlace {
  Place place;
  std::optional<std::uint32_t> mention;  ///< that it was read off
};

/// A name in the text that tells a country: that of a country, a first-level division or a great
/// town, and behind a word such as "in" that of any town, where it is in one country only.
struct CountryHint {
  Span span;
  std::string country;  ///< ISO 3166-1 alpha-3
};

struct Locations {
  std::vector<std::optional<Place>> mentions;       ///< [mention]; of places only
  std::vector<std::optional<EventPlace>> triggers;  ///< [trigger]
  std::vector<CountryHint> hints;                   ///< by place in the text, apart from each other
};

}  // namespace sayso
