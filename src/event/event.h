// Events: what happened, as the report tells it: type, act, mode, context, CAMEO, quad, intensity,
// parts and links.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ontology/ontology.h"

namespace sayso {

struct EventLink {
  Relation relation =
      Relation::same;    ///< exchange, same or response; exchange and same stand on both events
  std::uint32_t to = 0;  ///< index into Events
};

/// One act told by one trigger. Indices are into the Mentions it was made from. Plain value.
struct Event {
  std::uint32_t trigger = 0;
  TypeId type, act;
  std::optional<ModeId> mode;
  std::optional<ContextId> context;
  FactualityId factuality;
  TenseId tense;
  std::string cameo;
  std::string cameo_why;
  int quad = 0;
  double intensity = 0;
  std::array<std::vector<std::uint32_t>, kRoles>
      roles;  ///< [role] mentions in the order of the text
  std::vector<EventLink> links;
  double score = 0;  ///< 0-1: product of the probabilities of trigger, actors and recipients;
                     ///< calibrated by the engine if the model can be
};

/// In the order of their triggers. Bare cues are no events.
using Events = std::vector<Event>;

}  // namespace sayso
