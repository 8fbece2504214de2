// Mentions -> Quantities: how many things and people the mentions of a report name, and how many
// its events killed, wounded or held.
#pragma once

#include "document/document.h"
#include "mention/mention.h"
#include "ontology/ontology.h"
#include "quantity/quantity.h"
#include "quantity/words.h"
#include "sentence/sentence.h"

namespace sayso {

/// A toll belongs to the event whose trigger tells it ("killed five"), else to the nearest deed of
/// its sentence, else to the nearest event. Pure; linear in the text of the sentences with events.
Quantities count(const Mentions& mentions, const Sentences& sentences, const Document& document,
                 const Ontology& ontology, const QuantityWords& words);

}  // namespace sayso
