// Parts entities that a country or the name of another person contradicts. Inner to this station.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dictionary/officials.h"
#include "mention/mention.h"

namespace sayso {

/// What a mention's own words say of who it is; empty where they say nothing.
struct OwnWords {
  std::string_view country;
  std::vector<std::string> name;  ///< the words of its name, folded
  bool person = false;            ///< the name is that of a person
};

/// Does the reader hold a mention to be one with the one that it takes up, whatever their names?
bool is_surely_one(const Mention& mention);

/// May two names be those of one: have they a word in common, or nearly; and if both are whole
/// names of officials, of the same one? Without a common word two persons are two, and an official
/// is nobody else.
bool may_be_one(const OwnWords& left, const OwnWords& right, const Officials& officials);

/// [mention] its entity, numbered from 0 by first mention: that of `Mention::entity`, unless its
/// own words name another country than the words of those that it would join, or another person and
/// the reader is not sure of it. `words`: [mention].
///
/// In the order of the text each mention follows the one that it takes up, without such a one the
/// nearest earlier one of its entity. Where the two disagree, it goes to the nearest part of its
/// entity that agrees and is itself told by such words, or begins a new entity.
std::vector<std::uint32_t> part_entities(const std::vector<Mention>& mentions,
                                         const std::vector<OwnWords>& words,
                                         const Officials& officials);

}  // namespace sayso
