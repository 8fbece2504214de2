// Actors: the entities of a document with what is known of each: best name, kind, country and its
// codes, sector.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/ontology.h"

namespace sayso {

/// A person that an entity may mean.
struct PersonCandidate {
  std::string person_id, name;
  double score = 0;
};

/// One entity of a document. Absent is unknown; nothing is guessed. Plain value.
struct Entity {
  std::string kind;  ///< as in OUTPUT.md: person office body state group class place date object
                     ///< document condition
  std::string name;  ///< its best mention, as it stands in the text
  std::optional<std::string> country;  ///< ISO 3166-1 alpha-3, or INT
  std::optional<int> cow,
      gw;  ///< Correlates of War and Gleditsch-Ward numbers valid on the document's date
  std::optional<std::string> cameo;      ///< CAMEO actor code: country and role
  std::vector<SectorId> sectors;         ///< most frequent first
  std::optional<std::string> office;     ///< the title of the office that it holds or is
  std::optional<std::string> office_id;  ///< ISO3/slug
  std::optional<std::string> person_id, person_name, organisation_id, wikidata;
  double score = 0;  ///< of the person, else office, organisation, country; 0-1, uncalibrated;
                     ///< meaningful only where one of these is known
  std::string why;   ///< the words and the row that decided
  std::vector<PersonCandidate> candidates;  ///< whom else it may mean; best first
};

/// How well a mention names its entity: by a proper name (or words made of one, "the Kenyan
/// minister"), else by a noun phrase, else by a pronoun.
enum class Naming : std::uint8_t { pronoun, phrase, proper };

/// By Naming.
inline constexpr std::array<std::string_view, 3> kNamingNames = {"pronoun", "phrase", "proper"};

/// Whom or what one mention means, and how.
struct Reference {
  std::uint32_t entity = 0;
  Naming naming = Naming::pronoun;
  /// Read off the mention's own words or carried from its entity.
  std::optional<std::string> country;
  /// Chosen by what the reader sees and what the tables say of all mentions of its entity.
  std::optional<SectorId> sector;
  /// Where the tables chose another sector than the reader: which rows of sector.tsv spoke most for
  /// it over his, with their points.
  std::string sector_why = {};
};

/// The entities of a document, by first mention, and what each mention refers to. Those of
/// `Mention::entity`, parted where their own words name several countries.
struct Actors {
  std::vector<Entity> entities;
  std::vector<Reference> references;  ///< [mention]
};

}  // namespace sayso
