// Where an event is in its life at the end of a day, as defined in docs/ledger.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "judging/tally.h"

namespace sayso {

struct EventStage {
  std::string stage;  ///< planned happened overdue called-off hypothetical; empty: nobody holds it
  bool done = false;  ///< it happened after it was planned
  std::optional<std::string> expected_by;  ///< as announced last
  std::string why;                         ///< in plain words
};

/// Words that are withdrawn count for nothing. Only named voices make a plan an act that happened;
/// an unnamed one does where nothing was planned.
EventStage stage_of(const std::vector<EventWord>& words, const std::string& today);

}  // namespace sayso
