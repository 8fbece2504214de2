// Why an event was coded as it was: for each field the words, the score, the runner-up, and the
// head or rule that decided.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/parts.h"
#include "engine/told.h"
#include "sayso/coding.h"

namespace sayso {

/// The reasons of an event, in the order of its fields. Scores are uncalibrated probabilities of
/// the head, rounded to 0.001; a rule or table has none.
std::vector<Reason> explain(const Told& told, const Parts& parts, std::uint32_t event);

/// How sure the mention head is of a mention, 0-1, rounded to 0.001.
double mention_score(const Told& told, const Parts& parts, std::uint32_t mention);

}  // namespace sayso
