// The dictionary of names: from words of a text to the countries and organisations that they may
// stand for.
//
// Names come from the pack's sections "actor.*" (pack_actors.h); the lexicon comes beside it.
// Immutable; const use from any number of threads is safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "dictionary/lexicon.h"
#include "pack/pack.h"
#include "words/words.h"

namespace sayso {

/// Stands where a country's code stands for what is of no one country.
inline constexpr std::string_view kInternational = "INT";

/// What a kind of name is good for (name_kinds.tsv).
struct NameKind {
  std::string_view name;
  int weight = 0;        ///< evidence for the country, 0-9 (0: not used)
  bool demonym = false;  ///< names people or what belongs to them
  bool place = false;
  int scene = 0;  ///< how much it tells of the country that its sentence speaks of
};

/// One thing that a name may stand for. Dates are ISO 8601, may be reduced, and are empty where
/// there is no limit. Texts live as long as the names.
struct NameSense {
  std::string_view country;  ///< ISO 3166-1 alpha-3, a code of countries.tsv, or INT
  std::uint32_t kind = 0;
  std::string_view sector;  ///< that the name implies; may be empty
  std::string_view from, to;
  bool short_form = false;  ///< one word, in capitals throughout: "FMLN"
  bool weak = false;        ///< counts only in a report that names its country otherwise
  bool user = false;        ///< a row of --actors
  std::optional<std::uint32_t> organisation;  ///< row, for CountryNames::organisation
};

/// A name found in a text: words [first, last] of the words given, and all that it may stand for:
/// the user's rows first, else in the order of the tables; never none.
struct NameMatch {
  std::uint32_t first = 0, last = 0;
  std::vector<NameSense> senses;
};

/// One row of countries.tsv.
struct Country {
  std::string_view cameo;
  std::string_view parent;  ///< of what has no code in ISO 3166: the state it is part of
  std::optional<int> cow, gw;
  std::string_view from, to;
};

/// One row of organisations.tsv.
struct Organisation {
  std::string_view id, name, wikidata;
};

class CountryNames {
 public:
  /// The names of a pack; a pack without them knows none.
  static CountryNames open(const Pack& pack);
  /// Packs `folder` (data/actors) in memory first. Errors: kNoData, kDataFile with file and line.
  static Result<CountryNames> load(const std::string& folder);

  /// Names among `words`, from left to right, without overlap. Of two that overlap the one that
  /// ends later stands ("the South Korean": not "the South"); of two that begin together the
  /// longer. Case counts: a word that a name writes with a capital needs one; an abbreviation of up
  /// to three letters needs capitals throughout. O(words x longest name).
  std::vector<NameMatch> find(const std::vector<NameWord>& words) const;

  NameKind kind(const NameSense& sense) const;
  /// The row of a country code; nothing for INT and unknown codes.
  std::optional<Country> country(std::string_view code) const;
  Organisation organisation(std::uint32_t row) const;

  /// The code under which a country is reported: that of the state it is part of, where it has none
  /// of its own in ISO 3166.
  std::string_view reported(std::string_view code) const;
  /// Does a demonym begin at word `at`?
  bool demonym_begins(const std::vector<NameWord>& words, std::size_t at) const;

  const Lexicon& lexicon() const { return lexicon_; }
  /// sha256 over the tables' bytes, first 16 hex digits.
  const std::string& version() const { return version_; }

 private:
  /// The longest name that begins at word `first`, if any.
  std::optional<NameMatch> longest(const std::vector<NameWord>& words, std::size_t first) const;
  /// The senses of a key that want to be written as the words from `first` on.
  std::vector<NameSense> senses(const IndexRange& range, const std::vector<NameWord>& words,
                                std::size_t first) const;

  Pack pack_;
  PackIndex names_, isos_;
  Lexicon lexicon_;
  std::string version_;
};

/// Did something with these limits exist on `day` (ISO 8601, may be reduced or empty: unknown)?
bool valid_on(std::string_view from, std::string_view to, std::string_view day);

}  // namespace sayso
