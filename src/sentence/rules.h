// The table of words that decide where a sentence ends: data/sentence/abbreviations.tsv.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sayso {

/// After which abbreviation a sentence may end.
enum class Ends : std::uint8_t {
  never,   ///< "Mr.", "vs."
  number,  ///< "No.": not before a number, else as after any word
  opener,  ///< "U.S.", "Nov.": only before an opener
  place,   ///< "Ala.": before an opener, or before any capital where it follows a comma
};

/// Immutable; read it from any thread.
class SplitRules {
 public:
  /// Columns word, kind, ends. Errors: kNoData, kDataFile (an unknown value of `ends`, an empty or
  /// repeated word).
  static Result<SplitRules> load(const std::string& path);

  /// What the table says of `word`, given without its last full stop ("Gen", "p.m"). With `fold` a
  /// word all in capitals or all small is also looked up with one capital: for a text of one case.
  std::optional<Ends> abbreviation(std::string_view word, bool fold) const;
  /// Whether the word with its capital begins a sentence and no name ("The"); `fold` as above.
  bool opener(std::string_view word, bool fold) const;
  /// Whether the word is a verb of saying ("said"), in small letters or in capitals.
  bool says(std::string_view word) const;

 private:
  SplitRules() = default;
  std::map<std::string, Ends, std::less<>> abbreviations_;
  std::set<std::string, std::less<>> openers_, says_;
};

}  // namespace sayso
