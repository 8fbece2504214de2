// Actors: the entities of a document with what is known of each: best name, kind, country and its
// codes, sector.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ontology/ontology.h"

namespace sayso {

/// One entity of a document. Absent is unknown; nothing is guessed. Plain value.
struct Entity {
  std::string kind;  ///< as in OUTPUT.md: person office body state group class place date object
                     ///< document condition
  std::string name;  ///< its best mention, as it stands in the text
  std::optional<std::string> country;  ///< ISO 3166-1 alpha-3, or INT
  std::optional<int> cow,
      gw;  ///< Correlates of War and Gleditsch-Ward numbers valid on the document's date
  std::optional<std::string> cameo;  ///< CAMEO actor code: country and role
  std::vector<SectorId> sectors;     ///< most frequent first
  double score = 0;  ///< of the country; 0-1, uncalibrated; meaningful only with a country
  std::string why;   ///< the words and the row that decided
};

/// Entities by the number that mentions carry (`Mention::entity`).
struct Actors {
  std::vector<Entity> entities;
  /// [mention] the country read off the mention's own words or carried from its entity.
  std::vector<std::optional<std::string>> mention_country;
};

}  // namespace sayso
