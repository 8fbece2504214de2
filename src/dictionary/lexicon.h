// Words that say what kind of actor a noun phrase names, and what a country's name in it is good
// for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"

namespace sayso {

/// The classes of words.tsv and homonyms.tsv, by bit: part of the pack's format, so that new ones
/// go to the end.
inline const std::vector<std::string_view> kWordClasses = {
    "pronoun", "within",  "of",        "toward",     "tied",   "posted", "leaning",
    "joint",   "descent", "honorific", "determiner", "plural", "lesser", "former",
    "speaker", "first",   "feminine",  "realm",      "number", "bound",  "measure"};
inline const std::vector<std::string_view> kHomonymClasses = {"personal", "context", "place",
                                                              "given"};

/// What a word does in a noun phrase; a word of several classes has several bits.
struct WordUse {
  bool pronoun = false;
  bool within = false;     ///< behind it stands where the actor belongs ("of", "in")
  bool of = false;         ///< as `within`, also of those sent abroad
  bool toward = false;     ///< behind it stands another party ("to", "against")
  bool tied = false;       ///< behind a hyphen: "Russian-backed"
  bool leaning = false;    ///< before a hyphen: "pro-Russian"
  bool joint = false;      ///< joins two of a kind
  bool descent = false;    ///< before a name: "ethnic Albanians"
  bool honorific = false;  ///< before a person's name
  bool posted = false;     ///< sent abroad: "in" behind it stands for another country
  bool determiner = false;
  bool plural = false;    ///< says that several are meant
  bool lesser = false;    ///< before a title: another office, or none
  bool former = false;    ///< before a title: held it before
  bool speaker = false;   ///< stands for whoever speaks
  bool first = false;     ///< of the first person, before a noun ("our")
  bool feminine = false;  ///< an honorific of women
  bool realm = false;     ///< behind "of": the country itself ("of the republic")
  bool number = false;    ///< says how many
  bool measure = false;   ///< before a number it leads to no other party ("more than 40 Somalis")
  bool bound = false;     ///< what stands behind "to" is where it belongs ("aide", "loyal")
};

/// A noun for actors, singular or plural ("minister", "rebels").
struct RoleNoun {
  bool person = false;  ///< else a group or body
  bool plural = false;
};

/// A row of roles.tsv: words that tell a sector.
struct RoleWords {
  std::string_view sector;
  std::size_t words = 0;  ///< how many words it takes
  bool person = false, plural = false;
};

/// A sector that something speaks for or against (sector.tsv).
struct SectorPoints {
  std::string sector;
  int points = 0;  ///< ten to a unit of log odds
};

/// Tables words.tsv, roles.tsv, homonyms.tsv, scene.tsv, sector.tsv of data/actors, as packed.
/// Const use from many threads is safe.
class Lexicon {
 public:
  Lexicon() = default;
  explicit Lexicon(const Pack& pack);

  WordUse use(std::string_view key) const;
  /// By the last word of the phrase.
  std::optional<RoleNoun> noun(std::string_view key) const;
  /// A word of a noun or modifier for actors.
  bool role_word(std::string_view key) const;
  /// Of them: a name ("NATO official").
  bool role_name(std::string_view key) const;
  /// A name of a country or place that is a person's name too.
  bool personal(std::string_view key) const;
  /// A name that needs its country named otherwise.
  bool context(std::string_view key) const;
  /// A given name that is a town's name too.
  bool given(std::string_view key) const;
  /// So is a word of the language, or it is given().
  bool common_place(std::string_view key) const;
  /// The rows of roles.tsv with these words, joined by spaces.
  std::vector<RoleWords> roles(std::string_view key) const;
  /// The points of a row of scene.tsv; 0 where it has none.
  int scene(std::string_view what, std::string_view key) const;
  /// The points of a row of sector.tsv, by sector.
  std::vector<SectorPoints> sectors(std::string_view what, std::string_view key) const;

 private:
  static std::uint32_t bits(const PackIndex& index, std::string_view key);

  Pack pack_;
  PackIndex words_, homonyms_, role_words_, nouns_, roles_, scene_, sectors_;
};

}  // namespace sayso
