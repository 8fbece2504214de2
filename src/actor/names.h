// The dictionary of country names: from words of a text to the countries that they may stand for.
//
// Names come from data/actors: country_names.tsv, odbl/country_names.tsv, odbl/countries.tsv,
// organisations.tsv, name_kinds.tsv; the lexicon beside it from the rest. Immutable after loading;
// const use from any number of threads is safe.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "actor/lexicon.h"
#include "actor/words.h"
#include "base/result.h"

namespace sayso {

/// What a kind of name is good for (name_kinds.tsv).
struct NameKind {
  std::string name;
  int weight = 0;        ///< evidence for the country, 0-9
  bool demonym = false;  ///< names people or what belongs to them
  bool place = false;
};

/// One thing that a name may stand for. Dates are ISO 8601, may be reduced, and are empty where
/// there is no limit.
struct NameSense {
  std::string country;  ///< ISO 3166-1 alpha-3, a code of countries.tsv, or INT
  std::uint32_t kind = 0;
  std::string sector;  ///< that the name implies; may be empty
  std::string from, to;
};

/// A name found in a text: words [first, last] of the words given.
struct NameMatch {
  std::uint32_t first = 0, last = 0;
  std::uint32_t name = 0;  ///< for CountryNames::senses
};

/// One row of countries.tsv.
struct Country {
  std::string cameo;
  std::string parent;  ///< of what has no code of its own in ISO 3166: the state it is part of
  std::optional<int> cow, gw;
  std::string from, to;
};

class CountryNames {
 public:
  /// Reads the tables of `folder` (data/actors). Errors: kNoData, kDataFile with file and line.
  static Result<CountryNames> load(const std::string& folder);

  /// Names among `words`, from left to right, without overlap. Of two that overlap the one that
  /// ends later stands ("the South Korean": not "the South"); of two that begin together the
  /// longer. Case counts: a word that a name writes with a capital needs one; an abbreviation of up
  /// to three letters needs capitals throughout. O(words x longest name).
  std::vector<NameMatch> find(const std::vector<NameWord>& words) const;

  const std::vector<NameSense>& senses(const NameMatch& match) const { return names_[match.name]; }
  const NameKind& kind(const NameSense& sense) const { return kinds_[sense.kind]; }
  /// The row of a country code; nothing for INT and unknown codes.
  const Country* country(std::string_view code) const;

  /// The code under which a country is reported: that of the state it is part of, where it has none
  /// of its own in ISO 3166. `code` must be one of a sense.
  const std::string& reported(const std::string& code) const;
  /// Does a demonym begin at word `at`?
  bool demonym_begins(const std::vector<NameWord>& words, std::size_t at) const;

  const Lexicon& lexicon() const { return lexicon_; }

  /// sha256 over the files' bytes, first 16 hex digits.
  const std::string& version() const { return version_; }

 private:
  friend class CountryNamesLoader;
  struct Node {
    std::vector<std::uint32_t> names;  ///< that end here: one per spelling
  };
  /// How a name wants to be written.
  struct Spelling {
    std::vector<bool> upper;  ///< [word] begins with a capital
    bool caps = false;        ///< capitals throughout
    std::uint32_t name = 0;
  };

  /// The longest name that begins at word `first`, if any.
  std::optional<NameMatch> longest(const std::vector<NameWord>& words, std::size_t first) const;
  bool written_so(const Spelling& spelling, const std::vector<NameWord>& words,
                  std::size_t first) const;

  std::vector<NameKind> kinds_;
  std::vector<std::vector<NameSense>> names_;  ///< [name]
  std::vector<Spelling> spellings_;
  std::vector<Node> nodes_;  ///< of a trie over words; the root is 0
  std::unordered_map<std::string, std::uint32_t> words_;
  std::unordered_map<std::uint64_t, std::uint32_t>
      edges_;  ///< (node, word) -> node; only looked up
  std::map<std::string, Country, std::less<>> countries_;
  Lexicon lexicon_;
  std::string version_;
};

/// Did something with these limits exist on `day` (ISO 8601, may be reduced or empty: unknown)?
bool valid_on(std::string_view from, std::string_view to, std::string_view day);

}  // namespace sayso
