// What the stations make of one report, all together.
#pragma once

#include "actor/actor.h"
#include "attribution/attribution.h"
#include "document/document.h"
#include "event/event.h"
#include "mention/mention.h"
#include "place/place.h"
#include "quantity/quantity.h"
#include "reading/reading.h"
#include "sentence/sentence.h"
#include "time/time.h"

namespace sayso {

/// One report on its way: the value that each station handed on. Spans are bytes of
/// document.clean.text.
struct Told {
  Document document;
  Sentences sentences;
  Reading reading;
  Mentions mentions;
  Locations places;
  Times times;
  Quantities quantities;
  Actors actors;
  Events events;
  Claims claims;
};

}  // namespace sayso
