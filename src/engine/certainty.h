// How likely it is that an event's type, actors and recipients are all right, as the strict scorer
// of the corpus means it.
//
// Logistic regression on the logarithms of what the model's own scores say of each part (Platt
// scaling with several inputs: Platt 1999), with the weights of the model's manifest, fitted by
// training/fit.py. Pure functions.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "engine/parts.h"
#include "engine/told.h"

namespace sayso {

/// The inputs, by the names that the manifest gives their weights:
/// trigger        log of the logistic function of the trigger's score
/// type           log of the type head's probability of the event's type
/// chosen         sum over the actors and recipients of the log of their probability in that role
/// left           sum over the actors and recipients that it could have, of the log of 1 - that
/// no_actors      1 if it has none
/// no_recipients  1 if it has none
/// said           1 if another event or cue says it
using CertaintyInputs = std::array<double, kCalibrationInputs.size()>;

CertaintyInputs certainty_inputs(const Told& told, const Parts& parts, std::uint32_t event);

/// Replaces the score of each event by its calibrated one, to the nearest thousandth; leaves them
/// where the model has no calibration.
void calibrate(Told& told, const Parts& parts);

}  // namespace sayso
