// The text of the article in a page.
#pragma once

#include <string>

#include "markup/tree.h"

namespace sayso {

/// The paragraphs of the article, with an empty line between them; white space is made one space.
/// Navigation, sharing, comments, captions and the like are left out, and so is the title where it
/// stands again before the text. The article is the element that the most text hangs on, measured
/// by paragraphs, commas and links after the published rules of Readability. Empty where a page
/// has none.
std::string article_text(const Tree& tree, const std::string& title);

/// All paragraphs of a fragment, as a feed's item holds it.
std::string fragment_text(const Tree& tree);

}  // namespace sayso
