// The place that the words of one mention mean. Inner to this station.
//
// Of the names in the words the smallest place is taken that the others can hold; what stands
// behind "near" or "north of" only helps. Of the senses of a name the one is taken with the most
// people, the country that the words, the sentence and the document speak of, and the kind that the
// words beside it say. Method: ours, with the cues of Leidner 2007 (Toponym Resolution in Text).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/span.h"
#include "place/document_places.h"

namespace sayso {

struct PlaceChoice {
  std::uint32_t row = 0;
  bool part = false;  ///< "southern Russia": a part of it
  std::string why;
};

/// What the words are when they name no place themselves.
struct PlaceWords {
  bool vague = false;  ///< "the area", "the city", "here"
  bool here = false;
  bool ground = false;  ///< says what kind of ground: "town", "camp", "province"
  bool named = false;   ///< holds a name that no table knows: "the border town of Tine"
  PlaceWord::Kind kind = PlaceWord::Kind::any;
};

class PlaceReader {
 public:
  /// Keeps references to both.
  PlaceReader(const DocumentPlaces& document, const Gazetteer& gazetteer)
      : document_(document), gazetteer_(gazetteer) {}

  std::optional<PlaceChoice> read(const Span& words, const Span& sentence) const;
  PlaceWords describe(const Span& words) const;
  /// The one country that the passage speaks of most, by far; and the capital of the one that it
  /// speaks of most.
  std::optional<PlaceChoice> country(const Span& sentence) const;
  std::optional<PlaceChoice> capital(const Span& sentence) const;

 private:
  struct Scored {
    std::uint32_t row = 0;
    int score = 0;
    bool people = false;
    bool beside = false;
    std::size_t name = 0;
  };
  std::optional<PlaceWord::Kind> feature_at(std::size_t word) const;
  PlaceWord::Kind feature_of(const PlaceName& name, std::size_t first, std::size_t end) const;
  bool behind_beside(const PlaceName& name, std::size_t first) const;
  int score(const PlaceSense& sense, PlaceWord::Kind feature,
            const std::map<std::uint32_t, int>& countries) const;
  bool tells_kind(const PlaceName& name, PlaceWord::Kind feature) const;
  bool contradicts(const PlaceRow& row, std::size_t own, const std::vector<PlaceName>& names) const;
  Scored best_sense(const std::vector<PlaceName>& names, std::size_t i,
                    const std::pair<std::size_t, std::size_t>& words,
                    const std::map<std::uint32_t, int>& countries) const;
  bool are_coordinated(const PlaceName& one, const PlaceName& other) const;
  bool names_kind(std::size_t first, std::size_t end) const;
  bool holds_unknown_name(std::size_t first, std::size_t end) const;
  bool is_small_namesake(const PlaceName& name, const PlaceRow& row, std::size_t end) const;
  bool names_ground(std::size_t first, std::size_t end) const;
  bool is_stray(const PlaceRow& row, const std::vector<PlaceSense>& senses,
                const std::map<std::uint32_t, int>& countries) const;
  std::optional<PlaceChoice> capital_of(std::uint32_t country_row, const char* why) const;
  PlaceChoice choose(const std::vector<Scored>& best, const std::vector<PlaceName>& names,
                     std::size_t first) const;

  const DocumentPlaces& document_;
  const Gazetteer& gazetteer_;
};

}  // namespace sayso
