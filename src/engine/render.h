// From the values of the stations to the public Coding: ids, code points of the given text, names
// in place of numbers.
#pragma once

#include "engine/parts.h"
#include "engine/told.h"
#include "sayso/coding.h"

namespace sayso {

/// The Coding of a report. Spans of the clean text become code points of the text as given; ids
/// count from 1 in the order of the text (m, e, v, s, q), claims have the hash of docs/formats.md;
/// scores are rounded to 0.001. Events below Settings::min_score are left out with their claims,
/// unless they vouch for one that stays. Never fails. Thread-safe.
Coding render(const Told& told, const Parts& parts);

}  // namespace sayso
