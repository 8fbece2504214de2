// Mentions -> Events: one event per trigger that is no bare reporting cue.
//
// Type, act, mode, context, factuality and tense are those of the trigger; quad and intensity come
// from the ontology by type and mode, the CAMEO code by its choice table from type, planned act,
// mode, context, tense and the words of trigger, object, basis, recipients and of what the event
// says. A plan keeps the type and the CAMEO root of a plan (03, intent to cooperate); which code of
// that root is decided by the act that is planned.
#pragma once

#include <string_view>

#include "event/event.h"
#include "mention/mention.h"
#include "ontology/ontology.h"

namespace sayso {

/// `text`: the clean text that the spans of `mentions` lie in. The score is the product of the
/// logistic functions of the trigger's score and of the arcs to actors and recipients, rounded to
/// 0.001. Links stand as in `mentions`; those to or from bare cues are left out. Never fails.
/// O(n log n) in triggers and arcs. Thread-safe.
Events assemble(const Mentions& mentions, std::string_view text, const Ontology& ontology);

}  // namespace sayso
