// The country of actors and places whose own words do not tell it, from the passage around them.
// Inner to this station.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ontology/ontology.h"

namespace sayso {

/// What one mention of known country, or one name in the text, tells of its passage.
struct Clue {
  std::uint32_t sentence = 0;
  bool place = false;
  std::string country;
};

/// Reads a country off the sentence, the one before and the one behind.
class Passage {
 public:
  /// Both by sentence, without international bodies: what mentions tell, and what names in the text
  /// tell, mentioned or not.
  Passage(std::vector<Clue> mentions, std::vector<Clue> names);

  struct Answer {
    std::string country;
    std::string_view why;
  };
  /// The one country that the passage around `sentence` speaks of: that of its mentions; where
  /// these tell none, that of the names in it; where there are none either, that of the report, or
  /// the one that the report names at least twice as often as any other. Nothing where the passage
  /// speaks of several, or where `local` wants a place and none tells it.
  std::optional<Answer> country(std::uint32_t sentence, Sector::Local local) const;

 private:
  struct Tally {
    int all = 0, places = 0;
  };
  using Tallies = std::map<std::string, Tally>;
  static Tallies tally(const std::vector<Clue>& clues, std::uint32_t sentence);
  static std::optional<std::string> most(const Tallies& tallies);

  std::vector<Clue> mentions_, names_;
  Tallies report_;
};

}  // namespace sayso
