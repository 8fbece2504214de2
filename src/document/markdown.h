// Leaves the markup out of a Markdown text.
//
// After CommonMark 0.31, in one pass and leniently: what cannot be read as markup stays as text.
// Gone: front matter, heading marks and underlines, quote marks, rules, code fences and backticks,
// matched emphasis marks, link brackets with their targets, link definitions, images whole,
// footnote marks, HTML tags and comments. Entities and escaped characters stand for what they mean.
// List bullets and numbers stay.
#pragma once

#include <optional>
#include <string_view>

#include "base/span.h"
#include "document/document.h"

namespace sayso {

/// `text` must be UTF-8 and under 4 GiB. Linear time.
Clean strip_markdown(std::string_view text);

/// The words of the heading that opens the text ("# …", or underlined), in the text as given; front
/// matter and blank lines may stand before it.
std::optional<Span> opening_heading(std::string_view text);

}  // namespace sayso
