// Mentions -> Actors: who the entities of a document are, as far as its own words tell.
//
// Country: from the names, demonyms, capitals and seats of power in the words of a mention
// (country.h says which of several counts), carried over the entity from the mention that tells it
// best. An actor whose sector is international by definition is INT. Kind and name: kind.h.
// Mentions whose own words name two countries are never one entity: part.h.
#pragma once

#include "actor/actor.h"
#include "actor/names.h"
#include "document/document.h"
#include "mention/mention.h"
#include "ontology/ontology.h"

namespace sayso {

/// Pure; linear in text and mentions up to a logarithm.
Actors resolve(const Mentions& mentions, const Document& document, const CountryNames& names,
               const Ontology& ontology);

}  // namespace sayso
