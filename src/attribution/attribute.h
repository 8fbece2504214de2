// From mentions and events to Claims: who vouches for what, through whom, how firmly.
#pragma once

#include "attribution/attribution.h"
#include "document/document.h"
#include "event/event.h"
#include "mention/mention.h"
#include "ontology/ontology.h"

namespace sayso {

/// The claims of every event: one per path upwards through the `says` links, from the innermost
/// voucher to the outlet; one with an empty chain where nobody in the text vouches for the event.
///
/// Vouchers are bare cues and verbal events that say something alike ("denied sending" is an event
/// and a voucher that denies). Paths are bounded: at most 16 links deep (the outlet vouches for
/// what lies above) and 32 an event, those through stronger links first. A claim whose kind denies
/// stands on the no side; others take the event's factuality. Where a verbal event vouches, the
/// ontology's derived kind (ask, threaten, promise) takes the place of the cue's own unless that
/// denies; where a plain word of saying ("said", not "denied") denies, what is told as true beside
/// is asserted, unless somebody else charges it. `mentions.links` must be acyclic in `says`. Never
/// fails. Time O(links log links + claims
/// * depth). Thread-safe.
Claims attribute(const Mentions& mentions, const Events& events, const Document& document,
                 const Ontology& ontology);

}  // namespace sayso
