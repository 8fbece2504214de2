// Who of the officials may bear a name, and for whom a family name alone stands. Inner to this
// station.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "dictionary/officials.h"

namespace sayso {

/// Persons of one family name that are looked at; nobody of a name that more bear.
inline constexpr std::size_t kMostSharing = 400;

/// All whom the name, or its last words, may mean; few of one family name at most.
std::vector<std::uint32_t> named_persons(std::vector<std::string> words,
                                         const Officials& officials);

/// Whom a family name alone stands for in a report that names these countries: him who stands for
/// it anywhere, if nobody of another country bears it or his own is named; else, of a name that few
/// bear, him who does among the bearers of the countries named.
/// `sharing`: all who bear the name.
std::optional<std::uint32_t> stands_for(const std::vector<std::uint32_t>& sharing,
                                        const std::map<std::string, int>& named,
                                        const Officials& officials);

}  // namespace sayso
