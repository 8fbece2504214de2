// What the stations make of one report, all together.
#pragma once

#include "actor/actor.h"
#include "attribution/attribution.h"
#include "document/document.h"
#include "event/event.h"
#include "mention/mention.h"
#include "model/reading.h"
#include "sentence/sentence.h"

namespace sayso {

/// One report on its way: the value that each station handed on. Spans are bytes of
/// document.clean.text.
struct Told {
  Document document;
  Sentences sentences;
  Reading reading;
  Mentions mentions;
  Actors actors;
  Events events;
  Claims claims;
};

}  // namespace sayso
