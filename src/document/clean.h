// Cleans a text for reading, with a map back to it.
//
// UTF-8 encoded twice is what it was ("PeÃ±a" is "Peña"). Byte-order marks, soft hyphens,
// zero-width and direction marks go, so that a word they stood in is whole again; line ends become
// LF; spaces of all kinds become plain spaces; curly, low and angle quotes become ' and ", also
// those of windows-1252 that came as controls, its dashes a hyphen; other controls become spaces;
// the rest is brought to NFC. Dashes stay.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casing/casing.h"
#include "document/document.h"

namespace sayso {

/// The largest text that can be cleaned: spans count in 32 bits, and NFC may lengthen.
inline constexpr std::size_t kMostCleanBytes = std::size_t{1} << 30;

/// `text` must be UTF-8 and at most kMostCleanBytes. Cleaning a clean text changes nothing.
/// O(n log n), linear but for endless runs of combining marks.
Clean clean_text(std::string_view text);

/// The same for Markdown: its markup is left out as well (see document/markdown.h).
Clean clean_markdown(std::string_view text);

/// Gives each stretch of a clean text that came in one case (casing/stretches.h) its usual case and
/// returns the stretches. Every offset holds; nothing else of the text changes.
std::vector<Span> give_usual_case(std::string& text, const Casing& casing);

}  // namespace sayso
