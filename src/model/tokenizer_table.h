// What the reference tokenizer does with each code point, as generated tables: its own Unicode
// data, so that no other version of them can change a piece.
#pragma once

#include <cstdint>
#include <span>

namespace sayso::tokenizer_table {

/// Bits 0-2 of a class.
enum Kind : std::uint8_t {
  kPlain = 0,
  kDropped = 1,      ///< a control or format character, U+FFFD: as if it were not there
  kSpace = 2,        ///< parts words
  kPunctuation = 3,  ///< a word of its own
  kIdeograph = 4,    ///< CJK: a word of its own
  kMark = 5,         ///< a mark that is stripped after decomposition
};
/// Further bits of a class. A capital that is no letter (a circled A) has kCapital alone.
inline constexpr std::uint8_t kKindMask = 7, kLetter = 1 << 3, kLower = 1 << 4, kCapital = 1 << 5,
                              kOrdered = 1 << 6;  ///< has a canonical combining class

/// A code point's decomposed, stripped, lower-case form, where it is another one. Hangul syllables
/// decompose by rule and are not listed.
struct Fold {
  char32_t code, to;
};
/// The same where it is two or three code points; `to` ends in 0.
struct Expansion {
  char32_t code;
  char32_t to[3];
};

/// Runs of equal class, sorted: (first code point << 8) | class, each up to the next.
std::span<const std::uint32_t> classes();
/// Runs of equal combining class, in the same form.
std::span<const std::uint32_t> orders();
/// Sorted by code.
std::span<const Fold> folds();
std::span<const Expansion> expansions();

}  // namespace sayso::tokenizer_table
