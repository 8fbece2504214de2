// HTML out of words: the only place where text of a report becomes part of a page.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sayso::cli {

/// Appends words as text or as the value of a quoted attribute: what could be markup becomes a
/// character reference; a NUL and bytes that are no UTF-8 become U+FFFD; a carriage return stays
/// one.
void add_escaped(std::string& out, std::string_view words);
std::string escaped(std::string_view words);

/// `name="value"` with a space before it; nothing for an empty value.
std::string attribute(std::string_view name, std::string_view value);

}  // namespace sayso::cli
