// Blocks: the stretches of a clean text that no sentence goes beyond.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "document/document.h"

namespace sayso {

/// One paragraph, list item or heading. Ends on no white space; holds some text.
struct Block {
  Span span;  ///< in the clean text
  bool heading = false;
};

/// ASCII white space: all that a clean text holds.
inline bool is_blank(char byte) {
  return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r' || byte == '\v' ||
         byte == '\f';
}

/// Whether a stretch of text holds a letter or a number: else it is marks alone.
bool has_letter_or_digit(std::string_view text);

/// The blocks of `document.clean.text`, in its order; together they hold all that is not white
/// space. Blank lines always part. Inside a group of lines a line break parts
///  - before a list item and around a heading: "# ...", a line all in capitals,
///  `document.headline`;
///  - where wrapping would not have broken the line (the next word would have fitted into the
///    width of the group, or lines are longer than any wrapping makes them), if the line ends a
///    sentence, or is short and the next one begins with a capital.
/// A line of marks only (a rule) belongs to the line above it. Linear time.
std::vector<Block> blocks(const Document& document);

}  // namespace sayso
