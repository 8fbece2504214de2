// What a page tells of its article beside the text: title, date, byline, outlet, address.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "markup/page.h"
#include "markup/tree.h"

namespace sayso {

/// The first that is told of: JSON-LD of a kind of Article, meta elements (OpenGraph and the usual
/// names), what the page shows (h1, time, an element that is called byline or author), the title
/// element. A date without a day, or in figures whose order is open, is none.
Page read_head(const Tree& tree);

/// Is it an address of the web?
inline bool is_address(std::string_view words) {
  return words.starts_with("http://") || words.starts_with("https://");
}

/// written_day (words/date_words.h) in ISO 8601.
std::optional<std::string> day_of(std::string_view words);

}  // namespace sayso
