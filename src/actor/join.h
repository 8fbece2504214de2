// Joins entities that bear one name. Inner to this station.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "actor/actor.h"

namespace sayso {

/// What joining looks at of one mention.
struct NamedMention {
  bool actor = false;
  Naming naming = Naming::pronoun;
  std::string words;                     ///< folded, without determiners
  std::vector<std::string> name;         ///< of a person, folded; may be empty
  bool shared = false;                   ///< a family name of several whom the report names
  std::vector<std::string> short_forms;  ///< acronyms that it introduces in brackets
  std::string initials;                  ///< of a name of several words; may be empty
  bool acronym = false;                  ///< one word in capitals
  std::string_view country;              ///< that its own words name; may be empty
  std::optional<SectorId> sector;        ///< that the reader is sure of
  std::string_view state;                ///< country whose state it names; may be empty
};

/// `parts`: [mention] entity, numbered from 0 by first mention; the same again with those joined
/// that one name bears: the same words; one word that ends exactly one longer person's name of an
/// earlier mention; an acronym that an earlier mention introduces, or that is made of the initials
/// of one name; a state and its capital that acts for it. Entities whose own words name different
/// countries, or that the reader is sure are of different sectors, are never joined. O(n log n).
std::vector<std::uint32_t> join_named(const std::vector<NamedMention>& mentions,
                                      std::vector<std::uint32_t> parts);

}  // namespace sayso
