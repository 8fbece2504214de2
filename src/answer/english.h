// English word forms: verbs, number of noun phrases, pronouns, prepositions, lists. Tables of
// data/page name what is irregular.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "answer/answer.h"
#include "base/result.h"

namespace sayso {

/// The five forms of a verb.
struct VerbForms {
  std::string base, third, past, participle, gerund;
};

/// A party as it stands in the middle of a sentence.
struct Noun {
  std::string subject, object;  ///< differ for pronouns only
  bool plural = false;
};

/// What is irregular in English. Immutable after loading.
class English {
 public:
  /// Reads verbs.tsv, nouns.tsv, pronouns.tsv and leads.tsv of `folder`. Errors: kNoData,
  /// kDataFile.
  static Result<English> load(const std::string& folder);

  VerbForms forms(const std::string& base) const;
  Noun noun(const Party& party) const;
  /// The words of a party on one line, without what a badly cut span leaves at their ends: words
  /// that no noun phrase begins or ends with, marks that are not closed. "" where nothing is left.
  std::string whole(std::string_view words) const;
  /// What takes up several as a subject.
  const Noun& many() const { return many_; }
  /// The pronoun that takes up a party as a subject: the report's own, else that of its kind;
  /// nothing where neither is known.
  const Noun* pronoun(const Party& party) const;
  /// The preposition of a place or date, or nothing: none where the words begin with one; the
  /// report's own where it is one of such parts; else by the words.
  std::string lead(const Party& party, Role role) const;
  /// What joins a party to the one before it in a list, where that is the report's own word: "of".
  std::string joint(const Party& party) const;
  /// Whether a place or date begins with a preposition of its own.
  bool leads(std::string_view words, Role role) const;

 private:
  enum class Number : std::uint8_t { any, singular, plural };
  using Numbers = std::map<std::string, Number, std::less<>>;
  using Words = std::map<std::string, std::string, std::less<>>;

  Result<void> load_verbs(const std::string& path);
  Result<void> load_nouns(const std::string& path);
  Result<void> load_pronouns(const std::string& path);
  Result<void> load_leads(const std::string& path);
  Number number_of(const Numbers& table, std::string_view word) const;
  /// The word that a noun phrase is about, as written: the last before a comma or a border.
  std::string head_word(std::string_view words) const;
  bool is_plural(const std::string& words, const Party& party) const;
  bool is_day(std::string_view words) const;
  std::string_view without_stumps(std::string_view words) const;

  std::map<std::string, VerbForms, std::less<>> verbs_;
  std::map<std::string, Noun, std::less<>> pronouns_, kinds_;
  Noun many_;
  Words owners_;            // [pronoun before a noun] what stands for it
  Numbers firsts_, lasts_;  // words that begin a noun phrase; its head words
  Numbers fronts_, ends_;   // words that none begins, or ends, with
  Numbers borders_;         // words at which what it is about ends
  std::array<Words, kRoles> own_, by_first_, by_last_;  // [role][word] preposition
  std::array<std::string, kRoles> day_, other_;
};

/// The words on one line, without control and direction-changing characters, cut behind a word
/// where they are longer than `most` bytes.
std::string one_line(std::string_view words, std::size_t most);

/// What stands behind item `at` of `count` in a list: ", " or " and " or nothing.
std::string_view list_separator(std::size_t at, std::size_t count);

/// Splits at `separator`; spaces around the parts are taken away, empty parts left out.
std::vector<std::string> parts_of(std::string_view text, char separator);

}  // namespace sayso
