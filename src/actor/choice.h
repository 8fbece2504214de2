// Which country an actor or place is of whose own words tell none: one of those that are told in
// the report or that are likeliest to the reader, or none. Inner to this station.
//
// A log-linear choice with its weights in scene.tsv, fitted by training/scene.py. Each country that
// is offered, and "none", has rows that hold of it: where it is told, seen from the mention, how
// likely the reader holds it, what the mention is. The sum of their points over that of "none" is
// how far the country leads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "actor/actor.h"
#include "actor/scene.h"
#include "dictionary/lexicon.h"
#include "mention/mention.h"
#include "words/words.h"

namespace sayso {

/// A mention whose own words tell no country.
struct Stateless {
  Span span;
  std::uint32_t sentence = 0;
  Naming naming = Naming::pronoun;
  std::string_view sector;           ///< "place" for a place
  std::size_t first = 0, end = 0;    ///< its words: [first, end) of those of the report
  bool person = false;               ///< it bears the name of a person
  std::vector<std::string> parts{};  ///< role and type of the events that it has a part in
  std::vector<CountryScore> read{};  ///< Mention::countries
};

/// What holds of one answer: rows of scene.tsv by `what` and key.
struct SceneOffer {
  std::string country;  ///< empty: none
  std::vector<std::pair<std::string_view, std::string>> rows;
  int share = 0;  ///< percent of all that is told around; 0: it is not told
};

class SceneChoice {
 public:
  /// Keeps references to all three.
  SceneChoice(const CountryScene& scene, const std::vector<NameWord>& words, const Lexicon& lexicon)
      : scene_(scene), words_(words), lexicon_(lexicon) {}

  /// The answers: "none", then countries: those told, then those that are not and are likeliest to
  /// the reader. O(log n) in the report, but for the countries told.
  std::vector<SceneOffer> offers(const Stateless& mention) const;

  /// The sum of its points.
  int points(const SceneOffer& offer) const;

 private:
  static void add_untold(const Stateless& mention, std::size_t told, std::vector<SceneOffer>& out);
  SceneOffer none(const Stateless& mention, std::size_t told) const;
  SceneOffer told(const Stateless& mention, const std::vector<SceneCountry>& all,
                  std::size_t at) const;
  std::string manner(const Stateless& mention) const;
  bool tells(std::uint32_t sentence, const std::string& country) const;

  const CountryScene& scene_;
  const std::vector<NameWord>& words_;
  const Lexicon& lexicon_;
};

}  // namespace sayso
