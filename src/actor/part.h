// Parts entities that a country contradicts. Inner to this station.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mention/mention.h"

namespace sayso {

/// [mention] its entity, numbered from 0 by first mention: that of `Mention::entity`, unless its
/// own words name another country than the words of those that it would join. `countries`:
/// [mention] the country that its own words name, empty where they name none.
///
/// In the order of the text each mention follows the one that it takes up, without such a one the
/// nearest earlier one of its entity. Where the two name different countries, it goes to those of
/// its entity that name its own, or begins a new entity. O(n log n).
std::vector<std::uint32_t> part_entities(const std::vector<Mention>& mentions,
                                         const std::vector<std::string_view>& countries);

}  // namespace sayso
