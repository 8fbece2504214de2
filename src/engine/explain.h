// Why an event was coded as it was: for each field the words, the score, the runner-up, and the
// head or rule that decided.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/parts.h"
#include "engine/told.h"
#include "sayso/coding.h"

namespace sayso {

/// Gives the reasons of the events of one report; what they all are asked about is gathered once.
/// Borrows the report and the parts.
class Explainer {
 public:
  Explainer(const Told& told, const Parts& parts);

  /// The reasons of an event, in the order of its fields. Scores are uncalibrated probabilities of
  /// the head, rounded to 0.001; a rule or table has none.
  std::vector<Reason> reasons(std::uint32_t event) const;

 private:
  const Told& told_;
  const Parts& parts_;
  std::vector<std::optional<std::uint32_t>> mention_of_;  // [mention candidate]
  std::vector<std::vector<const Ruling*>> rulings_;       // [trigger] in their order, each once
};

/// How sure the mention head is of a mention, 0-1, rounded to 0.001.
double mention_score(const Told& told, const Parts& parts, std::uint32_t mention);

}  // namespace sayso
