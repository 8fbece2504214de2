// What would change an answer.
#pragma once

#include <string>
#include <vector>

#include "pact/evaluate.h"

namespace sayso {

/// Facts, and the status that the answer would have if they were so.
struct Change {
  std::vector<Given> facts;
  Status status = Status::triggered;
};

/// Each open, failed or missing atom of the path turned yes and turned no, where that changes the
/// status; then the sets that lead to `triggered`, each without a fact that it could do without.
/// Evaluates anew at most some dozens of times.
std::vector<Change> changes(const Viewpoint& view, const Evaluated& outcome);

/// An atom in the words of its pattern.
std::string atom_words(const Book& book, const Atom& atom);

}  // namespace sayso
