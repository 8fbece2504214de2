// Runs scenarios against a book.
#pragma once

#include <vector>

#include "pact/scenario.h"
#include "survey/answer.h"

namespace sayso {

/// What each expectation of a scenario came to, in its order. An expectation sees the lines above
/// it. Thread-safe.
std::vector<PactExpectation> run_scenario(const Book& book, const Scenario& scenario);

}  // namespace sayso
