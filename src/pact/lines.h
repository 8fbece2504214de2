// The lines of a pact file as words.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

/// One word of a line; a quoted one lost its quotation marks.
struct LineWord {
  std::string_view text;
  std::string_view whole;  ///< as written, quotation marks included
  bool quoted = false;
};

struct BookLine {
  std::uint32_t number = 0;  ///< from 1
  std::vector<LineWord> words;
  std::string_view rest(std::size_t first) const;  ///< as written from that word on; "" beyond
};

/// The texts of words, joined by spaces.
std::string texts_of(std::span<const LineWord> words);

/// Splits the bytes of a file into lines of words. `#` at the start of a word begins a comment;
/// `"a b"` is one word; a quotation mark that is not closed closes at the end of its line. Lines
/// without words are left out, and so is a byte order mark at the very front. The words view
/// `bytes`. Linear time; never fails.
std::vector<BookLine> split_lines(std::string_view bytes);

}  // namespace sayso
