// What words of a report stand for: actors, days, places, numbers and pacts. Values of the formats
// sayso.coding/1 and sayso.event/1 (docs/formats.md).
//
// An absent value is unknown. Codes of countries are ISO 3166-1 alpha-3, XKX for Kosovo, INT for
// international bodies; `why` tells in words what decided. Plain values without hidden state: copy,
// move and read them from any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sayso {

/// A person that an entity may mean.
struct CodedCandidate {
  std::string person_id, name;
  double score = 0;  ///< 0-1, uncalibrated
};

/// One actor, place or thing of a report, however often it is mentioned.
struct CodedEntity {
  std::string id;
  std::string kind;  ///< person office body state group class place date object document condition
  std::string name;  ///< its best mention, as it stands in the text
  std::optional<std::string> country, cameo;  ///< `cameo`: actor code
  std::optional<int> cow, gw;  ///< Correlates of War, Gleditsch and Ward; valid on the report's day
  std::vector<std::string> sectors;              ///< most frequent first
  std::optional<double> score;                   ///< of what is known of it; 0-1, uncalibrated
  std::optional<std::string> why;                ///< the words and the row that decided
  std::optional<std::string> office, office_id;  ///< its title; ISO3/slug
  std::optional<std::string> person_id, person;  ///< the person's name as it is best known
  std::optional<std::string> organisation_id, wikidata;
  std::vector<CodedCandidate> candidates;  ///< whom else it may mean, or who, where none is chosen
};

/// Days, both ends inclusive; an open side is absent.
struct CodedDate {
  std::optional<std::string> from, to;  ///< ISO 8601
  std::string precision;                ///< day week month quarter season year decade range open
  std::string why;
};

/// An entry of the gazetteer.
struct CodedPlace {
  std::string name;                            ///< as the gazetteer has it
  std::optional<std::uint32_t> geonames;       ///< its number there
  std::optional<std::string> country, admin1;  ///< `admin1`: name of the first-level division
  std::optional<double> lat, lon;              ///< degrees; of a division or country its middle
  std::string precision;                       ///< point city admin1 region country sea none
  std::optional<std::string> held_by;          ///< who holds it, if that is not `country`
  std::string why;
};

/// A number of things or people, or an amount; an open side is absent.
struct CodedQuantity {
  std::optional<double> min, max;  ///< both inclusive, in units of `unit`
  std::string unit;     ///< ISO 4217 code of money; a measure; else the noun that is counted
  bool approx = false;  ///< told as about so many
};

/// How many an event killed, wounded or held.
struct CodedToll {
  std::string of;                    ///< killed wounded held
  std::uint32_t start = 0, end = 0;  ///< the words of the number: code points of the text
  CodedQuantity quantity;
};

/// The pact of the book that words name.
struct CodedPact {
  std::string pact;  ///< its id
  std::optional<std::string> article;
  std::string why;
};

}  // namespace sayso
