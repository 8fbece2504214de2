// What the stations make of one report, all together.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "actor/actor.h"
#include "attribution/attribution.h"
#include "document/document.h"
#include "event/event.h"
#include "mention/mention.h"
#include "model/reading.h"
#include "place/place.h"
#include "quantity/quantity.h"
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

/// [mention candidate of the Reading] the mention that it became, if it did.
inline std::vector<std::optional<std::uint32_t>> mentions_by_candidate(const Told& told) {
  std::vector<std::optional<std::uint32_t>> out(told.reading.mentions.size());
  const std::vector<Mention>& mentions = told.mentions.mentions;
  for (std::uint32_t i = 0; i < mentions.size(); ++i) out[mentions[i].candidate] = i;
  return out;
}

}  // namespace sayso
