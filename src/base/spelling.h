// How far two spellings lie apart.
#pragma once

#include <cstddef>
#include <string_view>

namespace sayso {

/// Bytes put in, left out or exchanged to make one of the other (Levenshtein). O(a b), memory O(b).
std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace sayso
