// The country of actors and places whose own words do not tell it, from the passage around them.
// Inner to this station.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sayso {

/// What one mention of known country tells of its passage.
struct Clue {
  std::uint32_t sentence = 0;
  bool place = false;
  bool local = false;  ///< an actor of a sector that belongs to the country spoken of
  std::string country;
};

/// Reads a country off the sentence, the one before and the one behind.
class Passage {
 public:
  /// `clues` by sentence, without international bodies; `named`: countries that the document names,
  /// with how often.
  Passage(std::vector<Clue> clues, const std::map<std::string, int>& named);

  /// The country that the passage around `sentence` speaks of: that of its places, if they agree
  /// and no actor is foreign or one is of that country; else that of its only actors, if one is
  /// local; else the only country that the document names. Nothing where that leaves a choice.
  struct Answer {
    std::string country;
    bool by_place = false;  ///< the places told it
  };
  std::optional<Answer> country(std::uint32_t sentence) const;

 private:
  std::vector<Clue> clues_;
  std::optional<std::string> only_;
};

}  // namespace sayso
