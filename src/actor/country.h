// The country of an actor or place, read off the words of its mention. Inner to this station.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "dictionary/names.h"

namespace sayso {

/// A country with the words that say so.
struct CountryEvidence {
  std::string country;  ///< ISO 3166-1 alpha-3, or INT
  int weight = 0;       ///< 1-9; the greater the surer
  std::string why;
  std::optional<std::uint32_t> organisation{};  ///< row of the body that the words name, if any
  std::string_view sector{};                    ///< of that body
  bool behind = false;                          ///< the name stands behind a comma
  bool of_body = false;                         ///< the name is that of a body, not a weak one
};

/// A country that a name or word in the text speaks for.
struct NamedCountry {
  Span span;
  int weight = 0;  ///< NameKind::scene
  std::string country;
};

/// The names of one document, found once. Keeps references to `text` and `names`.
class CountryReader {
 public:
  /// `day`: the document's date, ISO 8601, or empty.
  CountryReader(std::string_view text, std::string_view day, const CountryNames& names);

  /// Which names stand for a country here, where that needs context: the countries that the text
  /// names, and those of the towns and divisions that it names. Once, before any question below.
  void settle(std::set<std::string> towns);

  /// What the words in `span` say. A name in front counts most; one behind a comma less; one behind
  /// "of" or "in" less again; what stands behind "to" or "against", or is tied on ("-backed"), is
  /// another party; actors of several countries at once have none. `place`: the span names a place.
  /// `sector` (may be empty) settles names of several senses. Nothing if no name is good enough.
  std::optional<CountryEvidence> read(const Span& span, bool place, std::string_view sector) const;

  /// Do the words in `span` hold a name at all, be it of another party? One that is hardly meant
  /// (weak) does not count.
  bool names_any(const Span& span) const;

  /// The country that words [first, end) name as a state, or by its capital; or "". `sector` as for
  /// read().
  std::string_view state(std::size_t first, std::size_t end, std::string_view sector) const;

  /// The sectors that names in `span` imply, each with whether the name is the head of the phrase:
  /// all senses that are valid on the day.
  std::vector<std::pair<std::string_view, bool>> sectors(const Span& span) const;

  /// Do the words in `before`, which lead from the head of a phrase to a name, make it that of
  /// another party, or does what is tied on behind it?
  bool of_another(const Span& before, const Span& name) const;

  /// Countries that the text names without doubt, with how often.
  const std::map<std::string, int>& countries() const { return countries_; }
  /// What in the text speaks for one country, by place: its names, and words that mostly its own
  /// reports use.
  const std::vector<NamedCountry>& named() const { return named_; }
  const std::vector<NameWord>& words() const { return words_; }
  /// Words that lie in `span`: [first, end) of words().
  std::pair<std::size_t, std::size_t> inside(const Span& span) const;

 private:
  template <class Test>
  void drop(Test test);
  /// Is it the acronym of an organisation, but for its capitals ("Meta", "Kanu")?
  bool acronym_in_small_letters(const NameMatch& match) const;
  /// Part of a person's name ("Jordan Whitfield", "Joseph Kanu").
  bool personal(const NameMatch& match) const;
  /// A word of a text in capitals rather than an abbreviation ("TOLD US").
  bool shouted(const NameMatch& match) const;
  bool needs_context(const NameMatch& match) const;
  /// Counts only where its country is named otherwise.
  static bool weak(const NameMatch& match);
  /// The country of a name that has one sense only and places a report.
  std::optional<std::string> clear_country(const NameMatch& match) const;
  /// In a text without capitals: may it be other words than a name ("turkey", "time")?
  bool common_words(const NameMatch& match) const;
  /// Notes the country that the name speaks for, if its senses agree on it.
  void note(const NameMatch& match);
  /// Takes the words that name nobody out of the matches.
  void drop_usage();
  /// The sense that a name has here.
  const NameSense* sense(const NameMatch& match, std::string_view sector) const;
  std::vector<const NameSense*> valid_senses(const NameMatch& match) const;
  /// Those that a name has by itself: without the weak ones, but where there are no others.
  std::vector<const NameSense*> meant_senses(const NameMatch& match) const;
  /// The first match at or behind word `at`.
  std::vector<NameMatch>::const_iterator match_from(std::size_t at) const;
  int weight(const NameMatch& match, const NameSense& sense, std::size_t first, bool place) const;
  /// Is the name at `match` joined with names of other countries ("Kenyan and Ugandan")?
  bool of_several(std::vector<NameMatch>::const_iterator match, std::size_t end,
                  const std::string& country) const;
  /// Is the match the head of the phrase [first, end): "the Taliban in Kunduz", not "a NATO aide"?
  bool heads(const NameMatch& match, std::size_t first, std::size_t end) const;
  bool behind_comma(std::size_t first, std::size_t end) const;
  bool counts(std::size_t word) const;
  /// Of a name that is words [name, end), in a phrase that begins at word `first`.
  int penalty(std::size_t first, std::size_t name, std::size_t end) const;

  std::string_view text_;
  std::string_view day_;
  const CountryNames& names_;
  std::vector<NameWord> words_;
  std::vector<NameMatch> matches_;
  std::map<std::string, int> countries_;  // named without doubt, with how often
  std::set<std::string> towns_;           // countries of which a town or division is named
  std::vector<NamedCountry> named_;
};

}  // namespace sayso
