// The claims on an event as words of voices, before they are weighed.
#pragma once

#include <vector>

#include "judging/tally.h"

namespace sayso {

/// Each claim as the word of each of its voices, with what each voice is called once over all
/// reports, and which words were taken back: with their report, with the report that theirs copies,
/// or because their outlet takes the event back.
std::vector<EventWord> told_words(const Known& known);

}  // namespace sayso
