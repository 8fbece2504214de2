// The text of a report with its annotations, as HTML: the text itself, letter for letter, with
// coloured triggers, marked parts and cues, and brackets around what somebody says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sayso/coding.h"

namespace sayso::cli {

/// A stretch of the text that becomes an element. Stretches may overlap in any way: an element that
/// another one cuts is closed and opened again.
struct Stretch {
  std::uint32_t start = 0, end = 0;  ///< code points
  std::string id;                    ///< unique in the page
  std::string href;                  ///< where it leads; empty: it is no link
  std::string classes;               ///< separated by spaces
  std::string more;                  ///< further attributes of its first element, as markup
};

/// The text in blocks, one per paragraph. The text of the elements is the text given, where no
/// character is forbidden in HTML (see add_escaped). Linear in the text, but for stretches that lie
/// over each other.
std::string text_view(const Coding& coding, std::vector<Stretch> stretches);

}  // namespace sayso::cli
