// The usual case of words: what the tables of data/casing tell of text that comes in one case.
//
// They lie in a pack, in sections casing.*, as sorted lines that are searched where they are.
// Words are keys: in small letters, every run of digits as one 0. Immutable; const use from many
// threads is safe. Borrows from the pack.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pack/pack.h"

namespace sayso {

enum class WordCase : std::uint8_t {
  small,    ///< "talks"
  capital,  ///< "Iran"
  other,    ///< "NATO", "McDonald"
};

/// How a word is written in the middle of a sentence, as far as the word alone tells.
struct UsualCase {
  WordCase is = WordCase::capital;
  bool known = false;     ///< of a row of its own, not of its end
  bool both = false;      ///< often written the other way, too: "minister", "March"
  std::string_view form;  ///< how it is written where it is not small; empty: see recase.h
};

class Casing {
 public:
  Casing() = default;
  static Casing open(const Pack& pack);

  /// A row of words.tsv; else small if it is a form of a small word or ends like one; else capitals
  /// if it has no vowel; else a capital: what no table knows is most often a name.
  UsualCase usual(std::string_view word) const;
  /// What `beside` weighs for a capital (beside.tsv), in tenths; 0 if no row has it.
  std::int32_t weight(std::string_view word, std::string_view beside) const;
  /// Does data/sentence/abbreviations.tsv say `ends` of the word, without its last full stop?
  /// "small": is it written small with stops inside ("p.m")?
  bool says(std::string_view word, std::string_view ends) const;
  bool empty() const { return words_.empty(); }

 private:
  bool is_small_form(std::string_view word) const;
  bool ends_small(std::string_view word) const;
  bool is_small_root(const std::string& root) const;

  Pack pack_;
  std::string_view words_, beside_, ends_, stops_;
  std::vector<std::pair<std::string_view, std::string_view>> forms_;  // "ies" for "y"
};

}  // namespace sayso
