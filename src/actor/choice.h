// Which country an actor or place is of whose own words tell none: one of those that are told in
// the report or that its words speak for, or none. Inner to this station.
//
// A log-linear choice with its weights in scene.tsv and scene_words.tsv, fitted by
// training/scene.py. Each country that is offered, and "none", has rows that hold of it: where it
// is told, seen from the mention, how much the words around the mention speak for it, what the
// mention is. The sum of their points over that of "none" is how far the country leads.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "actor/actor.h"
#include "actor/scene.h"
#include "dictionary/lexicon.h"
#include "sentence/sentence.h"
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
};

/// What holds of one answer: rows of scene.tsv by `what` and key.
struct SceneOffer {
  std::string country;  ///< empty: none
  std::vector<std::pair<std::string_view, std::string>> rows;
  int share = 0;      ///< percent of all that is told around; 0: it is not told
  bool clear = true;  ///< it is told, or the words around speak for it clearly
};

class SceneChoice {
 public:
  /// Keeps references to all four.
  SceneChoice(const CountryScene& scene, const Sentences& sentences,
              const std::vector<NameWord>& words, const Lexicon& lexicon)
      : scene_(scene), sentences_(sentences), words_(words), lexicon_(lexicon) {}

  /// The answers: "none", then countries: those told, then those that are not and for which the
  /// words around speak most. O(log n) in the report, but for the countries told and the words of a
  /// few sentences.
  std::vector<SceneOffer> offers(const Stateless& mention);

  /// The sum of its points.
  int points(const SceneOffer& offer) const;

  /// The distinct words around a sentence whose countries are counted.
  std::vector<std::string_view> words_around(std::uint32_t sentence) const;

  /// Of these, the few that speak most for a country, best first.
  std::vector<std::string> words_for(std::uint32_t sentence, const std::string& country) const;

 private:
  /// What the words around a sentence speak for.
  struct Spoken {
    std::map<std::string, int> points;  // hundredths of a unit
    std::vector<std::string> best;      // the first few, best first
  };

  const Spoken& spoken(std::uint32_t sentence);
  int spoken_for(const Spoken& spoken, const std::string& country) const;
  int lead(const Spoken& spoken, const std::string& country) const;
  SceneOffer none(const Stateless& mention, const Spoken& spoken, std::size_t told) const;
  SceneOffer told(const Stateless& mention, const std::vector<SceneCountry>& all,
                  std::size_t at) const;
  std::string manner(const Stateless& mention) const;
  bool tells(std::uint32_t sentence, const std::string& country) const;

  const CountryScene& scene_;
  const Sentences& sentences_;
  const std::vector<NameWord>& words_;
  const Lexicon& lexicon_;
  std::map<std::uint32_t, Spoken> spoken_;  // [sentence]
};

}  // namespace sayso
