// A random case as the files that the real evaluator reads.
#pragma once

#include <string>

#include "case.h"

namespace sayso::pact_oracle {

/// Atoms, words and general law that the cases use.
std::string general_text();

/// The area, the organ and the pact `t-pact`.
std::string book_text(const Case& book);

/// A scenario that holds one `at` and `ask` a question, and expects `status[question][viewpoint]`.
std::string scenario_text(const Case& book, const std::vector<std::vector<std::string>>& status);

}  // namespace sayso::pact_oracle
