// Dates, places and quantities as the public Coding has them.
#pragma once

#include <cstdint>

#include "engine/output_ids.h"
#include "engine/told.h"
#include "sayso/coding.h"

namespace sayso {

/// Fills in what the words of a mention mean.
void render_value(const Told& told, std::uint32_t mention, CodedMention& out);

/// Fills in when and where an event happened, and how many it killed, wounded or held.
void render_scene(const Told& told, const OutputIds& ids, std::uint32_t trigger, CodedEvent& out);

}  // namespace sayso
