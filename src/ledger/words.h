// Words of a text as the ledger compares them: lower case, light stems, names and numbers.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/rules.h"

namespace sayso {

/// What is compared of a sentence. Sorted.
struct WordSets {
  std::set<std::string> stems;      ///< of words that are neither stop words nor numbers
  std::set<std::string> names;      ///< of capitalised words that do not begin the sentence
  std::set<std::string> countries;  ///< whose names or people are among the words
  std::string opening;              ///< stem of a capitalised word that begins it: a name or not
  std::set<std::string> numbers;    ///< in digits, or small ones in words
};

/// Stretches of letters and digits, lower case; apostrophes part words, and a lone "s" behind one
/// is dropped. Linear.
std::vector<std::string> plain_words(std::string_view text);

/// plain_words joined by single spaces, with one in front and one behind.
std::string plain_text(std::string_view text);

/// The last words of a plain text, plain.
std::string last_words(const std::string& plain, std::size_t most);

/// Cuts the endings of plurals, participles and nouns of action ("shelled", "shelling", "shells"
/// give "shell"), as Porter's stemmer does in its first steps; at least three letters stay.
std::string stem_of(std::string word);

/// Adds the words of a sentence. What begins with a full stop goes on in one: its first word is a
/// name where it is capitalised.
void add_words(std::string_view sentence, const LedgerRules& rules, WordSets& sets);

/// Whether one of the class's phrases stands in `plain` (as plain_text gives it).
bool holds_phrase(const std::string& plain, std::string_view word_class, const LedgerRules& rules);

/// Whether `plain` begins with one of the class's phrases.
bool begins_with(const std::string& plain, std::string_view word_class, const LedgerRules& rules);

/// Words as hashes of 64 bits, sorted: for sets that are held against each other again and again.
using WordMarks = std::vector<std::uint64_t>;
WordMarks marks_of(const std::set<std::string>& words);

/// Shared elements by the geometric mean of the sizes: 0 to 1; 0 where one is empty.
double cosine(const WordMarks& one, const WordMarks& other);
/// Shared elements by the smaller size.
double overlap(const WordMarks& one, const WordMarks& other);
/// Whether any is shared.
bool meet(const WordMarks& one, const WordMarks& other);

}  // namespace sayso
