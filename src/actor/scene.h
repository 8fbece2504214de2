// The country of the scene: what a passage tells of the country that its unnamed actors and places
// belong to. Inner to this station.
//
// A log-linear rule with its weights in scene.tsv: names, towns and mentions of known country
// around a sentence speak for their countries, the nearer the more; the share that the first of
// them has, the sector and the words of an actor say whether it belongs to it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "dictionary/lexicon.h"

namespace sayso {

/// What one mention of known country, or one name in the text, tells.
struct SceneClue {
  std::uint32_t sentence = 0;
  int weight = 0;
  std::string country;
};

struct SceneCountry {
  std::string country;
  int share = 0;  ///< percent of all that is told around the sentence
  int told = 0;   ///< all that is told around it, in the weights of clues
};

class CountryScene {
 public:
  /// `clues`: without international bodies, in any order. Keeps a reference to `lexicon`.
  CountryScene(std::vector<SceneClue> clues, const Lexicon& lexicon);

  /// The country that most around `sentence` tells: its own clues, those of two sentences on each
  /// side, and the whole report. Nothing where nothing tells one, or two are told alike.
  std::optional<SceneCountry> country(std::uint32_t sentence) const;

 private:
  std::vector<SceneClue> clues_;       // by sentence
  std::map<std::string, int> report_;  // all of them
  std::vector<int> beside_;            // [distance] percent
  int anywhere_ = 0;                   // percent
};

}  // namespace sayso
