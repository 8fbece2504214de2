// Mentions -> Times: the days that the dates of a report mean, and with them when its events
// happened.
//
// A date without a year of its own, or a mere weekday, is counted from the report's date, back or
// forward as the tense of its event says; a date of no event, as the words in front of it say. An
// event has the date that the model ties to it and no other: background never takes the report's.
#pragma once

#include "document/document.h"
#include "mention/mention.h"
#include "ontology/ontology.h"
#include "sentence/sentence.h"
#include "time/time.h"
#include "time/words.h"

namespace sayso {

/// Pure; linear in the text of the dates and of their sentences.
Times reckon(const Mentions& mentions, const Sentences& sentences, const Document& document,
             const Ontology& ontology, const TimeWords& words);

}  // namespace sayso
