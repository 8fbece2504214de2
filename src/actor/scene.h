// The scene: the countries that a report tells, and where. Inner to this station.
//
// Names, towns and mentions of known country around a sentence speak for their countries, the
// nearer the more, by the rows "evidence", "beside" and "most" of scene.tsv; choice.h says which of
// them an actor or place belongs to whose own words tell none.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "dictionary/lexicon.h"

namespace sayso {

/// What tells a country: an actor or place of known country, or a name in no such mention.
enum class ClueKind : std::uint8_t { actor, place, name, town };

/// By ClueKind.
inline constexpr std::array<std::string_view, 4> kClueNames = {"actor", "place", "name", "town"};

/// What one mention of known country, or one name in the text, tells.
struct SceneClue {
  std::uint32_t sentence = 0;
  int weight = 0;
  std::string country;
  Span span{};
  ClueKind kind = ClueKind::actor;
};

struct SceneCountry {
  std::string country;
  int share = 0;            ///< percent of all that is told around the sentence
  std::int64_t weight = 0;  ///< what tells it, in hundredths of the weights of clues
};

/// The clues nearest to a place in the text; none: nullptr. `first`: of the report.
struct NearClues {
  const SceneClue *before = nullptr, *actor_before = nullptr, *after = nullptr, *first = nullptr;
};

class CountryScene {
 public:
  /// `clues`: without international bodies, in any order.
  CountryScene(std::vector<SceneClue> clues, const Lexicon& lexicon);

  /// The country that most around `sentence` tells: its own clues, those of two sentences on each
  /// side, and the whole report. Nothing where nothing tells one, or two are told alike.
  std::optional<SceneCountry> country(std::uint32_t sentence) const;

  /// All countries that are told, those told most around `sentence` first.
  std::vector<SceneCountry> told(std::uint32_t sentence) const;

  /// The clues of one sentence, by place. Borrows from the scene.
  std::span<const SceneClue> in(std::uint32_t sentence) const;

  /// Before and after a span. Borrows from the scene.
  NearClues around(const Span& span) const;

 private:
  std::vector<SceneClue> clues_;       // by sentence and place
  std::map<std::string, int> report_;  // all of them
  std::vector<int> beside_;            // [distance] percent
  int anywhere_ = 0;                   // percent
};

}  // namespace sayso
