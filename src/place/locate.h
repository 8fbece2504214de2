// Mentions -> Locations: which places the words of a report mean, and where its events happened.
//
// An event happened at the place that the model ties to it; else at that of an event told to be the
// same; else at the nearest place of its sentence that no other event has; else, for acts that are
// done at a place, at the last place before it in its paragraph. The dateline says where a report
// was filed: it counts only where the text points to it ("here").
#pragma once

#include "document/document.h"
#include "mention/mention.h"
#include "ontology/ontology.h"
#include "place/gazetteer.h"
#include "place/place.h"
#include "sentence/sentence.h"

namespace sayso {

/// Pure. Linear in text and mentions up to a logarithm, and in the mentions of a sentence squared.
Locations locate(const Mentions& mentions, const Sentences& sentences, const Document& document,
                 const Ontology& ontology, const Gazetteer& gazetteer);

}  // namespace sayso
