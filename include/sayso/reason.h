// Why a code was given: the words, the scores, the runner-up, and the head, rule or table that
// decided. Part of a Coding where Settings::explain is set (docs/formats.md).
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace sayso {

struct ReasonScore {
  std::string label;
  double score = 0;
};

/// Why a field has its value (filled when Settings::explain is set).
struct Reason {
  std::string field;
  std::string value;
  std::string words;                     ///< the words it rests on
  std::optional<double> score;           ///< 0-1; absent where a rule or a table decided
  std::optional<std::string> runner_up;  ///< the next best value
  std::optional<double> runner_up_score;
  std::string decided_by;                      ///< the head of the model, or the rule in words
  std::vector<ReasonScore> scores = {};        ///< the head's best labels, best first
  std::optional<std::string> constraint = {};  ///< the rule that decided against the scores
  std::optional<std::string> without = {};     ///< what the scores alone would have given
  std::optional<std::string> entry = {};       ///< of an actor: the entry it was resolved by
};

}  // namespace sayso
