// Kind and name of an entity from the words of its mentions. Inner to this station.
#pragma once

#include <string>
#include <vector>

#include "actor/actor.h"
#include "dictionary/lexicon.h"
#include "ontology/ontology.h"
#include "words/words.h"

namespace sayso {

Naming naming(const std::vector<NameWord>& words, WordRange range, const Lexicon& lexicon);

/// The kind of an actor, read off the words up to the first comma or preposition:
/// a noun for persons with a name behind it is a person, without one an office, in the plural a
/// class, or a group where they are counted or known ("the", "two"); a noun for groups is what its
/// sector is by default; a mere proper name is what the sector says for one.
std::string actor_kind(const std::vector<NameWord>& words, WordRange range, const Lexicon& lexicon,
                       const Sector& sector);

}  // namespace sayso
