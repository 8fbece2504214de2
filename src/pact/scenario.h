// Scenarios: questions with the answers that are expected of a book.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pact/facts.h"

namespace sayso {

/// Who asks: what `holder` owes `wanted` under one kind of duty, or one article, of a pact.
struct Ask {
  std::string pact, duty, article;  ///< one of duty and article is empty
  std::string protected_state, holder;
};

/// What a line of a scenario adds to those above it.
struct ScenarioStep {
  enum class What : std::uint8_t { at, event, fact, reading, ask, expect, chain, must_name };
  What what = What::at;
  Date day;
  Attack event;
  Given fact;
  Said reading;
  Ask ask;
  /// Of expect: viewpoints; of chain: holder, pact; of must_name: them; of ask: as written.
  std::vector<std::string> words;
  std::string status;  ///< of expect and chain
  std::uint32_t line = 0;
};

struct Scenario {
  std::string id, question, file;
  std::uint32_t line = 0;
  std::vector<ScenarioStep> steps;
};

}  // namespace sayso
