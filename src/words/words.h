// Words as the dictionaries of names see them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace sayso {

/// One word, or one punctuation mark that no name can run across.
struct NameWord {
  Span span;
  std::string key;      ///< lower case, without accents and dots: "U.S." and "US" are both "us"
  bool upper = false;   ///< begins with a capital
  bool caps = false;    ///< holds a capital and no small letter
  bool mark = false;    ///< punctuation
  bool hyphen = false;  ///< a hyphen ties it to the word before it
};

/// Words [first, end) of a document.
struct WordRange {
  std::size_t first = 0, end = 0;
};

/// Cuts bytes [span.begin, span.end) of `text` (UTF-8) into words: runs of letters and digits with
/// apostrophes inside ("P'yongyang"); a chain of single letters with dots is one word ("U.S."); a
/// possessive ending ("'s", "'") is cut off and dropped; hyphens and single dots part words without
/// being words. Linear.
std::vector<NameWord> name_words(std::string_view text, const Span& span);

/// The words of all of `text`.
std::vector<NameWord> name_words(std::string_view text);

/// The keys of words [first, end), joined by spaces.
std::string joined_keys(const std::vector<NameWord>& words, std::size_t first, std::size_t end);

}  // namespace sayso
